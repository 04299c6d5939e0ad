// Drives every page of the console as a person does; prints what it saw as one line of JSON.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { BASE, TOKEN, WRITE_KEY, DESTINATION, CHROMIUM, SHOTS } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const seen = { unauthorized: {}, figures: {}, axe: [], errors: [], foreign: [], hacked: false };
const paths = ["", "/events", "/event?id=hostile", "/tester", "/goals", "/audiences", "/configuration", "/alerts", "/replays"];
mkdirSync(SHOTS, { recursive: true });

// Text that is a page, a script and an attribute's end at once, wherever an event has text.
const hostile = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'\${7*7}`;
const send = (body) => fetch(BASE + "/v1/batch", {
  method: "POST",
  headers: { Authorization: "Basic " + Buffer.from(WRITE_KEY + ":").toString("base64"), "Content-Type": "application/json" },
  body: JSON.stringify({ batch: body }),
}).then((answer) => { if (!answer.ok) throw new Error("batch answered " + answer.status); });
const api = (path, options = {}) => fetch(BASE + "/api/v1" + path, { ...options, headers: { Authorization: "Bearer " + TOKEN, "Content-Type": "application/json" } }).then((answer) => answer.json());
const until = async (what, probe) => {
  for (let i = 0; i < 240; i++) {
    const found = await probe();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("never came: " + what);
};

const properties = { kameleoonVisitorCode: "visitor1234567890" };
const events = [];
for (let i = 0; i < 40; i++) events.push({ type: "track", event: ["Order Completed", "Product Viewed", "Signed Up"][i % 3], userId: "user-" + (i % 7), messageId: "story-" + i, properties: { ...properties, revenue: 10 + i, currency: "EUR", password: "hunter2" } });
for (let i = 0; i < 6; i++) events.push({ type: "track", event: "Internal", userId: "staff", messageId: "internal-" + i, properties });
events.push({ type: "track", event: "Broken", userId: "user-1", messageId: "broken-1", properties });
events.push({ type: "identify", userId: "user-1", messageId: "identify-1", traits: { plan: "premium" } });
events.push({ type: "track", event: "Audience Entered", userId: "user-1", messageId: "audience-1", properties: { ...properties, audience_key: "big_spenders", big_spenders: true }, context: { personas: { computation_class: "audience", computation_key: "big_spenders" } } });
events.push({ type: "track", event: hostile, userId: hostile, anonymousId: hostile, messageId: "hostile", properties: { ...properties, [hostile]: hostile }, context: { page: { url: hostile } } });
await send(events);
seen.sent = events.length;
seen.identity = await until("nothing pending", async () => {
  const identity = await api("/delivery/identity");
  return identity.pending === 0 && identity.received > 0 && identity;
});
seen.report = await until("all counted", async () => {
  const report = await api("/delivery?groupBy=NAME");
  return report.totals.received === seen.identity.received && report.totals.pending === 0 && report;
});

for (const path of paths) seen.unauthorized[path] = (await fetch(BASE + "/console" + path, { redirect: "manual" })).status;

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
const open = async (width, height, colorScheme) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  // A browser also reports the refusals that are asked for.
  page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("status of 401")) seen.errors.push(message.text()); });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(BASE) && !request.url().startsWith("data:")) seen.foreign.push(request.url()); });
  page.on("dialog", (dialog) => dialog.accept());
  return page;
};
const logIn = async (page) => {
  await page.goto(BASE + "/console/login");
  await page.fill("#token", TOKEN);
  await page.click("button[type=submit]");
  await page.waitForURL(BASE + "/console");
};
const look = async (page, name, variant) => {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${SHOTS}/${name}-${variant}.png`, fullPage: variant.startsWith("phone") });
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const one of found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact))) {
    seen.axe.push(`${name} ${variant}: ${one.id} ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
  }
  seen.hacked ||= await page.evaluate(() => window.hacked !== undefined);
};

// The way in.
const page = await open(1280, 900, "light");
await page.goto(BASE + "/console/events");
await page.fill("#token", "not the token at all");
await page.click("button[type=submit]");
seen.wrongToken = await page.textContent("[role=alert]");
await look(page, "login", "desktop-light");
await logIn(page);

// The overview's figures.
await page.goto(BASE + "/console?range=1h");
for (const name of ["received", "delivered", "filtered", "discarded", "pending"]) seen.figures[name] = Number((await page.textContent(`[data-figure=${name}]`)).replaceAll(",", ""));
seen.addsUp = await page.textContent("[data-ever] .chip");

