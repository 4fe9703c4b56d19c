// Our own fence speaks of the data it names and of no other, and what was not read never lets a place out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lawsAt } from '../../src/estate/law.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Fence } from '../../src/model/rulebook.ts'
import type { Classification } from '../../src/model/subject.ts'
import { data, to } from './sample-place.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/fences')

const fence = (more: Partial<Fence>, where = 'ringfence.yaml:9:5'): Fence => ({
  where,
  stay: ['DE'],
  countries: new Set(['DE']),
  ...more,
})
const at = (country: Fact<string>, fences: Fence[], more: Partial<Classification> = {}) =>
  lawsAt(to(country), { ...data, ...more }, rulebook({ fences }), '2026-11-24T12:00:00.000Z')
const sideUnder = (law: string, ...given: Parameters<typeof at>) => {
  const found = at(...given).laws[law]
  return [found?.fence, found?.fencedBy]
}
const side = (...given: Parameters<typeof at>) => sideUnder('gdpr', ...given)

const beyond = ['outside', 'ringfence.yaml:9:5']
const us = known('US', [])
const cases: [name: string, found: unknown[], expected: unknown[]][] = [
  ['no fence', side(us, []), ['none', null]],
  ['outside', side(us, [fence({ tier: 'regional' })]), beyond],
  ['inside', side(known('DE', []), [fence({ tier: 'regional' })]), ['inside', null]],
  ['country not read', side(unknown('denied'), [fence({})]), ['unresolved', null]],
  ['country not read, other data', side(unknown('denied'), [fence({ tier: 'edge' })]), ['none', null]],
  ['another tier', side(us, [fence({ tier: 'edge' })]), ['none', null]],
  ['other people', side(us, [fence({ people: ['br'] })]), ['none', null]],
  ['other categories', side(us, [fence({ categories: ['health'] })]), ['none', null]],
  ['all conditions hold', side(us, [fence({ people: ['eu'], categories: ['contact'], tier: 'regional' })]), beyond],
  ['one condition fails', side(us, [fence({ people: ['eu'], categories: ['health'] })]), ['none', null]],
  ['tier not read', side(us, [fence({ tier: 'edge' })], { tier: unknown('denied') }), ['unresolved', null]],
  ['tier not read, inside', side(known('DE', []), [fence({ tier: 'edge' })], { tier: unknown('denied') }), ['none', null]], // prettier-ignore
  ['tier may be stricter', side(us, [fence({ tier: 'regional' })], { tier: partial('regional', 'denied', []) }), ['unresolved', null]], // prettier-ignore
  ['nothing is stricter', side(us, [fence({ tier: 'edge' })], { tier: partial('edge', 'denied', []) }), beyond],
  ['categories in part', side(us, [fence({ categories: ['contact'] })], { categories: partial(['contact'], 'denied', []) }), beyond], // prettier-ignore
  ['categories in part, another', side(us, [fence({ categories: ['health'] })], { categories: partial(['contact'], 'denied', []) }), ['unresolved', null]], // prettier-ignore
  ['the first that surely excludes it', side(us, [fence({ tier: 'edge' }, 'a:1:1'), fence({}, 'b:2:1'), fence({}, 'c:3:1')], { tier: unknown('denied') }), ['outside', 'b:2:1']], // prettier-ignore
]
const quebec = fence({ stay: ['CA-QC', 'DE'], countries: new Set(['DE']), parts: new Set(['CA-QC']) })
const within = (country: Fact<string>, subdivision?: Fact<string>, fences = [quebec]) => {
  const place = to(country, subdivision === undefined ? {} : { subdivision })
  const found = lawsAt(place, data, rulebook({ fences }), '2026-11-24T12:00:00.000Z').laws['gdpr']
  return [found?.fence, found?.fencedBy]
}
const canada = known('CA', [])
cases.push(
  ['in the part', within(canada, known('CA-QC', [])), ['inside', null]],
  ['in another part of the country', within(canada, known('CA-ON', [])), beyond],
  ['in the country, nobody knows where', within(canada), ['unresolved', null]],
  ['in the country, the part not read', within(canada, unknown('denied')), ['unresolved', null]],
  ['in a country named whole beside it', within(known('DE', []), known('DE-HE', [])), ['inside', null]],
  ['in another country', within(us, known('US-CA', [])), beyond],
  ['in several countries, of which the part is one', within(partial('CA', 'unresolved', []), known('CA-QC', [])), ['unresolved', null]], // prettier-ignore
  ['where nobody knows the country', within(unknown('denied'), known('CA-QC', [])), ['unresolved', null]],
)
for (const [name, found, expected] of cases) {
  test(`${name}: ${String(expected[0])}`, () => assert.equal(found, expected))
}

test('a fence for some people is told under their law only', () => {
  const fences = [fence({ people: ['us-ca'] })]
  const both = { people: known(['eu', 'us-ca'], []) }
  assert.equal(sideUnder('ccpa', us, fences, both), beyond)
  assert.equal(sideUnder('gdpr', us, fences, both), ['none', null])
})

test('a fence that also names people of a law that is not concerned is told all the same', () => {
  const book = rulebook({ fences: [fence({ people: ['eu', 'ru'] })] })
  const people = new Map([...book.people, ['ru', { id: 'ru', laws: ['ru'], title: 'Russian data' }] as const])
  const whose = { ...data, people: known(['br', 'ru'], []) }
  const { laws } = lawsAt(to(us), whose, { ...book, people }, '2026-11-24T12:00:00.000Z')
  assert.equal([laws['lgpd']?.concern, laws['lgpd']?.fence, laws['lgpd']?.fencedBy], ['yes', ...beyond])
})

test('a fence for people of no law in play is told under every law that is concerned', () => {
  const fences = [fence({ people: ['eu', 'ru'] })]
  const found = lawsAt(to(us), data, { ...rulebook({ fences }), people: new Map() }, '2026-11-24')
  assert.equal([...new Set(Object.values(found.laws).map((law) => law.fence))], ['outside'])
})

test("nobody's data is fenced under every law, for no law would say it otherwise", () => {
  const nobody = { people: known(['none'], []) }
  const fences = [fence({ tier: 'regional' })]
  for (const law of ['gdpr', 'lgpd', 'ccpa']) assert.equal(sideUnder(law, us, fences, nobody), beyond)
})

test('somebody’s data is not fenced under a law of others', () => {
  assert.equal(sideUnder('lgpd', us, [fence({ tier: 'regional' })]), ['none', null])
})

test('fences that apply are named, kept or not', () => {
  const fences = [fence({ tier: 'regional' }, 'a:1:1'), fence({ tier: 'edge' }, 'b:2:1'), fence({}, 'c:3:1')]
  assert.equal(at(known('DE', []), fences).fences, ['a:1:1', 'c:3:1'])
})

test.run()
