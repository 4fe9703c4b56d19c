// A failure that another framework would praise says so, and names regions that are inside: of the same provider, in a fixed order.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lawsAt } from '../../src/estate/law.ts'
import { withConflict } from '../../src/findings/conflict.ts'
import { inZoneRegions } from '../../src/findings/in-zone-regions.ts'
import { known, unknown } from '../../src/model/fact.ts'
import type { Place } from '../../src/model/place.ts'
import type { Config, Fence, FrameworkConflict, Mandate, Region, Rulebook } from '../../src/model/rulebook.ts'
import type { Classification, Subject } from '../../src/model/subject.ts'
import type { Outcome } from '../../src/model/verdict.ts'
import { to } from '../estate/sample-place.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { frameworkConflict, mandate } from './sample-config.ts'
import { control, crossRegion, failed, pass, placeVerdict, subject } from './sample-verdicts.ts'

const test = suite('findings/conflict')

const region = (name: string, country: string | null, more: Partial<Region> = {}): [string, Region] => [
  name,
  { name, country, partition: 'aws', verified: true, ...more },
]
const regions = new Map([
  region('eu-central-1', 'DE', { pair: 'eu-west-9' }),
  region('ap-south-1', 'IN'),
  region('eu-central-9', 'DE'),
  region('eu-north-9', 'IE', { subdivision: 'IE-D' }),
  region('eu-west-1', 'IE'),
  region('eu-west-9', 'NL'),
  region('eu-sovereign-1', 'DE', { partition: 'aws-eusc' }),
  region('europe', null),
])
const rules = (config: Partial<Config> = {}, conflicts = [frameworkConflict()]): Rulebook => ({
  ...rulebook(config),
  regions: new Map([['aws', regions]]),
  conflicts,
})

const place = (country = 'DE'): Place => ({
  role: 'primary',
  region: known('eu-central-1', []),
  country: known(country, []),
  holder: 'x',
  account: known('1', []),
  relation: known('same' as const, []),
  approved: 'no-list' as const,
  mandates: false,
  laws: {},
})
const store = (people: string[] = ['eu'], more: Partial<Subject> = {}): Subject => ({
  ...subject('orders', [place()], people),
  ...more,
})
const labelled = (more: Partial<Classification>): Partial<Subject> => ({
  classification: { ...store().classification, ...more },
})
/** With what is looked up for each of its places, as every subject has it. */
const lookedUp = (of: Subject, book: Rulebook): Subject => ({
  ...of,
  places: of.places.map((one) => ({ ...one, ...lawsAt(to(one.country), of.classification, book, '2026-11-24') })),
})
const optionsOf = (of: Subject, book: Rulebook): string[] => inZoneRegions(lookedUp(of, book), book)
const fence = (countries: string[], more: Partial<Fence> = {}): Fence => ({
  where: `ringfence.yaml:14:${countries.join()}`,
  stay: countries,
  countries: new Set(countries),
  ...more,
})

test('the pair first, then the same country, then by name; three at most, none abroad or in another partition', () => {
  assert.equal(optionsOf(store(), rules()), ['eu-west-9', 'eu-central-9', 'eu-north-9'])
})

const inside: [name: string, of: Subject, config: Partial<Config>, expected: string[]][] = [
  ['a fence around one country', store(), { fences: [fence(['DE'])] }, ['eu-central-9']],
  ['a fence for other people', store(), { fences: [fence(['DE'], { people: ['br'] })] }, ['eu-west-9', 'eu-central-9', 'eu-north-9']], // prettier-ignore
  ['a fence for its tier', store(), { fences: [fence(['IE'], { tier: 'regional' })] }, ['eu-north-9', 'eu-west-1']],
  ['a fence for another tier', store(), { fences: [fence(['IE'], { tier: 'edge' })] }, ['eu-west-9', 'eu-central-9', 'eu-north-9']], // prettier-ignore
  [
    'a fence around a part of a country',
    store(),
    { fences: [fence([], { parts: new Set(['IE-D']) })] },
    ['eu-north-9'],
  ],
  ['two fences that leave nothing', store(), { fences: [fence(['DE']), fence(['IE'])] }, []],
  ['a list of approved regions', store(), { approvedRegions: { aws: ['eu-central-1', 'eu-north-9'] } }, ['eu-north-9']],
  ['a list for another provider', store(), { approvedRegions: { azure: [] } }, ['eu-west-9', 'eu-central-9', 'eu-north-9']], // prettier-ignore
  ['people of a law whose zone has no region of this provider', store(['br']), {}, []],
  ['a fence for people that nobody could read', store([], labelled({ people: unknown('denied') })), { fences: [fence(['IE'], { people: ['br'] })] }, ['eu-north-9', 'eu-west-1']], // prettier-ignore
  ['nobody could read whose, inside a zone', store([], labelled({ people: unknown('denied') })), {}, ['eu-west-9', 'eu-central-9', 'eu-north-9']], // prettier-ignore
  ['nobody has said whose, inside a zone', store([]), {}, ['eu-west-9', 'eu-central-9', 'eu-north-9']],
  ['nobody has said whose, and no zone', store([], { places: [place('US')] }), {}, ['eu-central-9']],
  ['a store of an unread region', store(['eu'], { places: [{ ...place(), region: unknown('denied') }] }), {}, []],
  ['a store without a place', store(['eu'], { places: [] }), {}, []],
]
for (const [name, of, config, expected] of inside) {
  test(`inside: ${name}`, () => assert.equal(optionsOf(of, rules(config)), expected))
}

