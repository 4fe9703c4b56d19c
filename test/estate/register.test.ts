// Whether an entry of the register covers a place, is valid on the day, and lists what its basis asks for.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lawsAt } from '../../src/estate/law.ts'
import type { Destination } from '../../src/estate/register.ts'
import { known, partial, unknown } from '../../src/model/fact.ts'
import type { RegisterEntry } from '../../src/model/law.ts'
import type { Config, TransferEntry } from '../../src/model/rulebook.ts'
import type { Classification } from '../../src/model/subject.ts'
import { adequacy, consent, dpf, entities, scc, transfer } from '../findings/sample-config.ts'
import { data, to } from './sample-place.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/register')

const entry = (more: Partial<TransferEntry> = {}): TransferEntry =>
  transfer({
    from: 'Example GmbH',
    to: 'Example Inc',
    means: ['replication', 'backup'],
    valid: { from: '2025-03-02', until: '2027-02-10' },
    ...more,
  })

interface Asked {
  transfers?: TransferEntry[]
  place?: Partial<Destination>
  about?: Partial<Classification>
  day?: string
  config?: Partial<Config>
  without?: string
}

function looked({ transfers = [entry()], place = {}, about = {}, day = '2026-11-24', config, without }: Asked = {}) {
  const { laws, ...rest } = rulebook({ entities, transfers, ...config })
  const bases = [scc, dpf, adequacy, consent]
  const told = laws.map((law) =>
    law.id === 'gdpr' ? { ...law, bases, adequacy: law.adequacy.filter(({ id }) => id !== without) } : law,
  )
  return lawsAt(to(known('US', []), place), { ...data, ...about }, { ...rest, laws: told }, day).laws['gdpr']
}
const register = (asked?: Asked) => looked(asked)?.register ?? []
const first = (asked?: Asked): Partial<RegisterEntry> => register(asked)[0] ?? {}

test('an entry that covers the place, as Rego is told of it', () => {
  assert.equal(register(), [
    {
      id: 'tr-014',
      basis: 'gdpr.scc.m2',
      until: '2027-02-10',
      scope: 'fits',
      validity: 'active',
      missing: [],
      selfApproved: false,
      systematic: true,
      invokes: 'nothing',
      conditionChecked: false,
      requires: ['key.exclusive-control'],
      risks: ['expires-soon'],
    },
  ])
})

const scopes: [name: string, scope: string | undefined, asked: Asked][] = [
  ['another way of copying', 'too-narrow', { place: { means: 'sharing' } }],
  ['data that only rests there', 'too-narrow', { place: { means: 'storage' } }],
  ['data that only rests there, and the entry says so', 'fits', { place: { means: 'storage' }, transfers: [entry({ means: ['storage'] })] }], // prettier-ignore
  ['one category more', 'too-narrow', { about: { categories: known(['contact', 'health'], []) } }],
  ['no category declared', 'too-narrow', { about: { categories: known([], []) } }],
  ['no category declared, and any will do', 'fits', { about: { categories: known([], []) }, transfers: [entry({ data: {} })] }], // prettier-ignore
  ['categories not read', 'unresolved', { about: { categories: unknown('denied') } }],
  ['categories read in part', 'unresolved', { about: { categories: partial(['contact'], 'denied', []) } }],
  ['a part that is too much', 'too-narrow', { about: { categories: partial(['health'], 'denied', []) } }],
  ['another tier', 'too-narrow', { about: { tier: known('edge', []) } }],
  ['tier not read', 'unresolved', { about: { tier: unknown('denied') } }],
  ['people of the law in the list', 'fits', { about: { people: known(['br', 'eu'], []) }, transfers: [entry({ data: { people: ['eu'] } })] }], // prettier-ignore
  ['people of the law not in the list', 'too-narrow', { transfers: [entry({ data: { people: ['ch'] } })] }],
  ['another exporter', 'too-narrow', { place: { owner: '444455556666' } }],
  ['another importer', 'too-narrow', { place: { account: known('111122223333', []) } }],
  ['an importer whom nobody has named', 'unresolved', { place: { account: known('999900001111', []) } }],
  ['an importer not read', 'unresolved', { place: { account: unknown('denied') } }],
  ['any importer will do', 'fits', { place: { account: unknown('denied') }, transfers: [without('to')] }],
  ['nobody has said who owns what', 'fits', { config: { entities: [] } }],
  ['wrong and unclear', 'too-narrow', { place: { account: unknown('denied'), means: 'sharing' } }],
]
for (const [name, scope, asked] of scopes) {
  test(`${name}: ${scope}`, () => assert.is(first(asked).scope, scope))
}

function without(key: 'from' | 'to'): TransferEntry {
  const { [key]: _, ...rest } = entry()
  return rest
}

const validities: [day: string, validity: string][] = [
  ['2025-03-01', 'not-yet'],
  ['2025-03-02', 'active'],
  ['2027-02-10', 'active'],
  ['2027-02-11', 'expired'],
]
for (const [day, validity] of validities) {
  test(`on ${day}: ${validity}`, () => assert.is(first({ day }).validity, validity))
}

