// ropa.csv: each field of a record of processing, from where it is filled, and what the register lacks.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known, unknown } from '../../src/model/fact.ts'
import type { Subject } from '../../src/model/subject.ts'
import type { Outcome } from '../../src/model/verdict.ts'
import { ropaCsv } from '../../src/reports/ropa-csv.ts'
import { lawful } from '../findings/sample-config.ts'
import {
  crossRegion,
  facetVerdict,
  failed,
  judged,
  pass,
  permitted,
  placeVerdict,
  replica,
  subject,
} from '../findings/sample-verdicts.ts'
import { writtenBy } from '../whole-run.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { finished, sampleRun } from './sample-run.ts'

const test = suite('reports/ropa-csv')

const columns =
  'schema_version,scan_id,record,law,field,cite,provider,account_id,entity,people,tier,value,origin,gap,note,resources,examples,examples_shown'
const pick = (row: Record<string, string> | undefined, wanted: string) =>
  wanted.split(' ').map((column) => row?.[column])

interface Store {
  of: Subject
  outcome?: Outcome
  facet?: Outcome
}
const textOf = (stores: Store[], rulebook = lawful()) => {
  const verdicts = stores.flatMap(({ of, outcome, facet }) => [
    ...(outcome === undefined ? [] : [placeVerdict({ gdpr: outcome }, outcome, of)]),
    ...(facet === undefined ? [] : [facetVerdict(facet, of)]),
  ])
  return writtenBy(ropaCsv, finished(judged(verdicts, { subjects: stores.map(({ of }) => of), rulebook })))
}
const rowsFor = async (...told: Parameters<typeof textOf>) => rowsOf(await textOf(...told))
const fieldOf = async (field: string, ...told: Parameters<typeof textOf>) =>
  (await rowsFor(...told)).find((row) => row['field'] === field)

test('the columns, and nothing of stores that are the data of nobody', async () => {
  assert.is(await textOf([{ of: subject('site', [], ['none']) }]), `${columns}\r\n`)
})

test('the fields of Art. 30, and those of the ANPD template, each once per group', async () => {
  const rows = rowsOf(await writtenBy(ropaCsv, sampleRun()))
  const groups = new Map<string, string[]>()
  for (const { record = '', field = '', account_id, people, tier } of rows) {
    const name = [record, account_id, people, tier].join(' ')
    groups.set(name, [...(groups.get(name) ?? []), field])
  }
  assert.ok(groups.size >= 6)
  for (const [name, fields] of groups) {
    assert.is(fields.length, 10, name)
    assert.is(new Set(fields).size, 10, name)
  }
  assert.equal([...new Set(rows.map(({ record }) => record))], ['GDPR Art. 30', 'LGPD Art. 37'])
})

test('declared data is in the record of its law alone, undeclared and unread data in both', async () => {
  const rows = rowsOf(await writtenBy(ropaCsv, sampleRun()))
  const peopleOf = (law: string) =>
    [...new Set(rows.filter((row) => row['law'] === law).map(({ people }) => people ?? ''))].toSorted()
  assert.equal(peopleOf('gdpr'), ['eu', 'not read', 'undeclared'])
  assert.equal(peopleOf('lgpd'), ['br', 'not read', 'undeclared'])
})

test('what only people can tell is empty and says so', async () => {
  for (const field of [
    'purposes',
    'categories of data subjects',
    'processing for each controller',
    'categories of personal data',
    'controller and contacts',
  ])
    assert.equal(pick(await fieldOf(field, [{ of: subject() }]), 'value origin'), ['', 'only people can'])
})

test('labels and the config fill what they can', async () => {
  const of = subject()
  const labelled = { ...of, classification: { ...of.classification, categories: known(['health', 'contact'], []) } }
  assert.equal(pick(await fieldOf('categories of personal data', [{ of: labelled }]), 'value origin'), [
    'contact|health',
    'label',
  ])
  const entities = [{ name: 'Example GmbH', country: 'DE', aws: ['111122223333'], azure: [] }]
  const row = await fieldOf('controller and contacts', [{ of }], lawful({ entities }))
  assert.equal(pick(row, 'entity value origin'), ['Example GmbH', 'Example GmbH', 'register'])
})

test('a country that no recorded basis covers is a gap', async () => {
  const stores = (name: string, country: string, outcome: Outcome) => ({
    of: subject(name, [replica({ country: known(country, []) })]),
    outcome,
  })
  const told = [stores('a', 'GB', permitted), stores('b', 'US', failed), stores('c', 'DE', pass)]
  assert.equal(pick(await fieldOf('third countries', told), 'value origin gap'), ['GB|US', 'inventory', 'US'])
  assert.equal(pick(await fieldOf('transfer safeguards', told), 'value origin gap'), [
    'GB: eu-uk until 2031-12-27',
    'register',
    'US',
  ])
})