const mandated = (id: string, more: Partial<Mandate>): Rulebook => {
  const book = rules()
  const mandates = [{ ...mandate, ...more }]
  return { ...book, laws: book.laws.map((law) => (law.id === id ? { ...law, mandates } : law)) }
}

test('a mandate leaves its own countries only', () => {
  assert.equal(optionsOf(store(), mandated('gdpr', { countries: ['DE'] })), ['eu-central-9'])
})

test('a mandate of a law without a zone holds too, of the data that it names', () => {
  const book = mandated('ccpa', { countries: ['IE'], categories: ['payment'] })
  const people = known(['eu', 'us-ca'], [])
  const options = (category: string) =>
    optionsOf(store([], labelled({ people, categories: known([category], []) })), book)
  assert.equal(options('payment'), ['eu-north-9', 'eu-west-1'])
  assert.equal(options('contact'), ['eu-west-9', 'eu-central-9', 'eu-north-9'])
})

const told = (outcome: Outcome, conflicts: FrameworkConflict[], config: Partial<Config> = {}, judge = crossRegion) =>
  withConflict(
    'It failed.',
    { ...placeVerdict({}, outcome), control: judge.id },
    {
      control: judge,
      subject: lookedUp(store(), rules(config)),
      place: undefined,
      rulebook: rules(config, conflicts),
      day: '2026-11-24',
    },
  )

test('the finding names the framework, what it asks for and where that can be had', () => {
  const conflict =
    'CIS X 6.0.0 9.3.11 asks for a copy far away. Zone redundancy can serve that inside the zone, and so can a copy in eu-west-9, eu-central-9 or eu-north-9.'
  assert.equal(told(failed, [frameworkConflict()]), { message: `It failed. ${conflict}`, conflict })
})

test('what no source confirms says so, and nothing is named where nothing is inside', () => {
  const { conflict } = told(failed, [frameworkConflict({ verified: false })], { fences: [fence(['GB'])] })
  assert.is(
    conflict,
    'CIS X 6.0.0 9.3.11 asks for a copy far away (as we understand it; no source of ours confirms it). Zone redundancy can serve that inside the zone.',
  )
})

const silent: [name: string, outcome: Outcome, conflict: FrameworkConflict][] = [
  ['what is permitted', { status: 'permitted', basis: 'eu-uk', until: null }, frameworkConflict()],
  ['what is unknown', { status: 'unknown', reason: 'denied' }, frameworkConflict()],
  ['another control', failed, frameworkConflict({ controls: ['rep.provider-pair'] })],
  ['another type', failed, frameworkConflict({ types: ['Microsoft.Storage/storageAccounts'] })],
  ['a law that is not in play', failed, frameworkConflict({ law: 'eu-dora' })],
]
for (const [name, outcome, conflict] of silent) {
  test(`nothing pulls against ${name}`, () => assert.equal(told(outcome, [conflict]), { message: 'It failed.' }))
}

test('where redundancy is lacking, its options are named though nothing pulls', () => {
  const redundancy = control('res.in-zone-redundancy', 'redundancy')
  const single: Outcome = { status: 'fail', observed: 'single-zone', expected: ['multi-zone'] }
  assert.equal(told(single, [], { fences: [fence(['IE'])] }, redundancy), {
    message: 'It failed. Zone redundancy can serve that inside the zone, and so can a copy in eu-north-9 or eu-west-1.',
  })
  assert.equal(told(pass, [], {}, redundancy), { message: 'It failed.' })
})

test('a law in play, and its type', () => {
  const { conflict } = told(failed, [frameworkConflict({ law: 'gdpr', types: ['AWS::S3::Bucket'] })])
  assert.match(conflict ?? '', /^CIS X/)
})

test.run()
