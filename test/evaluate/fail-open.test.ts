// opa-wasm answers broken input with a clean empty result; each row is a way to lose a verdict, and the guard that stops it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { inputSchema } from '../../src/evaluate/input-schema.ts'
import { inputText } from '../../src/evaluate/input.ts'
import { policyDataSchema } from '../../src/evaluate/judge.ts'
import { askedOf, provenRows } from '../../src/evaluate/row-proof.ts'
import { data, metadata, rule, subject, unguarded } from './policy.ts'

const test = suite('evaluate fails closed')
const text = inputText(subject(), rule)
const input = JSON.parse(text) as { facets: Record<string, unknown>; places: unknown[] } // `as`: tests name what is there
const expected = { controls: metadata.controls, dataDigest: data.digest }
const prove = (raw: unknown) => provenRows(raw, askedOf(subject()), expected)

/** The input with one part replaced; `undefined` drops it. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(input)
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parent = names.reduce<object>((node, name) => Reflect.get(node, name) as object, copy) // `as`: tests name what is there
  if (value === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
  return copy
}

test('the input as it should be is proven', async () => {
  assert.ok(prove(await unguarded(text)).size >= 4)
})

const lost: [name: string, bytes: string | Uint8Array][] = [
  ['truncated', text.slice(0, -20)],
  ['garbage', 'not json'],
  ['a byte order mark', `\uFEFF${text}`],
  ['null', 'null'],
  ['an empty object', '{}'],
  [
    'a fact renamed',
    JSON.stringify(
      changed('facets.atRest', {
        enabeld: { known: true },
        algorithm: { known: 'x' },
        keyOwner: { known: 'customer' },
      }),
    ),
  ],
  ['a fact without a state', JSON.stringify(changed('facets.atRest.enabled', {}))],
  ['a place of a kind that nobody knows', JSON.stringify(changed('places.1.kind', 'attic'))],
  ['a place without a kind', JSON.stringify(changed('places.1.kind', undefined))],
  ['a place without a country', JSON.stringify(changed('places.0.country', undefined))],
  ['a place without laws', JSON.stringify(changed('places.1.laws', undefined))],
  ['a facet renamed', JSON.stringify({ ...input, facets: { atRestt: input.facets['atRest'] } })],
  ['a facet dropped', JSON.stringify({ ...input, facets: {} })],
  ['places emptied', JSON.stringify({ ...input, places: [] })],
  ['a place dropped', JSON.stringify({ ...input, places: input.places.slice(1) })],
  ['another type', JSON.stringify({ ...input, type: 'AWS::RDS::DBInstance' })],
]
for (const [name, bytes] of lost) {
  test(`row proof: ${name}`, async () => {
    const raw = await unguarded(bytes)
    assert.throws(() => prove(raw))
  })
}

test('row proof: invalid UTF-8 is refused by the SDK itself', async () => {
  const bytes = Buffer.from(text)
  bytes[bytes.indexOf('AWS')] = 0xff
  let refused = false
  try {
    prove(await unguarded(bytes))
  } catch {
    refused = true
  }
  assert.ok(refused)
})

test('row proof: a fact both known and unknown is a conflict, or no row', async () => {
  const both = JSON.stringify(changed('facets.atRest.enabled', { known: true, unknown: 'denied' }))
  let refused = false
  try {
    prove(await unguarded(both))
  } catch {
    refused = true
  }
  assert.ok(refused)
})

test('row proof: nobody set the data', async () => {
  const raw = await unguarded(text, null)
  assert.throws(() => prove(raw))
})

test('row proof: other data than was set', async () => {
  const raw = await unguarded(text, { ...data, digest: 'e'.repeat(64) })
  assert.throws(() => prove(raw), /other law data/)
})

const unlawfulData: [name: string, set: unknown][] = [
  ['empty', {}],
  ['no parameters', { digest: data.digest }],
  ['a parameter as text', { ...data, parameters: { ...data.parameters, minimumTls: '1.2' } }],
  ['a parameter missing', { ...data, parameters: { minimumTls: 1.2 } }],
  ['no digest', { parameters: data.parameters }],
]
for (const [name, set] of unlawfulData) {
  test(`data schema: ${name}`, () => assert.not(v.is(policyDataSchema, set)))
}

const malformed: [name: string, path: string, value: unknown][] = [
  ['a number as text', 'facets.retention', { days: { known: '30' }, locked: { known: true } }],
  ['a truth as text', 'facets.atRest.enabled', { known: 'true' }],
  ['null for a value', 'facets.atRest.enabled', { known: null }],
  ['two states', 'facets.atRest.enabled', { known: true, unknown: 'denied' }],
  ['a reason nobody knows', 'facets.atRest.enabled', { unknown: 'no idea' }],
  ['an unknown role', 'places.0.role', 'primry'],
  ['an unknown means', 'places.1.via', { means: 'teleport', mechanism: 'x' }],
  ['a country in words', 'places.0.country', { known: 'Germany' }],
  ['an unknown zone', 'places.0.laws.gdpr.zone', 'nearby'],
  ['no tier', 'labels.tier', undefined],
  ['no people', 'labels.people', undefined],
  ['a field nobody asked for', 'facets.atRest.secret', { known: 'x' }],
  ['a facet nobody knows', 'facets.atRestt', {}],
]
for (const [name, path, value] of malformed) {
  test(`input schema: ${name}`, () => assert.not(v.is(inputSchema, changed(path, value))))
}

test('input schema: a type that lacks a facet, or carries one too many, or has no place', () => {
  const { resource, ...more } = subject()
  const { atRest, ...facets } = more.facets
  assert.ok(atRest !== undefined)
  assert.throws(() => inputText({ resource, ...more, facets }, rule), /types\.yaml asks for/)
  assert.throws(() => inputText(subject(), { ...rule, facets: ['atRest'] }), /types\.yaml asks for/)
  assert.throws(() => inputText({ ...subject(), places: [] }, rule), /without a place/)
})

test('trailing junk cannot arise: the host writes the text itself, from a value it has proven', () => {
  assert.equal(v.parse(inputSchema, input), input)
  assert.is(JSON.stringify(input), text)
})

test.run()
