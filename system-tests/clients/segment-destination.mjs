// Segment's published destination "Kameleoon (Actions)", its own code, sending to our front door.
// Environment: BASE, API_KEY, SITECODE. Prints one JSON object.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { BASE, API_KEY, SITECODE } = process.env;
const folder = '@segment/action-destinations/dist/destinations/kameleoon';

// The address is a constant of the destination; its modules read it at call time.
const properties = require(`${folder}/properties.js`);
Object.defineProperty(properties, 'BASE_URL', { value: `${BASE}/segmentio`, configurable: true, writable: true });

const destination = require(`${folder}/index.js`).default;
const { createTestEvent, createTestIntegration } = require('@segment/actions-core');
const settings = { apiKey: API_KEY, sitecode: SITECODE };

async function refusal(call) {
  try {
    await call();
    return 'none';
  } catch (error) {
    return error.message;
  }
}

async function send(action, event, sender = settings) {
  const integration = createTestIntegration(destination);
  const responses = await integration.testAction(action, { event: createTestEvent(event), settings: sender, useDefaultMappings: true });
  return responses.map((response) => response.status);
}

const wrong = { apiKey: Buffer.from('{"id":"lamps","secret":"wrong"}').toString('base64'), sitecode: SITECODE };
const at = (second) => `2026-11-02T10:00:${second}.000Z`;
const person = { userId: 'segment-user', anonymousId: 'segment-anonymous' };
const visitor = { kameleoonVisitorCode: 'segmentvisitor01' };

const answers = {
  authentication: await refusal(() => createTestIntegration(destination).testAuthentication(settings)),
  wrongAuthentication: await refusal(() => createTestIntegration(destination).testAuthentication(wrong)),
  logEvent: await send('logEvent', { ...person, type: 'track', event: 'Order Completed', messageId: 'ad-track', timestamp: at('01'), properties: { ...visitor, revenue: 12.5, currency: 'EUR', order_id: 'ad-1' } }),
  again: await send('logEvent', { ...person, type: 'track', event: 'Order Completed', messageId: 'ad-track', timestamp: at('01'), properties: { ...visitor, revenue: 12.5, currency: 'EUR', order_id: 'ad-1' } }),
  page: await send('page', { ...person, type: 'page', name: 'Home', messageId: 'ad-page', timestamp: at('02'), properties: { ...visitor, url: 'https://lamps.example/' } }),
  identify: await send('identify', { ...person, type: 'identify', messageId: 'ad-identify', timestamp: at('03'), traits: { ...visitor, plan: 'plus' } }),
  group: await send('group', { ...person, type: 'group', groupId: 'acme-hotels', messageId: 'ad-group', timestamp: at('04'), traits: { ...visitor, name: 'Acme' } }),
  audience: await send('logEvent', {
    ...person, type: 'track', event: 'Audience Entered', messageId: 'ad-audience', timestamp: at('05'),
    properties: { ...visitor, audience_key: 'vip_customers', vip_customers: true },
    context: { personas: { computation_class: 'audience', computation_id: 'aud_1', computation_key: 'vip_customers', namespace: 'spa_1', space_id: 'spa_1' } },
  }),
  wrongKey: await refusal(() => send('page', { ...person, type: 'page', name: 'Secret', messageId: 'ad-wrong', timestamp: at('06'), properties: { ...visitor } }, wrong)),
};
console.log(JSON.stringify(answers));