// By keyboard: past the navigation, and to the search.
await page.keyboard.press("Tab");
seen.firstStop = await page.evaluate(() => document.activeElement.textContent);
await page.goto(BASE + "/console/events");
await page.keyboard.press("/");
await page.keyboard.type("hostile");
await page.keyboard.press("Enter");
await page.waitForURL(/console\/event\?id=hostile/);
seen.hostileSteps = await page.locator(".steps > li").count();
seen.hostileShown = (await page.textContent("h1")).includes("<script>");

// Search, and explain a filtered one.
await page.goto(BASE + "/console/events?status=FILTERED");
seen.filteredRows = await page.locator("tbody tr").count();
await page.locator("td a.mono").first().click();
seen.filteredBy = (await page.locator(".steps .chip", { hasText: "filtered" }).first().locator("..").textContent()).replace(/\s+/g, " ").trim();
await page.goto(BASE + "/console/event?id=story-0");
await page.locator("summary", { hasText: "Body as stored" }).click();
seen.masked = !(await page.content()).includes("hunter2");

// Break a filter in the tester, then mend it and look what would change.
await page.goto(BASE + "/console/tester");
await page.selectOption("#sample", "order-completed");
await page.click("button[value=dry]");
seen.dry = await page.textContent("#result p strong");
const resource = readFileSync(DESTINATION, "utf8").split(/^---$/m).find((document) => document.includes("kind: KameleoonDestination"));
await page.fill("#resource", resource.replace('if: event = "Internal"', "if: event = ("));
await page.click("button[value=dry]");
seen.broken = await page.textContent("#result .notice.bad");
await page.fill("#resource", resource.replace('if: event = "Internal"', 'if: event = "Signed Up"'));
await page.click("button[value=dry]");
await look(page, "tester-result", "desktop-light");
await page.fill("#last", "100");
await page.click("button[value='what-if']");
seen.whatIf = (await page.textContent("#result .identity")).replace(/\s+/g, " ").trim();
await look(page, "what-if", "desktop-light");

// The alert on discards fires; what caused it is mended and replayed; the alert is resolved.
await until("the alert fires", async () => (await api("/alerts")).alerts.some((alert) => alert.firing));
await page.goto(BASE + "/console/alerts");
seen.firing = await page.locator("td .chip.bad", { hasText: "firing" }).count();
await look(page, "alerts-firing", "desktop-light");
const revisions = async () => { await page.goto(BASE + "/console/configuration"); return page.locator("section[aria-label^=Revision]").count(); };
const before = await revisions();
writeFileSync(DESTINATION, readFileSync(DESTINATION, "utf8").replace("throw new Error('broken')", "return event"));
await until("the new revision runs", async () => (await revisions()) > before);
await page.goto(BASE + "/console/replays?reason=FUNCTION_FAILED");
await page.click("button[value=preview]");
seen.preview = (await page.textContent("#preview")).replace(/\s+/g, " ").trim();
await page.click("button[value=begin]");
await until("the replay is done", async () => (await api("/replays"))[0]?.state === "DONE");
await until("the replayed one is delivered", async () => (await api("/events/broken-1")).event.status === "DELIVERED");
await until("the alert is resolved", async () => (await api("/alerts")).deliveryHealthy);
await page.goto(BASE + "/console/alerts");
seen.messages = await page.locator("section[aria-labelledby=messages] tbody tr").count();
seen.discardedAfter = Object.values((await api("/delivery/identity")).discarded).reduce((sum, n) => sum + n, 0);

// Every page, light and dark, on a desktop and on a phone.
const tour = [["overview", "?range=1h&by=name"], ["events", "/events"], ["explain", "/event?id=story-0"], ["hostile", "/event?id=hostile"], ["tester", "/tester"], ["goals", "/goals"], ["audiences", "/audiences?id=user-1"], ["configuration", "/configuration"], ["alerts", "/alerts"], ["replays", "/replays"]];
for (const [variant, width, height] of [["desktop", 1280, 900], ["phone", 390, 844]]) {
  for (const scheme of ["light", "dark"]) {
    const view = await open(width, height, scheme);
    await logIn(view);
    for (const [name, path] of tour) {
      await view.goto(BASE + "/console" + path);
      await look(view, name, variant + "-" + scheme);
    }
    const wide = await view.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (wide) seen.errors.push("scrolls sideways on " + variant);
    await view.context().close();
  }
}

// Out again.
await page.goto(BASE + "/console");
await page.getByRole("button", { name: "Log out" }).click();
await page.waitForURL(/login/);
seen.afterLogout = (await page.goto(BASE + "/console")).status();
await browser.close();
console.log(JSON.stringify(seen));
