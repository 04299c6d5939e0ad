// Looks at the page of a destination in Shadow; prints what it saw as one line of JSON.
import { browser, logIn, open, send, settled, tour, wrong } from "./browser.mjs";

const { BASE } = process.env;
const seen = { wrong, rows: [] };
const order = (name, i) => ({ type: "track", event: name, userId: "user-" + (i % 5), messageId: name + i, properties: { kameleoonVisitorCode: "visitor123456789" + (i % 5), revenue: 19.9, currency: "EUR" } });
const counts = { "Order Completed": 12, "Signed Up": 5, "Product Viewed": 3 };
await send(Object.entries(counts).flatMap(([name, n]) => Array.from({ length: n }, (_, i) => order(name, i))));
await settled();

const page = await open(1280, 900, "light");
await logIn(page);
await page.goto(BASE + "/console");
await page.getByRole("link", { name: "Shadow" }).click();
await page.waitForURL(/shadow/);
seen.title = (await page.textContent("h1")).replace(/\s+/g, " ").trim();
seen.wouldBe = Number(await page.textContent("[data-figure=would-be]"));
for (const row of await page.locator("tbody tr").all()) seen.rows.push((await row.locator("td").allTextContents()).map((text) => text.replace(/\s+/g, " ").trim()));
seen.advice = await page.locator(".notice.warn").count();
await tour([["shadow", "/shadow"], ["shadow-goals", "/goals"]]);
await browser.close();
console.log(JSON.stringify(seen));
