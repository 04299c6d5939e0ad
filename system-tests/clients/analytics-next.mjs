// Segment's analytics.js in a page (jsdom), booting its settings from our /v1/projects/<key>/settings
// and sending to the API host that those settings name. Environment: BASE, WRITE_KEY. Prints one JSON object.
import { JSDOM } from 'jsdom';

const { BASE, WRITE_KEY } = process.env;
const page = new JSDOM('<!doctype html><title>Lamps</title><body></body>', { url: 'http://127.0.0.1/lamps', pretendToBeVisual: true });
const asked = [];

/** The page's fetch: Node's, with the Origin that a browser would send, and refused without CORS. */
const nodeFetch = globalThis.fetch;
async function pageFetch(address, options = {}) {
  const answer = await nodeFetch(address, { ...options, headers: { ...options.headers, Origin: 'http://127.0.0.1' } });
  const allowed = answer.headers.get('access-control-allow-origin');
  asked.push({ address: String(address).replace(BASE, ''), status: answer.status, allowed });
  if (allowed !== '*' && allowed !== 'http://127.0.0.1') {
    throw new TypeError('Failed to fetch: no CORS');
  }
  return answer;
}

for (const name of ['document', 'location', 'localStorage', 'sessionStorage', 'HTMLElement', 'Element', 'Node', 'Event', 'CustomEvent', 'history', 'screen']) {
  Object.defineProperty(globalThis, name, { value: page.window[name], configurable: true, writable: true });
}
Object.defineProperty(globalThis, 'window', { value: page.window, configurable: true });
Object.defineProperty(globalThis, 'navigator', { value: page.window.navigator, configurable: true });
globalThis.fetch = page.window.fetch = pageFetch;

const { AnalyticsBrowser } = await import('@segment/analytics-next');
const analytics = AnalyticsBrowser.load(
  { writeKey: WRITE_KEY, cdnURL: BASE },
  // Only because this test has no TLS; the host comes from the settings.
  { integrations: { 'Segment.io': { protocol: 'http' } } },
);
const kameleoonVisitorCode = 'browservisitor01';
const sent = [
  await analytics.identify('browser-user', { kameleoonVisitorCode, plan: 'plus' }),
  await analytics.track('Product Viewed', { kameleoonVisitorCode, product_id: 'P100' }),
  await analytics.page('Pricing', { kameleoonVisitorCode }),
];
const anonymousId = (await analytics.user()).anonymousId();
console.log(JSON.stringify({ asked, anonymousId, types: sent.map((context) => context.event.type) }));
process.exit(0);
