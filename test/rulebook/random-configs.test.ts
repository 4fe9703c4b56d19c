// Whatever stands in the file, it is loaded or refused with a line and a column, and soon; nothing else ever happens.
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse, stringify } from 'yaml'
import { isExplained } from '../../src/model/errors.ts'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { everything, experience } from './config-samples.ts'
import { fileOf } from './rules-folder.ts'
import { sampleControls, sampleRules } from './sample-rules.ts'
import { cpuTime } from '../cpu-time.ts'

const test = suite('rulebook/random-configs')

const runs = 1_000
/** Many times what a config takes, on a machine that does other things too. */
const longest = 5_000

const ended = { loaded: 0, refused: 0 }

const path = fileOf('')

async function loadsOrTellsWhere(content: string | Uint8Array, within = longest): Promise<void> {
  writeFileSync(path, content)
  const worked = cpuTime()
  try {
    const config = await loadConfig(path, sampleRules, sampleControls)
    assert.is(config.file, 'ringfence.yaml')
    ended.loaded++
  } catch (error) {
    if (!isExplained(error)) throw error
    assert.is(error.kind, 'usage')
    assert.match(error.explanation.where, /^ringfence\.yaml:[1-9]\d*:[1-9]\d*$/)
    const { what, why, mend } = error.explanation
    assert.ok([what, why, mend].every((part) => part.trim() !== ''))
    ended.refused++
  }
  assert.ok(worked() < within, 'it took too long')
}

const samples = fc.constantFrom(everything, experience)

/** Values that are near what the format knows, and some that are far from anything. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    111122223333,
    '',
    ' ',
    '*',
    'none',
    'all',
    'EEA',
    'UK',
    'de',
    'gdpr',
    'eu',
    'edge',
    '2026-02-30',
    '2027-01-01',
    '24h',
    'gdpr.scc.m2',
    'enc.at-rest',
    'rep.*',
    '[a',
    '{b',
    'a?',
    '__proto__',
    '\u0000',
    '\ufeff',
    '\ud800',
    [],
    {},
    [[]],
    [null],
    ['eu'],
    ['US', 'US'],
    { a: 1 },
  ),
  fc.string(),
  fc.jsonValue({ maxDepth: 3 }),
)
const strangeKey = fc.oneof(
  fc.constantFrom('laws', 'stay', 'id', 'until', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '1', 'ppeople'),
  fc.string(),
)

interface Mutation {
  /** Which map or list, and which part of it. */
  at: number
  part: number
  how: 'replace' | 'remove' | 'rename' | 'insert' | 'double'
  key: string
  value: unknown
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat({ max: 100 }),
  part: fc.nat({ max: 20 }),
  how: fc.constantFrom('replace', 'remove', 'rename', 'insert', 'double'),
  key: strangeKey,
  value: strange,
})

type Holder = Record<string, unknown> | unknown[]

const holds = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** Every map and list in it, the outermost first. */
const holdersIn = (value: unknown): Holder[] =>
  holds(value) ? [value, ...Object.values(value).flatMap(holdersIn)] : []

/** As YAML again, each mutation made at one part of it. */
function mutated(text: string, mutations: readonly Mutation[]): string {
  const config: unknown = parse(text)
  for (const one of mutations) {
    const holders = holdersIn(config)
    const holder = holders[one.at % holders.length]
    // A copy: the drawn values are the same objects in every run, and one put into itself has no text.
    if (holder !== undefined) change(holder, { ...one, value: structuredClone(one.value) })
  }
  return stringify(config, { aliasDuplicateObjects: false })
}

function change(holder: Holder, { part, how, key, value }: Mutation): void {
  if (Array.isArray(holder)) {
    const index = holder.length === 0 ? 0 : part % holder.length
    const instead = {
      replace: [value],
      rename: [key],
      remove: [],
      insert: [value, holder[index]],
      double: [holder[index], holder[index]],
    }
    holder.splice(index, 1, ...instead[how])
    return
  }
  const keys = Object.keys(holder)
  const found = keys[part % keys.length]
  // An empty map has nothing to double or rename: asked for `constructor`, it answers with what every object inherits.
  if (how === 'insert' || found === undefined) put(holder, key, value)
  else if (how === 'replace') put(holder, found, value)
  else if (how === 'double') put(holder, key, holder[found])
  else {
    if (how === 'rename') put(holder, key, holder[found])
    Reflect.deleteProperty(holder, found)
  }
}

/** Even a key that would change what the object is. */
const put = (holder: object, key: string, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

test('a config with something in it changed', async () => {
  const changes = fc.tuple(samples, fc.array(mutation, { minLength: 1, maxLength: 4 }))
  await fc.assert(
    fc.asyncProperty(changes, ([text, mutations]) => loadsOrTellsWhere(mutated(text, mutations))),
    { numRuns: runs },
  )
  assert.ok(ended.loaded > 20 && ended.refused > 200, JSON.stringify(ended)) // else only one half of it was tried
})

test('a config whose text was cut, doubled or overwritten', async () => {
  const cuts = fc.tuple(
    samples,
    fc.nat({ max: 2_500 }),
    fc.nat({ max: 40 }),
    fc.oneof(
      fc.string(),
      fc.constantFrom('\t', '\ufeff', '---\n', '&a ', '*a', '!!binary ', '? ', '- ', '{', ']', '"', '\r', ': ', '# '),
    ),
  )
  await fc.assert(
    fc.asyncProperty(cuts, ([text, at, length, between]) =>
      loadsOrTellsWhere(text.slice(0, at) + between + text.slice(at + length)),
    ),
    { numRuns: runs },
  )
})

test('noise: text, and bytes that are none', async () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('a', ':', ' ', '\n', '-', '[', '{', '}', '"', "'", '&', '*', '|', '>', '\t', '?', '#', ','),
    }),
    fc.uint8Array({ maxLength: 300 }),
  )
  await fc.assert(
    fc.asyncProperty(noise, (content) => loadsOrTellsWhere(content)),
    { numRuns: runs },
  )
})

test('more brackets than anybody nests', async () => {
  const deep = fc.tuple(fc.constantFrom('[', '{a: ', '- ', '? '), fc.integer({ min: 180, max: 4_000 }))
  await fc.assert(
    fc.asyncProperty(deep, ([mark, count]) => loadsOrTellsWhere(`version: ${mark.repeat(count)}`)),
    { numRuns: 40 },
  )
})

const long = {
  'a map of keys that are none': `version: 1\n${Array.from({ length: 60_000 }, (_, index) => `k${index}: 1\n`).join('')}`,
  'a list of words': experience.replace(
    '[contact] }',
    () => `[${Array.from({ length: 130_000 }, (_, index) => index.toString(36).padStart(4, 'w')).join(',')}] }`,
  ),
}
for (const [name, text] of Object.entries(long)) {
  // Compared each with each, they take minutes.
  test(`as long as a file may be: ${name}`, () => loadsOrTellsWhere(text, 30_000))
}

test.run()