test('an entry for other countries says nothing of this place', () => {
  assert.equal(register({ transfers: [entry({ countries: ['BR', 'GB'] })] }), [])
})

test('an entry of another law says nothing under this one', () => {
  assert.equal(register({ transfers: [entry({ law: 'lgpd' })] }), [])
})

test('of a country not read only what entries may require is told, and none of them covers it', () => {
  const country = unknown('denied')
  const entries = [entry(), entry({ id: 'b', requires: [] }), entry({ id: 'c', means: ['sharing'] })]
  assert.equal(
    register({ place: { country }, transfers: entries }).map(({ id, scope }) => [id, scope]),
    [['tr-014', 'unresolved']],
  )
})

test('where the zone or a decision answers, the register is not asked', () => {
  const everywhere = [entry({ countries: ['DE', 'GB', 'US'] })]
  assert.is(register({ transfers: everywhere }).length, 1)
  assert.equal(register({ transfers: everywhere, place: { country: known('DE', []) } }), [])
  assert.equal(register({ transfers: everywhere, place: { country: known('GB', []) } }), [])
})

test('of entries that do not cover the place only the nearest is told', () => {
  const far = entry({ id: 'a', means: ['sharing'], data: { tiers: ['edge'] } })
  const near = entry({ id: 'b', means: ['sharing'] })
  assert.equal(
    register({ transfers: [far, near, entry({ id: 'c', means: ['sharing'] })] }).map(({ id }) => id),
    ['b'],
  )
  assert.equal(
    register({ transfers: [far, near, entry()] }).map(({ id }) => id),
    ['tr-014'],
  )
})

test('a document that is missing or blank is named', () => {
  assert.equal(first({ transfers: [entry({ documents: { contract: ' ' } })] }).missing, ['contract', 'tia'])
})

test('whoever approves their own entry is told, however they write it', () => {
  assert.is(first({ transfers: [entry({ approvedBy: ' DPO@example.test' })] }).selfApproved, true)
})

test('a derogation is not for copying as a matter of course', () => {
  assert.is(first({ transfers: [entry({ basis: 'gdpr.art49.a' })] }).systematic, false)
})

const decisions: [name: string, given: Partial<TransferEntry>, more: Asked, expected: Partial<RegisterEntry>][] = [
  ['a checked condition', { basis: 'gdpr.adequacy.dpf', checked: '2026-11-01' }, {}, { invokes: 'standing', conditionChecked: true }], // prettier-ignore
  ['whichever decision stands', { basis: 'gdpr.adequacy', checked: '2026-11-01' }, {}, { invokes: 'standing', conditionChecked: true }], // prettier-ignore
  ['a condition nobody checked', { basis: 'gdpr.adequacy.dpf' }, {}, { invokes: 'standing', conditionChecked: false }],
  ['a check in the future', { basis: 'gdpr.adequacy.dpf', checked: '2026-12-01' }, {}, { conditionChecked: false }],
  ['a decision that has fallen', { basis: 'gdpr.adequacy.dpf', checked: '2026-11-01' }, { without: 'eu-us-dpf' }, { invokes: 'fallen', basis: 'gdpr.adequacy.dpf' }], // prettier-ignore
  ['a fallback', { basis: 'gdpr.adequacy.dpf', fallback: 'gdpr.scc.m2' }, { without: 'eu-us-dpf' }, { invokes: 'nothing', basis: 'gdpr.scc.m2', missing: [] }], // prettier-ignore
  ['a fallback without its documents', { basis: 'gdpr.adequacy.dpf', fallback: 'gdpr.scc.m2', documents: {} }, { without: 'eu-us-dpf' }, { basis: 'gdpr.scc.m2', missing: ['contract', 'tia'] }], // prettier-ignore
  ['a fallback while the decision stands', { basis: 'gdpr.adequacy.dpf', fallback: 'gdpr.scc.m2', documents: {} }, {}, { basis: 'gdpr.adequacy.dpf', missing: [] }], // prettier-ignore
  ['a fallback that is no basis of its own', { basis: 'gdpr.adequacy.dpf', fallback: 'gdpr.adequacy' }, { without: 'eu-us-dpf' }, { invokes: 'fallen' }], // prettier-ignore
]
for (const [name, given, more, expected] of decisions) {
  test(`${name}: ${JSON.stringify(expected)}`, () => {
    const found: Partial<RegisterEntry> = first({ transfers: [entry(given)], ...more })
    for (const [key, value] of Object.entries(expected)) assert.equal(found[key as keyof RegisterEntry], value, key)
  })
}

test('under each law the entries of that law, in one register and one country', () => {
  const book = rulebook({ transfers: [entry(), entry({ id: 'tr-br', law: 'lgpd' })] })
  const laws = book.laws.map((law) => ({ ...law, bases: [scc] }))
  const found = lawsAt(
    to(known('US', [])),
    { ...data, people: known(['eu', 'br'], []) },
    { ...book, laws },
    '2026-11-24',
  )
  assert.equal(
    ['gdpr', 'lgpd'].map((law) => found.laws[law]?.register.map(({ id }) => id)),
    [['tr-014'], ['tr-br']],
  )
})

test.run()
