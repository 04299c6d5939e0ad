// What the stories of the console share: a browser, a person who logs in, and a look at a page.
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { BASE, TOKEN, WRITE_KEY, CHROMIUM, SHOTS } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(SHOTS, { recursive: true });

/// What went wrong in any page: axe's serious findings, errors, requests to elsewhere, sideways scrolling.
export const wrong = { axe: [], errors: [], foreign: [], sideways: [], hacked: false };

export const send = (events) => fetch(BASE + "/v1/batch", {
  method: "POST",
  headers: { Authorization: "Basic " + Buffer.from(WRITE_KEY + ":").toString("base64"), "Content-Type": "application/json" },
  body: JSON.stringify({ batch: events }),
}).then((answer) => { if (!answer.ok) throw new Error("batch answered " + answer.status); });

export const api = (path, options = {}) => fetch(BASE + "/api/v1" + path, {
  ...options,
  headers: { Authorization: "Bearer " + TOKEN, "Content-Type": "application/json" },
}).then((answer) => answer.json());

export const until = async (what, probe) => {
  for (let i = 0; i < 360; i++) {
    const found = await probe();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("never came: " + what);
};

/// Waits until nothing is pending and all of it is counted; returns both figures.
export const settled = async () => {
  const identity = await until("nothing pending", async () => {
    const now = await api("/delivery/identity");
    return now.pending === 0 && now.received > 0 && now;
  });
  const report = await until("all counted", async () => {
    const now = await api("/delivery?groupBy=NAME");
    return now.totals.received === identity.received && now.totals.pending === 0 && now;
  });
  return { identity, report };
};

export const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });

export const open = async (width, height, colorScheme) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  // A browser also reports the refusals that are asked for.
  page.on("console", (message) => { if (message.type() === "error" && !/status of 40[14]/.test(message.text())) wrong.errors.push(message.text()); });
  page.on("pageerror", (error) => wrong.errors.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(BASE) && !request.url().startsWith("data:")) wrong.foreign.push(request.url()); });
  page.on("dialog", (dialog) => dialog.accept());
  return page;
};

export const logIn = async (page) => {
  await page.goto(BASE + "/console/login");
  await page.fill("#token", TOKEN);
  await page.click("button[type=submit]");
  await page.waitForURL(BASE + "/console");
};

/// Takes the picture of a page and asks axe about it.
export const look = async (page, name, variant) => {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${SHOTS}/${name}-${variant}.png`, fullPage: true });
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const one of found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact))) {
    wrong.axe.push(`${name} ${variant}: ${one.id} ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
  }
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wrong.sideways.push(`${name} ${variant}`);
  wrong.hacked ||= await page.evaluate(() => window.hacked !== undefined);
};

/// Every page, light and dark, on a desktop and on a phone.
export const tour = async (stops) => {
  for (const [variant, width, height] of [["desktop", 1280, 900], ["phone", 390, 844]]) {
    for (const scheme of ["light", "dark"]) {
      const view = await open(width, height, scheme);
      await logIn(view);
      for (const [name, path] of stops) {
        await view.goto(BASE + "/console" + path);
        await look(view, name, variant + "-" + scheme);
      }
      await view.context().close();
    }
  }
};
