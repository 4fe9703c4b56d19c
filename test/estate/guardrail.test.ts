// A guardrail earns a pass only where the config says of each region that it leaves open that anything may be there.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { guardrailOf } from '../../src/estate/guardrail.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Config, Law } from '../../src/model/rulebook.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/guardrail')

const later = unknown('unresolved')
const europe = known(['eu-central-1', 'eu-west-1'], [2])
const held = (open: Fact<string[]>, config: Partial<Config> = {}, provider = 'aws', book = rulebook(config)) => {
  const told = { enforced: known(true, [1]), strayRegions: open, declared: later }
  const { enforced, strayRegions, declared } = guardrailOf(provider, told, book, '2026-11-27T08:00:00Z')
  assert.equal(enforced, told.enforced)
  return { strayRegions, declared }
}
const rule = (people: string[], categories: string[] = []) =>
  ({ where: 'ringfence.yaml:3:5', when: {}, tier: 'regional', people, categories }) as const
const fence = (countries: string[], more: object = {}) => ({
  where: 'ringfence.yaml:9:5',
  stay: countries,
  countries: new Set(countries),
  ...more,
})
const eea = fence(['DE', 'IE', 'NL'])

test('a list says it of every region', () => {
  const approvedRegions = { aws: ['eu-central-1'] }
  assert.equal(held(europe, { approvedRegions }), {
    strayRegions: known(['eu-west-1'], [2]),
    declared: known(true, []),
  })
})

test('a list of another provider says nothing', () => {
  const approvedRegions = { azure: ['brazilsouth'] }
  assert.equal(held(europe, { approvedRegions }), { strayRegions: known([], [2]), declared: known(false, [2]) })
})

const open = (...names: string[]) => known(names, [2])
const configs: [name: string, config: Partial<Config>, left: Fact<string[]>, declared: boolean][] = [
  ['no word of where', {}, europe, false],
  ['no word of where, and a fence that lets nothing through', {}, open(), false],
  ['data that is nobody’s', { data: [rule(['none'])] }, europe, false],
  ['data of people whose law has no zone', { data: [rule(['us-ca'])] }, europe, false],
  ['data of people whose law has one', { data: [rule(['eu'])] }, europe, true],
  ['data of people whose law has another', { data: [rule(['br'])] }, europe, false],
  ['data of people of two zones', { data: [rule(['eu']), rule(['br'])] }, europe, false],
  ['a region outside the zone', { data: [rule(['eu'])] }, open('eu-central-1', 'us-east-1'), false],
  ['an adequate country, which is outside the zone', { data: [rule(['eu'])] }, open('eu-west-2'), false],
  ['a region that no table knows', { data: [rule(['eu'])] }, open('xx-nowhere-0'), false],
  ['a fence', { fences: [eea] }, europe, true],
  [
    'a fence for some data only',
    { fences: [fence(['DE', 'IE'], { categories: ['health'], tier: 'edge' })] },
    europe,
    true,
  ],
  ['a region outside the fence', { fences: [eea] }, open('us-east-1'), false],
  ['two fences, of which one keeps it out', { fences: [eea, fence(['DE'])] }, europe, false],
  ['a fence that lets in what the law of those people does not', { fences: [fence(['US', 'DE'], { people: ['eu'] })] }, open('us-east-1'), false], // prettier-ignore
  [
    'a fence around a part of a country',
    { fences: [fence([], { parts: new Set(['US-VA']) })] },
    open('us-east-1'),
    true,
  ],
  ['a fence around another part', { fences: [fence([], { parts: new Set(['US-CA']) })] }, open('us-east-1'), false],
]
for (const [name, config, left, declared] of configs) {
  test(`without a list: ${name}`, () =>
    assert.equal(held(left, config), { strayRegions: known([], [2]), declared: known(declared, [2]) }))
}

test('a mandate over data of a category that a rule names keeps it in its country, on its days', () => {
  const days = { from: '2020-01-01', until: null }
  const mandate = { id: 'm', title: 'm', countries: ['DE'], categories: ['tax'], verified: true, source: '', table: '' }
  const under = (categories: string[], more: object = {}) => {
    const book = rulebook({ data: [rule(['eu'], categories)] })
    const laws = book.laws.map((law): Law => ({ ...law, mandates: [{ ...mandate, ...days, ...more }] }))
    return held(europe, {}, 'aws', { ...book, laws }).declared
  }
  assert.equal(under(['tax']), known(false, [2]))
  assert.equal(under(['tax'], { countries: ['DE', 'IE'] }), known(true, [2]))
  assert.equal(under([]), known(true, [2]))
  assert.equal(under([], { categories: [] }), known(false, [2]))
  assert.equal(under(['tax'], { until: '2026-11-26' }), known(true, [2]))
})

test('a law that is asked whosever the data is has its zone without a rule', () => {
  const book = rulebook()
  const laws = book.laws.map((law): Law => (law.id === 'gdpr' ? { ...law, concerns: 'everyone' } : law))
  assert.equal(held(europe, {}, 'aws', { ...book, laws }).declared, known(true, [2]))
})

test('what was not read of the guardrail stays unread', () => {
  assert.equal(held(unknown('denied', 'organizations:DescribePolicy')), {
    strayRegions: unknown('denied', 'organizations:DescribePolicy'),
    declared: unknown('denied', 'organizations:DescribePolicy'),
  })
  assert.equal(held(partial(['eu-west-1'], 'throttled', [2]), { fences: [eea] }), {
    strayRegions: partial([], 'throttled', [2]),
    declared: partial(true, 'throttled', [2]),
  })
})

test('a place that is no region is in no country for certain', () => {
  assert.equal(held(known(['germany'], [2]), { fences: [eea] }, 'azure').declared, known(false, [2]))
})

test.run()
