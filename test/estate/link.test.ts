// A link out of a law's zone must be in the register; whether data of people goes over it is nobody's to see, so that only their word lets it off.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Label, Reference, Resource } from '../../src/model/resource.ts'
import type { Basis, Config, DataRule, TransferEntry } from '../../src/model/rulebook.ts'
import { consent, dpf, entities, scc as clauses, transfer } from '../findings/sample-config.ts'
import { joined } from './joined.ts'
import { bucket } from './sample-resources.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/link')

const partner = '444455556666'
const later = unknown('unresolved')
const route = (region: string | undefined, more: Partial<Reference> = {}): Reference => ({
  role: 'route',
  mechanism: 'vpc-peering',
  locator: known(`arn:aws:ec2:${region}:${partner}:vpc/vpc-b`, [0]),
  account: partner,
  ...(region === undefined ? {} : { region }),
  ...more,
})
const link = (from: string, references: Resource['references'], labels: Fact<Label[]> = known([], [])): Resource =>
  bucket('pcx-1', from, [], {
    type: 'AWS::EC2::VPCPeeringConnection',
    holds: 'none',
    labels,
    facets: { link: { encrypted: known(true, [0]), registered: later } },
    references,
  })

const scc: Basis = { ...clauses, documents: ['contract'] }
const entry = (more: Partial<TransferEntry> = {}): TransferEntry =>
  transfer({
    means: ['backup'],
    data: {},
    documents: { contract: 'DOC-1' },
    valid: { from: '2025-03-02', until: '2027-02-10' },
    ...more,
  })
const rule = (people: string[]): DataRule => ({
  where: 'ringfence.yaml:9:5',
  when: { tag: { Data: ['told'] } },
  tier: 'regional',
  people,
  categories: [],
})
const told = known<Label[]>([{ key: 'Data', value: 'told', from: 'tag' }], [])

function registered(of: Resource, config: Partial<Config> = {}): Fact<boolean> | undefined {
  const { laws, ...rest } = rulebook(config)
  const bases = [scc, dpf, consent]
  const zoned = laws.map((law) => (law.id === 'gdpr' ? { ...law, bases } : law))
  const [subject] = joined({ resources: [of] }, { ...rest, laws: zoned })
  assert.equal(subject?.facets.link?.encrypted, known(true, [0]))
  return subject?.facets.link?.registered
}
const between = (from: string, to: string, config: Partial<Config> = {}) =>
  registered(link(from, known([route(to)], [0])), config)

const yes = known(true, [])
const no = known(false, [])
const stories: [name: string, answer: Fact<boolean> | undefined, expected: Fact<boolean>][] = [
  ['within the zone', between('eu-central-1', 'eu-west-1'), yes],
  ['within a region', between('eu-central-1', 'eu-central-1'), yes],
  ['of two that are both outside', between('us-east-1', 'us-east-1'), yes],
  ['to a country with a decision that asks for nothing', between('eu-central-1', 'eu-west-2'), yes],
  ['to a country whose decision asks for a check', between('eu-central-1', 'us-east-1'), no],
  ['from there, which is the same link', between('us-east-1', 'eu-central-1'), no],
  ['that no table knows', between('eu-central-1', 'mars-1'), later],
  ['to nobody knows where', registered(link('eu-central-1', known([route(undefined, { locator: unknown('denied', 'ec2:x') })], [0]))), unknown('denied', 'ec2:x')], // prettier-ignore
  ['of which nothing was read', registered(link('eu-central-1', unknown('throttled'))), unknown('throttled')],
  ['that leads nowhere', registered(link('eu-central-1', known([], [0]))), later],
]
for (const [name, answer, expected] of stories) {
  test(`a link ${name}: ${expected.state === 'unknown' ? expected.reason : String(expected.value)}`, () => {
    assert.equal(answer, expected)
  })
}

