// Drives every page of the console as a person does; prints what it saw as one line of JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { api, browser, logIn, look, open, send, settled, tour, until, wrong } from "./browser.mjs";

const { BASE, TOKEN, DESTINATION } = process.env;
const seen = { wrong, statuses: {}, figures: {}, goals: {} };
const paths = ["", "/events", "/event?id=hostile", "/tester", "/goals", "/shadow", "/audiences", "/configuration", "/alerts", "/replays"];
const words = async (locator) => (await locator.first().textContent()).replace(/\s+/g, " ").trim();
const figure = async (page, name) => Number((await page.textContent(`[data-figure=${name}]`)).replaceAll(",", ""));

// Text that is a page, a script and an attribute's end at once, wherever an event has text.
const hostile = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'\${7*7}`;
const properties = { kameleoonVisitorCode: "visitor1234567890" };
const events = [];
for (let i = 0; i < 40; i++) events.push({ type: "track", event: ["Order Completed", "Product Viewed", "Signed Up"][i % 3], userId: "user-" + (i % 7), messageId: "story-" + i, properties: { ...properties, revenue: 10 + i, currency: "EUR", password: "hunter2" } });
for (let i = 0; i < 6; i++) events.push({ type: "track", event: "Internal", userId: "staff", messageId: "internal-" + i, properties });
events.push({ type: "track", event: "Broken", userId: "user-1", messageId: "broken-1", properties });
events.push({ type: "page", name: "A page whose name somebody has made from the whole title of an article, with_underscores_and_no_place_to_break_it_anywhere_at_all", anonymousId: "anonymous-" + "x".repeat(80), messageId: "long-" + "y".repeat(90), properties });
events.push({ type: "identify", userId: "user-1", messageId: "identify-1", traits: { plan: "premium" } });
events.push({ type: "track", event: "Audience Entered", userId: "user-1", messageId: "audience-1", properties: { ...properties, audience_key: "big_spenders", big_spenders: true }, context: { personas: { computation_class: "audience", computation_key: "big_spenders" } } });
events.push({ type: "track", event: hostile, userId: hostile, anonymousId: hostile, messageId: "hostile", properties: { ...properties, [hostile]: hostile }, context: { page: { url: hostile } } });
await send(events);
// What comes again is no new event.
await send([events[0]]);
await send([events[0], events[1]]);
seen.sent = events.length;
Object.assign(seen, await settled());

for (const path of paths) seen.statuses[path] = (await fetch(BASE + "/console" + path, { redirect: "manual" })).status;

// The way in.
const page = await open(1280, 900, "light");
await page.goto(BASE + "/console/events");
await page.fill("#token", "not the token at all");
await page.click("button[type=submit]");
seen.wrongToken = await page.textContent("[role=alert]");
await look(page, "login", "desktop-light");
await logIn(page);

// The overview's figures, and the goals'.
await page.goto(BASE + "/console?range=1h");
for (const name of ["received", "delivered", "filtered", "discarded", "pending"]) seen.figures[name] = await figure(page, name);
seen.addsUp = await page.textContent("[data-ever] .chip");
await page.goto(BASE + "/console/goals");
for (const name of ["goals", "conversions", "waiting"]) seen.goals[name] = await figure(page, name);

// By keyboard: past the navigation, and to the search.
await page.goto(BASE + "/console");
await page.keyboard.press("Tab");
seen.firstStop = await page.evaluate(() => document.activeElement.textContent);
await page.goto(BASE + "/console/events");
await page.keyboard.press("/");
await page.keyboard.type("hostile");
await page.keyboard.press("Enter");
await page.waitForURL(/console\/event\?id=hostile/);
seen.hostileSteps = await page.locator(".steps > li").count();
seen.hostileShown = (await page.textContent("h1")).includes("<script>");

// Search, and explain a filtered one; the copies of an event.
await page.goto(BASE + "/console/events?status=FILTERED");
seen.filteredRows = await page.locator("tbody tr").count();
await page.locator("td a.mono").first().click();
seen.filteredBy = await words(page.locator(".steps li", { has: page.locator(".chip", { hasText: "filtered" }) }));
await page.goto(BASE + "/console/event?id=story-0");
await page.locator("summary", { hasText: "Body as stored" }).click();
seen.masked = !(await page.content()).includes("hunter2");
seen.copies = await page.locator("section[aria-labelledby=copies] tbody tr").count();

// In the tester: an event of the specification, a recent one, and really sent.
await page.goto(BASE + "/console/tester");
await page.selectOption("#sample", "order-completed");
await page.click("button[value=dry]");
seen.dry = await words(page.locator("#result p strong"));
await page.selectOption("#recent", "audience-1");
await page.click("button[value=dry]");
seen.recent = await words(page.locator("#result p strong"));
await page.click("button[value=send]");
await page.locator("#result .notice.good a").click();
seen.testMark = (await page.locator("pre").allTextContents()).some((text) => /"test"\s*:\s*true/.test(text));

