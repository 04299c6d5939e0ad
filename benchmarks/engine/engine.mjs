// Segment's own engine from npm, driven over standard input and output by the Java side.
//
//   node engine.mjs CORPUS.ndjson PACKAGES
//
// PACKAGES is the folder whose node_modules has Segment's packages.
//
// A line in, a line of JSON out:
//   check            {"bodies":[[...], ...]}: the request bodies that each event becomes, in order
//   pass LEVEL       {"passes":[true, ...]}: which events a filter lets through
//   run LEVEL MILLIS {"events":n,"cpuMicros":m}: whole passes over the corpus for at least MILLIS of CPU
//   judge LEVEL MILLIS the same for a filter over events that are parsed in blocks before; only the
//                    filter is counted
//
// Levels: L3 object to object (match, transform, clean, validate), L4 bytes to bytes around L3 and the
// request body, L5 Destination.onEvent with a transport that does nothing, bytes to bytes.
// Filters, bytes to boolean, with tsub: medium, heavy, chain (simple, medium and heavy in a row).
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const packages = resolve(process.argv[3])
const require = createRequire(join(packages, 'package.json'))
const core = require('@segment/actions-core')
const { parseFql, validate } = require('@segment/destination-subscriptions')
const { removeEmptyValues } = require(join(dirname(require.resolve('@segment/actions-core')), 'remove-empty-values.js'))
const definition = require(
  join(packages, 'node_modules/@segment/action-destinations/dist/destinations/kameleoon/index.js')
).default

const tsub = require('@segment/tsub')

const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n')
const buffers = lines.map((line) => Buffer.from(line))
const objects = lines.map((line) => JSON.parse(line))
const settings = { apiKey: Buffer.from('{"id":"a","secret":"b"}').toString('base64'), sitecode: '1q2w3e4r5t' }

// Segment's four presets and screen, as this project's default mappings are.
const subscriptions = [
  ...definition.presets,
  { name: 'Screen Calls', subscribe: 'type = "screen"', partnerAction: 'logEvent', mapping: definition.presets[0].mapping }
]
const compiled = subscriptions.map((subscription) => {
  const action = definition.actions[subscription.partnerAction]
  return {
    ast: parseFql(subscription.subscribe),
    mapping: subscription.mapping,
    action,
    schema: core.fieldsToJsonSchema(action.fields),
    schemaKey: `${definition.name}:${action.title}`
  }
})

function* payloads(event) {
  for (const { ast, mapping, action, schema, schemaKey } of compiled) {
    if (!validate(ast, event)) continue
    const payload = removeEmptyValues(core.transform(mapping, event), schema, true)
    core.validateSchema(payload, schema, { schemaKey })
    yield { action, payload }
  }
}

function body({ action, payload }) {
  let sent
  action.perform((url, options) => { sent = options.json }, { payload, settings })
  return sent
}

let sink = 0
const levels = {
  L3: (i) => { for (const { payload } of payloads(objects[i])) sink += payload.type.length },
  L4: (i) => {
    for (const mapped of payloads(JSON.parse(buffers[i]))) sink += Buffer.from(JSON.stringify(body(mapped))).length
  }
}


const value = (constant) => ({ value: constant })
const matcher = (ir) => ({ type: 'fql', ir: JSON.stringify(ir) })
const simple = matcher(['or', ['=', 'type', value('track')], ['=', 'type', value('page')]])
const medium = matcher([
  'and',
  ['or', ['=', 'type', value('page')], ['>', 'properties.revenue', value(100)]],
  ['!', ['contains', 'event', value('Viewed')]]
])
const heavy = matcher([
  'and',
  ['match', 'context.page.url', value('https://*.com/a*/')],
  ['!=', ['lowercase', 'properties.plan'], value('free')],
  ['>', ['length', 'messageId'], value(3)],
  ['!=', 'userId', value(null)]
])
const filters = { medium: [medium], heavy: [heavy], chain: [simple, medium, heavy] }

const passes = (event, matchers) => matchers.every((one) => tsub.matches(event, one))
for (const [name, matchers] of Object.entries(filters)) {
  levels[name] = (i) => { if (passes(JSON.parse(buffers[i]), matchers)) sink++ }
}

// Nothing leaves the process; what is measured is the engine up to its request's bytes.
const actions = Object.fromEntries(
  Object.entries(definition.actions).map(([name, action]) => [
    name,
    { ...action, perform: (_, data) => Buffer.from(JSON.stringify(body({ action, payload: data.payload }))) }
  ])
)
const destination = new core.Destination({ ...definition, actions })
const onEventSettings = { ...settings, subscriptions }

async function runOnEvent(i) {
  const results = await destination.onEvent(JSON.parse(buffers[i]), onEventSettings)
  sink += results.length
}

function cpuMicros() {
  const usage = process.cpuUsage()
  return usage.user + usage.system
}

async function run(level, millis) {
  const begin = cpuMicros()
  let events = 0
  while (cpuMicros() - begin < millis * 1000) {
    if (level === 'L5') for (let i = 0; i < lines.length; i++) await runOnEvent(i)
    else for (let i = 0; i < lines.length; i++) levels[level](i)
    events += lines.length
  }
  return { events, cpuMicros: cpuMicros() - begin }
}

const block = new Array(100)

function judge(level, millis) {
  const matchers = filters[level]
  let events = 0
  let used = 0
  while (used < millis * 1000) {
    for (let from = 0; from < lines.length; from += block.length) {
      for (let i = 0; i < block.length; i++) block[i] = JSON.parse(buffers[from + i])
      const begin = cpuMicros()
      for (let i = 0; i < block.length; i++) if (passes(block[i], matchers)) sink++
      used += cpuMicros() - begin
    }
    events += lines.length
  }
  return { events, cpuMicros: used }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, level, millis] = line.split(' ')
  const answer =
    command === 'check'
      ? { bodies: objects.map((event) => [...payloads(event)].map(body)) }
      : command === 'pass'
        ? { passes: objects.map((event) => passes(event, filters[level])) }
        : command === 'judge'
          ? judge(level, Number(millis))
          : await run(level, Number(millis))
  process.stdout.write(JSON.stringify(answer) + '\n')
}
