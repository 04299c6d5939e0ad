// Segment's server library for Node, pointed at our /v1 by its `host` option.
// Environment: BASE, WRITE_KEY, PERSON (goes into every id). Prints one JSON object.
import { Analytics } from '@segment/analytics-node';

const { BASE, WRITE_KEY, PERSON } = process.env;
const analytics = new Analytics({ writeKey: WRITE_KEY, host: BASE, flushAt: 3, flushInterval: 50, maxRetries: 2 });
const errors = [];
analytics.on('error', (error) => errors.push(String(error.reason ?? error.message ?? error)));

const person = { userId: `${PERSON}-user`, anonymousId: `${PERSON}-anonymous` };
const kameleoonVisitorCode = `${PERSON}visitorcode`;
const call = (method, fields) => new Promise((resolve) => analytics[method]({ ...person, ...fields }, (error, context) => {
  resolve({ method, messageId: context?.event?.messageId, error: error ? String(error) : undefined });
}));

// In the order of the calls; the answers come in any.
const called = await Promise.all([
  call('track', { event: 'Order Completed', properties: { kameleoonVisitorCode, revenue: 99.9, currency: 'EUR', order_id: 'node-1' } }),
  call('page', { name: 'Checkout', properties: { kameleoonVisitorCode } }),
  call('screen', { name: 'Basket', properties: { kameleoonVisitorCode } }),
  call('identify', { traits: { kameleoonVisitorCode, plan: 'free' } }),
  call('group', { groupId: 'nordlys', traits: { kameleoonVisitorCode } }),
  call('track', { event: 'Product Viewed', properties: {}, context: { kameleoonVisitorCode } }),
]);
await analytics.closeAndFlush({ timeout: 15000 });
console.log(JSON.stringify({ errors, called }));
