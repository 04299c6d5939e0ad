// Writes events.ndjson beside this file: one day of a lamp shop, as Segment's libraries would send it.
// Seeded: the same bytes every time. Usage: node generate-events.mjs [--check]

import { readFileSync, writeFileSync } from 'node:fs';

const SHOPPERS = 150;
const DAY = Date.parse('2026-11-02T06:00:00.000Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Small seeded generator (mulberry32): uniform in [0, 1). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = seeded(20261102);
const between = (low, high) => low + Math.floor(random() * (high - low + 1));
const pick = (list) => list[between(0, list.length - 1)];
const chance = (share) => random() < share;
const text = (length, alphabet) => Array.from({ length }, () => pick(alphabet)).join('');
const hex = (length) => text(length, '0123456789abcdef');
const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
const money = (cents) => Math.round(cents) / 100;

const CATALOGUE = [
  ['desk', 'Arc Desk Lamp', 7900], ['desk', 'Pivot Desk Lamp', 5900], ['desk', 'Bureau Lamp No. 4', 12900],
  ['floor', 'Heron Floor Lamp', 18900], ['floor', 'Tripod Floor Lamp', 22900], ['floor', 'Reading Lamp Tall', 14900],
  ['pendant', 'Dome Pendant', 9900], ['pendant', 'Paper Moon Pendant 🌙', 4900], ['pendant', 'Cluster of Five', 34900],
  ['wall', 'Half Moon Sconce', 6900], ['wall', 'Café Wall Light', 8400], ['wall', 'Swing Arm Sconce', 11900],
  ['outdoor', 'Garden Bollard', 7400], ['outdoor', 'String of Lights, 10 m', 3900], ['outdoor', 'Porch Lantern', 9400],
  ['bulbs', 'Filament Bulb E27', 1290], ['bulbs', 'Smart Bulb E27', 2490], ['bulbs', 'Halogen Set of 4', 990],
].map(([category, name, cents], i) => ({ product_id: `P${100 + i}`, sku: `LMP-${category.slice(0, 2).toUpperCase()}-${100 + i}`, category, name, cents }));

const FIRST = ['Emma', 'Louis', 'Zoë', 'Jonas', 'Mía', 'Noah', 'Aïcha', 'Søren', 'Łukasz', 'Chloé', 'Ivan', 'Ana', 'Юлия', '美咲', 'زينب', 'משה', 'Sam 🚀', 'Olivia'];
const LAST = ['Martin', 'Schneider', 'Rossi', 'García', 'Nowak', 'Jensen', "O'Neil", 'Dubois', 'Иванова', '田中', 'الحسن', 'כהן', 'Van der Berg', 'Smith-Jones'];
const COMPANIES = [['acme-hotels', 'Acme Hotels', 'hospitality'], ['nordlys', 'Nordlys Architects', 'architecture'], ['cafe-central', 'Café Central', 'gastronomy'], ['studio-9', 'Studio 9 💡', 'design']];
const CITIES = [['Paris', 'FR', 'EUR'], ['Berlin', 'DE', 'EUR'], ['London', 'GB', 'GBP'], ['New York', 'US', 'USD'], ['Madrid', 'ES', 'EUR'], ['دبي', 'AE', 'USD'], ['תל אביב', 'IL', 'USD'], ['Tokyo', 'JP', 'EUR']];
const CAMPAIGNS = [undefined, undefined, { source: 'newsletter', medium: 'email', name: 'autumn-light' }, { source: 'search', medium: 'cpc', name: 'lamps' }];

const events = [];

/** Everything that stays the same for one shopper during the day. */
function shopper(index) {
  const [city, country, currency] = pick(CITIES);
  const mobile = chance(0.2);
  const [firstName, lastName] = [pick(FIRST), pick(LAST)];
  return {
    index, city, country, currency, mobile, firstName, lastName,
    // Where the web page or the app puts Kameleoon's visitor code: most in properties, some only in context, a few nowhere.
    codeIn: index % 25 === 7 ? 'nowhere' : index % 8 === 3 ? 'context' : 'properties',
    visitorCode: text(16, 'abcdefghijklmnopqrstuvwxyz0123456789'),
    anonymousId: uuid(),
    userId: undefined,
    accountId: `user-${1000 + index}`,
    ip: `203.0.113.${between(1, 254)}`,
    campaign: pick(CAMPAIGNS),
    company: chance(0.12) ? pick(COMPANIES) : undefined,
    clock: DAY + between(0, 16 * 60) * MINUTE + between(0, 59_999),
    cart: [],
    spent: 0,
  };
}

function context(who) {
  const shared = { ip: who.ip, locale: `en-${who.country}`, ...(who.campaign && { campaign: who.campaign }), ...(who.codeIn === 'context' && { kameleoonVisitorCode: who.visitorCode }) };
  return who.mobile
    ? { ...shared, library: { name: 'analytics-ios', version: '4.1.8' }, app: { name: 'Lamps', version: '3.4.1' }, os: { name: 'iOS', version: '26.1' } }
    : { ...shared, library: { name: 'analytics.js', version: 'next-1.84.3' }, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36' };
}

const withCode = (who, object) => (who.codeIn === 'properties' ? { ...object, kameleoonVisitorCode: who.visitorCode } : object);

function emit(who, fields) {
  who.clock += between(4, 90) * SECOND + between(0, 999);
  const event = {
    type: fields.type,
    messageId: `${who.mobile ? 'ios' : 'ajs-next'}-${who.clock}-${uuid()}`,
    anonymousId: who.anonymousId,
    ...(who.userId && { userId: who.userId }),
    timestamp: new Date(who.clock).toISOString(),
    ...fields,
    context: fields.context ?? context(who),
  };
  events.push(event);
  return event;
}

const track = (who, event, properties) => emit(who, { type: 'track', event, properties: withCode(who, properties) });

function view(who, name, path) {
  if (who.mobile) {
    return emit(who, { type: 'screen', name, properties: withCode(who, { name }) });
  }
  return emit(who, { type: 'page', name, properties: withCode(who, { name, path, title: `${name} – Lamps`, url: `https://lamps.example${path}`, referrer: '' }) });
}

const line = (product, quantity) => ({ product_id: product.product_id, sku: product.sku, name: product.name, category: product.category, price: money(product.cents), quantity });

function browse(who) {
  view(who, 'Home', '/');
  for (let lists = between(1, 2); lists > 0; lists--) {
    const category = pick(CATALOGUE).category;
    const products = CATALOGUE.filter((p) => p.category === category);
    view(who, 'Category', `/c/${category}`);
    track(who, 'Product List Viewed', { list_id: category, category, products: products.map((p, i) => ({ product_id: p.product_id, name: p.name, price: money(p.cents), position: i + 1 })) });
    look(who, products);
  }
}

function look(who, products) {
  for (let views = between(1, 2); views > 0; views--) {
    const product = pick(products);
    track(who, 'Product Viewed', { ...line(product, 1), currency: who.currency, url: `https://lamps.example/p/${product.product_id}` });
    if (chance(0.45)) {
      who.cart.push([product, between(1, 3)]);
      track(who, 'Product Added', { cart_id: `cart-${who.accountId}`, ...line(...who.cart.at(-1)), currency: who.currency });
    }
  }
}

function signUp(who) {
  who.userId = who.accountId;
  track(who, 'Signed Up', { method: pick(['email', 'google', 'apple']) });
  emit(who, { type: 'alias', previousId: who.anonymousId });
  emit(who, {
    type: 'identify',
    traits: withCode(who, {
      email: `shopper${who.index}@mail.example`, firstName: who.firstName, lastName: who.lastName, plan: chance(0.3) ? 'plus' : 'free',
      address: { city: who.city, country: who.country }, newsletter: chance(0.5), createdAt: new Date(who.clock).toISOString(),
    }),
  });
  if (who.company) {
    const [groupId, name, industry] = who.company;
    emit(who, { type: 'group', groupId, traits: withCode(who, { name, industry, employees: 10 * (1 + groupId.length) }) });
  }
}

function buy(who, orderNumber) {
  const products = who.cart.map(([product, quantity]) => line(product, quantity));
  const cents = who.cart.reduce((sum, [product, quantity]) => sum + product.cents * quantity, 0);
  const order = { order_id: `L-2026-${orderNumber}`, currency: who.currency, products };
  view(who, 'Checkout', '/checkout');
  track(who, 'Checkout Started', { ...order, checkout_step: 1 });
  if (chance(0.25)) {
    return undefined;
  }
  const shipping = cents > 10_000 ? 0 : 590;
  const discount = chance(0.2) ? Math.round(cents / 10) : 0;
  who.spent += cents - discount;
  return track(who, 'Order Completed', {
    ...order, checkout_id: hex(12), affiliation: 'Lamps', revenue: money(cents - discount), shipping: money(shipping),
    tax: money((cents - discount) * 0.2), ...(discount && { discount: money(discount), coupon: 'AUTUMN10' }), total: money(cents - discount + shipping),
  });
}

/** Engage computes audiences on Segment's side: it knows the user, not Kameleoon's visitor code. */
function audience(who, key, entered) {
  emit(who, {
    type: 'track',
    event: entered ? 'Audience Entered' : 'Audience Exited',
    properties: { audience_key: key, [key]: entered },
    context: {
      personas: { computation_class: 'audience', computation_id: `aud_${key}`, computation_key: key, namespace: 'spa_lamps', space_id: 'spa_lamps' },
      library: { name: 'Engage', version: '1.0' }, ...(who.codeIn === 'context' && { kameleoonVisitorCode: who.visitorCode }),
    },
    integrations: { All: false, 'Kameleoon (Actions)': true },
  });
}

function audiences(who, order) {
  if (who.cart.length > 0 && !order) {
    audience(who, 'cart_abandoners', true);
  }
  if (who.spent > 40_000) {
    audience(who, 'vip_customers', true);
  }
  if (who.company) {
    audience(who, 'business_buyers', true);
  }
  if (order && chance(0.3)) {
    audience(who, 'cart_abandoners', true);
    who.clock += 10 * MINUTE;
    audience(who, 'cart_abandoners', false);
  }
}

function afterwards(who, order) {
  if (order && chance(0.12)) {
    who.clock += between(30, 240) * MINUTE;
    const { order_id, currency, revenue, total, products } = order.properties;
    track(who, pick(['Order Refunded', 'Order Refunded', 'Order Cancelled']), { order_id, currency, revenue, total, products });
    return order;
  }
  return undefined;
}

function shop(who) {
  browse(who);
  if (chance(0.55) || who.company) {
    signUp(who);
  }
  const order = who.cart.length > 0 && chance(0.6) ? buy(who, 40_000 + who.index) : undefined;
  if (who.userId) {
    audiences(who, order);
  }
  afterwards(who, order);
  return order;
}

/** What goes wrong in real tracking plans. Each stays one line of the file, so it is easy to find and to fix. */
function mishaps(orders, people) {
  const copy = (event) => JSON.parse(JSON.stringify(event));
  const at = (who, fields) => emit(who, fields);
  const [a, b, c, d, e] = orders;
  const raw = [];

  // The page sent the same call again after a timeout: same messageId, twice.
  raw.push(JSON.stringify(a), JSON.stringify(a));
  // Two calls for one order: other messageId, same order_id.
  raw.push(JSON.stringify({ ...copy(b), messageId: `${b.messageId}-again` }));
  // Revenue as people print it.
  const printed = copy(c);
  raw.push(JSON.stringify({ ...printed, messageId: 'mishap-printed-revenue', properties: { ...printed.properties, order_id: 'L-2026-49001', revenue: '1,299.00' } }));
  // A clock that has never been set.
  raw.push(JSON.stringify({ ...copy(d), messageId: 'mishap-timestamp', timestamp: 'yesterday, about noon' }));
  // A clock that is years ahead.
  raw.push(JSON.stringify({ ...copy(people[1].last), messageId: 'mishap-future', timestamp: '2031-01-01T00:00:00.000Z' }));
  // track without an event name.
  const { event, ...nameless } = copy(e);
  raw.push(JSON.stringify({ ...nameless, messageId: 'mishap-nameless' }));
  // The user id is a number, as many databases have it.
  raw.push(JSON.stringify({ ...copy(people[2].last), messageId: 'mishap-numeric-user', userId: 88123 }));
  // A type that Segment does not have.
  raw.push(JSON.stringify({ ...copy(people[3].last), messageId: 'mishap-type', type: 'purchase' }));
  // No visitor code anywhere, and nobody logged in.
  raw.push(JSON.stringify({ type: 'track', messageId: 'mishap-no-code', anonymousId: uuid(), timestamp: new Date(DAY).toISOString(), event: 'Product Viewed', properties: { product_id: 'P100' }, context: {} }));
  // Properties that somebody pasted a whole document into.
  raw.push(JSON.stringify({ ...copy(people[4].last), messageId: 'mishap-junk', properties: { ...copy(people[4].last).properties, debug: text(5000, 'lorem ipsum dolor sit amet ') } }));
  // The connection broke in the middle of the line.
  raw.push(JSON.stringify(copy(people[5].last)).slice(0, 180));
  return raw;
}

/** One line each, in the order of time; the mishaps at fixed places between them. */
function lines() {
  const people = Array.from({ length: SHOPPERS }, (_, i) => shopper(i));
  const orders = people.map((who) => {
    const order = shop(who);
    who.last = events.findLast((event) => event.anonymousId === who.anonymousId && event.properties);
    return order;
  });
  const clean = orders.filter((order) => order && JSON.stringify(order.properties).includes('kameleoonVisitorCode'));
  const good = events.toSorted((x, y) => (x.timestamp < y.timestamp ? -1 : x.timestamp > y.timestamp ? 1 : 0)).map((event) => JSON.stringify(event));
  mishaps(clean, people).forEach((text, i) => good.splice(100 + 90 * i, 0, text));
  return good;
}

const target = new URL('events.ndjson', import.meta.url);
const content = `${lines().join('\n')}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== content) {
    console.error('events.ndjson differs from what generate-events.mjs writes: run node generate-events.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(target, content);
}
