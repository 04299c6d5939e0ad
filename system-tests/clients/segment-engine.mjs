// Segment's own engine for the differential test: one question a line in, one answer a line out.
//
//   {"kind":"mapping","mapping":…,"event":…}   -> {"value":…} | {} for undefined | {"errors":[…]}
//   {"kind":"trigger","text":"…","event":…}    -> {"matches":true|false}
//   {"kind":"filter","ir":"…","event":…}       -> {"matches":true|false} | {"errors":[…]}
//   {"kind":"payload","action":"…","mapping":…,"event":…} -> {"value":…} | {"errors":[…]}
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const core = require('@segment/actions-core');
const { removeEmptyValues } = require(join(dirname(require.resolve('@segment/actions-core')), 'remove-empty-values.js'));
const { parseFql, validate } = require('@segment/destination-subscriptions');
const tsub = require('@segment/tsub');
const destination = require('@segment/action-destinations/dist/destinations/kameleoon/index.js').default;

const actions = Object.fromEntries(
  Object.entries(destination.actions).map(([name, action]) => [
    name,
    { schema: core.fieldsToJsonSchema(action.fields), schemaKey: name },
  ]),
);

/** An AggregateError carries one error per mistake; anything else is one. */
function messages(error) {
  return error[Symbol.iterator] ? [...error].map((one) => one.message) : [error.message];
}

const kinds = {
  mapping: ({ mapping, event }) => ({ value: core.transform(mapping, event) }),
  trigger: ({ text, event }) => ({ matches: validate(parseFql(text), event) }),
  filter: ({ ir, event }) => ({ matches: tsub.matches(event, { type: 'fql', ir }) }),
  payload: ({ action, mapping, event }) => {
    const { schema, schemaKey } = actions[action];
    const payload = removeEmptyValues(core.transform(mapping, event), schema, true);
    core.validateSchema(payload, schema, { schemaKey });
    return { value: payload };
  },
};

function answer(question) {
  try {
    return kinds[question.kind](question);
  } catch (error) {
    // A trigger that cannot be read matches nothing, whether its tree carries the error or it throws.
    return question.kind === 'trigger' ? { matches: false } : { errors: messages(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