// Break a filter in the tester, then mend it and look what would change.
const resource = readFileSync(DESTINATION, "utf8").split(/^---$/m).find((document) => document.includes("kind: KameleoonDestination"));
await page.goto(BASE + "/console/tester");
await page.selectOption("#sample", "order-completed");
await page.fill("#resource", resource.replace('if: event = "Internal"', "if: event = ("));
await page.click("button[value=dry]");
seen.broken = await words(page.locator("#result .notice.bad"));
await look(page, "tester-refused", "desktop-light");
await page.fill("#resource", resource.replace('if: event = "Internal"', 'if: event = "Order Completed"'));
await page.click("button[value=dry]");
seen.changed = await words(page.locator("#result"));
await look(page, "tester-result", "desktop-light");
await page.fill("#last", "100");
await page.click("button[value='what-if']");
seen.whatIf = await words(page.locator("#result .identity"));
await look(page, "what-if", "desktop-light");

// The alert on discards fires; a test of it is sent.
await until("the alert fires", async () => (await api("/alerts")).alerts.some((alert) => alert.firing));
await page.goto(BASE + "/console/alerts");
seen.firing = await page.locator("section[aria-label=Alerts] td .chip.bad", { hasText: "firing" }).count();
await page.locator("button", { hasText: "Test" }).first().click();
seen.testNotice = await words(page.locator("[role=status]"));
await look(page, "alerts-firing", "desktop-light");
await page.goto(BASE + "/console");
await look(page, "overview-firing", "desktop-light");

// A configuration that is refused shows its issues; the mended one runs.
const configured = readFileSync(DESTINATION, "utf8");
writeFileSync(DESTINATION, configured.replace('if: event = "Internal"', "if: event = ("));
await until("the broken one is refused", async () => { await page.goto(BASE + "/console/configuration"); return page.locator("[aria-label=Refused]").count(); });
seen.refused = await words(page.locator("[aria-label=Refused]"));
await look(page, "configuration-refused", "desktop-light");
const revisions = async () => { await page.goto(BASE + "/console/configuration"); return page.locator("section[aria-label^=Revision]").count(); };
const before = await revisions();
writeFileSync(DESTINATION, configured.replace("throw new Error('broken')", "return event"));
await until("the new revision runs", async () => (await revisions()) > before);
seen.mended = await page.locator("[aria-label=Refused]").count();

// A replay that is cancelled, and one that is done and resolves the alert.
await page.goto(BASE + "/console/replays");
await page.check("input[name=all]");
await page.fill("#name", "Internal");
await page.fill("#rate", "1");
await page.click("button[value=begin]");
await page.locator("button.danger").click();
seen.cancelled = await words(page.locator("section[aria-labelledby=all] tbody tr .chip"));
await page.goto(BASE + "/console/replays?reason=FUNCTION_FAILED");
await page.click("button[value=preview]");
seen.preview = await words(page.locator("#preview"));
await look(page, "replays-preview", "desktop-light");
await page.click("button[value=begin]");
await until("the replay is done", async () => (await api("/replays"))[0]?.state === "DONE");
await until("the replayed one is delivered", async () => (await api("/events/broken-1")).event.status === "DELIVERED");
await until("the alert is resolved", async () => (await api("/alerts")).deliveryHealthy);
await page.goto(BASE + "/console/alerts");
seen.messages = await page.locator("section[aria-labelledby=messages] tbody tr").count();
seen.discardedAfter = Object.values((await api("/delivery/identity")).discarded).reduce((sum, n) => sum + n, 0);

// What an SDK reads of a user.
await page.goto(BASE + "/console/audiences?id=user-1");
seen.profile = (await page.locator("pre").allTextContents()).join(" ");

await settled();
// Every figure of the goals, now that nothing moves.
await page.goto(BASE + "/console/goals");
seen.goalRows = await page.$$eval("section[aria-labelledby=all-goals] tbody tr", (rows) => rows.map((row) => Object.fromEntries([...row.cells].map((cell) => [cell.dataset.label, cell.textContent.replace(/\s+/g, " ").trim()]))));
seen.goalTiles = await page.$$eval(".tile", (tiles) => tiles.map((tile) => tile.textContent.replace(/\s+/g, " ").trim()));
await tour([["overview", "?range=1h&by=name"], ["events", "/events"], ["explain", "/event?id=story-0"], ["hostile", "/event?id=hostile"], ["tester", "/tester"], ["goals", "/goals"], ["shadow-off", "/shadow"], ["audiences", "/audiences?id=user-1"], ["configuration", "/configuration"], ["alerts", "/alerts"], ["replays", "/replays"], ["nothing", "/event?id=none"]]);

// Out again.
await page.goto(BASE + "/console");
await page.getByRole("button", { name: "Log out" }).click();
await page.waitForURL(/login/);
seen.afterLogout = (await page.goto(BASE + "/console")).status();
await browser.close();
console.log(JSON.stringify(seen));