test('a country of the zone is no third country, also where our own fence refuses it', async () => {
  const of = subject('orders', [replica({ country: known('IE', []) })])
  const outcome: Outcome = { status: 'fail', observed: 'IE', expected: [], reason: 'outside-fence' }
  assert.equal(pick(await fieldOf('third countries', [{ of, outcome }]), 'value gap'), ['none observed', ''])
})

test('of undeclared data it is told what would be missing', async () => {
  const of = subject('orders', [replica()], [])
  const row = await fieldOf('third countries', [{ of, outcome: { status: 'undeclared', would: failed } }])
  assert.equal(pick(row, 'people value gap'), ['undeclared', 'US', 'US'])
})

test('a place that nobody could follow is never none', async () => {
  const of = subject('orders', [
    replica({ country: unknown('denied'), account: unknown('denied'), relation: unknown('denied') }),
  ])
  const told = [{ of, outcome: { status: 'unknown', reason: 'denied' } as const }]
  assert.equal(pick(await fieldOf('third countries', told), 'value gap'), ['not known: 1', 'not known: 1'])
  assert.is((await fieldOf('recipients', told))?.['value'], 'not known: 1')
})

test('a place that no control of the run decides on is never none', async () => {
  const of = subject('orders', [replica(), replica({ country: known('IE', []) })])
  assert.equal(pick(await fieldOf('third countries', [{ of }]), 'value gap'), ['not known: 1', 'not known: 1'])
})

test('recipients are the other accounts that data is sent to', async () => {
  const to = (id: string) => replica({ account: known(id, []), relation: known('unlisted', []) })
  const told = (...places: Parameters<typeof subject>[1] & {}) => [{ of: subject('orders', places) }]
  assert.is((await fieldOf('recipients', told(to('444455556666'), replica())))?.['value'], '444455556666')
  assert.is((await fieldOf('recipients', told(replica())))?.['value'], 'none observed')
  const many = Array.from({ length: 60 }, (_, index) => to(String(index).padStart(12, '0')))
  const value = (await fieldOf('recipients', told(...many)))?.['value'] ?? ''
  assert.is(value.split('|').length, 51)
  assert.match(value, /\|and more$/)
})

test('measures are counted per control and status, and no figure is made of them', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => subject(name, []))
  if (a === undefined || b === undefined || c === undefined) throw new Error('three stores')
  const fail: Outcome = { status: 'fail', observed: false, expected: true }
  const told = [
    { of: a, facet: pass },
    { of: b, facet: fail },
    { of: c, facet: pass },
  ]
  assert.is((await fieldOf('security measures', told))?.['value'], 'enc.at-rest: fail 1, pass 2')
})

test('time limits are those of the stores, and what was not collected is said', async () => {
  const kept = (name: string, days: number | 'forever'): Subject => {
    const of = subject(name, [])
    return { ...of, facets: { ...of.facets, retention: { days: known(days, []), locked: known(false, []) } } }
  }
  const bare = subject('d', [])
  const facets = { ...bare.facets }
  delete facets.retention
  const stores = [kept('a', 30), kept('b', 365), kept('c', 'forever'), { ...bare, facets }].map((of) => ({ of }))
  assert.is(
    (await fieldOf('time limits for erasure', stores))?.['value'],
    '30 to 365 days: 2|without limit: 1|not collected: 1',
  )
})

test('a group holds a few examples, however many stores it has', async () => {
  const stores = Array.from({ length: 12 }, (_, index) => ({ of: subject(`store-${index}`, []) }))
  const rows = await rowsFor(stores)
  assert.is(rows.length, 10)
  for (const row of rows) {
    assert.equal(pick(row, 'resources examples_shown'), ['12', '5 of 12'])
    assert.is(row['examples']?.split('|').length, 5)
  }
})

test('the header is the contract', async () => {
  assert.is(cellsOf(await writtenBy(ropaCsv, sampleRun()))[0]?.join(','), columns)
})

test('a place is told once, by the control that owns it', async () => {
  const risk: Outcome = {
    status: 'fail',
    observed: ['expires-soon'],
    expected: [],
    reason: 'basis-at-risk',
    decision: 'eu-uk',
  }
  const dark: Outcome = { status: 'unknown', reason: 'denied' }
  const of = subject('orders', [replica(), replica({ country: unknown('denied') })])
  const [owner, looker] = [crossRegion, { ...crossRegion, id: 'leg.basis-health', owns: [] }]
  const verdicts = [
    { ...placeVerdict({ gdpr: permitted }, permitted, of), control: owner.id },
    { ...placeVerdict({ gdpr: risk }, risk, of), control: looker.id },
    ...[owner, looker].map(({ id }) => ({ ...placeVerdict({ gdpr: dark }, dark, of), control: id, place: 1 })),
  ]
  const run = judged(verdicts, { subjects: [of], controls: [owner, looker], rulebook: lawful() })
  const row = rowsOf(await writtenBy(ropaCsv, finished(run))).find(({ field }) => field === 'third countries')
  assert.equal(pick(row, 'value gap'), ['US|not known: 1', 'not known: 1'])
})

test.run()