const registers: [name: string, entries: TransferEntry[], more: Partial<Config>, expected: Fact<boolean>][] = [
  ['an entry for the country, whatever it carries there', [entry()], {}, yes],
  [
    'an entry for some data, and nobody has said what goes there',
    [entry({ data: { categories: ['contact'] } })],
    {},
    no,
  ],
  ['an entry for another country', [entry({ countries: ['GB'] })], {}, no],
  ['an entry of another law', [entry({ law: 'lgpd' })], {}, no],
  ['one that is over', [entry({ valid: { from: '2025-03-02', until: '2026-11-23' } })], {}, no],
  ['one to come', [entry({ valid: { from: '2026-11-25', until: '2027-11-23' } })], {}, no],
  ['one without its documents', [entry({ documents: {} })], {}, no],
  ['one that its owner approved', [entry({ approvedBy: 'dpo@example.test' })], {}, no],
  ['one on a basis that nobody knows', [entry({ basis: 'gdpr.scc.m9' })], {}, no],
  ['consent, which carries nothing as a matter of course', [entry({ basis: 'gdpr.art49.a' })], {}, no],
  ['a decision whose condition was checked', [entry({ basis: 'gdpr.adequacy.dpf', checked: '2026-01-01' })], {}, yes],
  ['a decision whose condition nobody checked', [entry({ basis: 'gdpr.adequacy.dpf' })], {}, no],
  ['an entry between the two', [entry({ from: 'Example GmbH', to: 'Example Inc' })], { entities }, yes],
  ['an entry the other way', [entry({ from: 'Example Inc', to: 'Example GmbH' })], { entities }, no],
  ['an entry to one, and nobody has said whose the account is', [entry({ to: 'Example Inc' })], { entities: entities.slice(0, 1) }, later], // prettier-ignore
  ['the same beside one that fits', [entry({ to: 'Example Inc' }), entry({ id: 'tr-2' })], { entities: entities.slice(0, 1) }, yes], // prettier-ignore
]
for (const [name, transfers, more, expected] of registers) {
  test(`in the register: ${name}`, () => {
    assert.equal(between('eu-central-1', 'us-east-1', { transfers, ...more }), expected)
  })
}

test('from outside, the exporter is at the other end', () => {
  const transfers = [entry({ from: 'Example Inc', to: 'Example GmbH' })]
  assert.equal(between('us-east-1', 'eu-central-1', { transfers, entities }), yes)
})

const abroad = known([route('us-east-1')], [0])
const spoken: [name: string, labels: Fact<Label[]>, people: string[], expected: Fact<boolean>][] = [
  ['of people whom the law protects', told, ['eu'], no],
  ['of people whom only another law protects', told, ['br'], yes],
  ['of nobody', told, ['none'], yes],
  ['of whom nobody has said', known([], []), ['eu'], no],
  ['that nobody could read', unknown('denied', 'ec2:x'), ['eu'], unknown('denied', 'ec2:x')],
]
for (const [name, labels, people, expected] of spoken) {
  test(`data ${name}`, () => {
    assert.equal(registered(link('eu-central-1', abroad, labels), { data: [rule(people)] }), expected)
  })
}

test('an entry for some data, of which the link is said to be', () => {
  const transfers = [entry({ data: { categories: ['contact'], people: ['eu'] } })]
  const about = (categories: string[]) =>
    registered(link('eu-central-1', abroad, told), { transfers, data: [{ ...rule(['eu']), categories }] })
  assert.equal([about(['contact']), about(['contact', 'health'])], [yes, no])
})

test('data of nobody, as far as was read: more of it might be of somebody', () => {
  const labels = partial<Label[]>([{ key: 'Data', value: 'told', from: 'tag' }], 'throttled', [])
  const also: DataRule = { ...rule(['eu']), when: { tag: { Other: ['x'] } } }
  const answer = registered(link('eu-central-1', abroad, labels), { data: [rule(['none']), also] })
  assert.equal(answer, partial(true, 'throttled', []))
})

test.run()
