// Segment's own engine for the differential test: one question a line in, one answer a line out.
//
//   {"kind":"mapping","mapping":…,"event":…}   -> {"value":…} | {} for undefined | {"errors":[…]}
//   {"kind":"trigger","text":"…","events":[…]} -> {"matches":[true|false, …]}
//   {"kind":"matcher","matcher":…,"event":…}   -> {"matches":true|false} | {"errors":[…]}
//   {"kind":"transformers","transformers":[…],"event":…} -> {"value":…|null} | {"errors":[…]}
//   {"kind":"fields","fields":…,"payload":…}   -> {"value":…} | {"errors":[…]}
//   {"kind":"payload","action":"…","mapping":…,"event":…} -> {"value":…} | {"errors":[…]}
//   {"kind":"wire","event":…}                  -> {"value":[{"preset":"…","body":…} | {"preset":"…","errors":[…]}]}
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const core = require('@segment/actions-core');
const { removeEmptyValues } = require(join(dirname(require.resolve('@segment/actions-core')), 'remove-empty-values.js'));
const { parseFql, validate } = require('@segment/destination-subscriptions');
const tsub = require('@segment/tsub');
const destination = require('@segment/action-destinations/dist/destinations/kameleoon/index.js').default;

// The validator's remarks about schemas that Segment itself makes.
console.warn = () => {};

const actions = Object.fromEntries(
  Object.entries(destination.actions).map(([name, action]) => [
    name,
    { schema: core.fieldsToJsonSchema(action.fields), schemaKey: name, perform: action.perform },
  ]),
);

/** An AggregateError carries one error per mistake; anything else is one. */
function messages(error) {
  return error[Symbol.iterator] ? [...error].map((one) => one.message) : [error.message];
}

/** A trigger that cannot be read matches nothing, whether its tree carries the error or it throws. */
function triggered(text, event) {
  try {
    return validate(parseFql(text), event);
  } catch {
    return false;
  }
}

function payloadOf(action, mapping, event) {
  const { schema, schemaKey } = actions[action];
  const payload = removeEmptyValues(core.transform(mapping, event), schema, true);
  core.validateSchema(payload, schema, { schemaKey });
  return payload;
}

/** What one preset sends for an event. */
function sent({ name, partnerAction, mapping }, event) {
  const answer = { preset: name };
  try {
    const payload = payloadOf(partnerAction, mapping, event);
    actions[partnerAction].perform((_, { json }) => (answer.body = json), { payload, settings: {} });
  } catch (error) {
    answer.errors = messages(error);
  }
  return answer;
}

const kinds = {
  mapping: ({ mapping, event }) => ({ value: core.transform(mapping, event) }),
  trigger: ({ text, events }) => ({ matches: events.map((event) => triggered(text, event)) }),
  matcher: ({ matcher, event }) => ({ matches: tsub.matches(event, matcher) }),
  transformers: ({ transformers, event }) => ({ value: tsub.transform(event, transformers) }),
  fields: ({ fields, payload }) => {
    const schema = core.fieldsToJsonSchema(fields);
    const cleaned = removeEmptyValues(payload, schema, true);
    core.validateSchema(cleaned, schema);
    return { value: cleaned };
  },
  payload: ({ action, mapping, event }) => ({ value: payloadOf(action, mapping, event) }),
  wire: ({ event }) => ({
    value: destination.presets
      .filter(({ subscribe }) => triggered(subscribe, event))
      .map((preset) => sent(preset, event)),
  }),
};

function answer(question) {
  try {
    return kinds[question.kind](question);
  } catch (error) {
    return { errors: messages(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
