// Kameleoon's JavaScript SDK reading remote data from our map API.
// Environment: BASE, SITECODE, KEYS (a JSON array). Prints one JSON object: key to what the SDK returned.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { BASE, SITECODE, KEYS } = process.env;

// Browser globals that the SDK looks at.
globalThis.navigator ??= { userAgent: 'Mozilla/5.0 Chrome/126.0.0.0', language: 'en' };
globalThis.window ??= globalThis;
globalThis.document ??= { cookie: '', referrer: '', title: '', addEventListener() {} };
globalThis.location ??= { href: 'http://localhost/', hostname: 'localhost' };

const { KameleoonClient } = require('@kameleoon/javascript-sdk');
const memory = new Map();
const client = new KameleoonClient({
  siteCode: SITECODE,
  configuration: { requestTimeout: 10_000 },
  externals: {
    // The SDK's own URL, with another host: path and query stay as the SDK encoded them.
    requester: {
      async sendRequest({ url, parameters }) {
        const { pathname, search } = new URL(url);
        return fetch(BASE + pathname + search, parameters);
      },
    },
    storage: { read: (key) => memory.get(key) ?? null, write: (key, value) => memory.set(key, value) },
    eventSource: { open() {}, close() {} },
    visitorCodeManager: { getData: () => null, setData() {} },
  },
});

const answers = {};
for (const key of JSON.parse(KEYS)) {
  answers[key] = await client.getRemoteData(key);
}
console.log(JSON.stringify(answers));
process.exit(0);
