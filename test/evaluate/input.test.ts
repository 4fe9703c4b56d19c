// What is written for a control is what the schema describes, and what the schema refuses is not written.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { inputSchema } from '../../src/evaluate/input-schema.ts'
import { inputText } from '../../src/evaluate/input.ts'
import { basesIn } from '../../src/evaluate/place-bases.ts'
import { known, partial, unknown } from '../../src/model/fact.ts'
import type { RegisterEntry } from '../../src/model/law.ts'
import type { Subject } from '../../src/model/subject.ts'
import { outside, rule, subject } from './policy.ts'

const test = suite('evaluate/input')

test('no id, name, account or time of the resource is written', () => {
  const text = inputText(subject(), rule)
  const { resource } = subject()
  for (const secret of [resource.key, resource.id, resource.name, resource.owner.account, 'eu-central-1'])
    assert.not(text.includes(secret), secret)
})

/** Broken on purpose: each takes the place of some fact. */
const values = fc.oneof(
  fc.boolean(),
  fc.string(),
  fc.double(),
  fc.constant(null),
  fc.constant(undefined),
  fc.array(fc.string()),
  fc.constantFrom('provider', 'customer', 'regional', 'same', 'DE', 'De', 'forever', 'none', '1.2'),
  fc.object(),
)
const facts = fc.oneof(
  values.map((value) => known(value, [])),
  values.map((value) => partial(value, 'denied', [])),
  fc.constantFrom(unknown('denied'), { state: 'unknown', reason: 'no idea' }, undefined),
)

const isPartial = (fact: unknown): boolean => v.is(v.object({ state: v.literal('partial') }), fact)

const homes: ((of: Subject, fact: never) => Subject)[] = [
  (of, fact) => ({ ...of, facets: { ...of.facets, atRest: { ...atRest(of), enabled: fact } } }),
  (of, fact) => ({ ...of, facets: { ...of.facets, atRest: { ...atRest(of), keyOwner: fact } } }),
  (of, fact) => ({ ...of, facets: { ...of.facets, logging: { dataAccess: fact } } }),
  (of, fact) => ({ ...of, classification: { ...of.classification, people: fact } }),
  (of, fact) => ({ ...of, classification: { ...of.classification, tier: fact } }),
  (of, fact) => ({ ...of, recovery: { ...of.recovery, rpoHours: fact } }),
  (of, fact) => ({ ...of, places: of.places.map((place) => ({ ...place, country: fact })) }),
  (of, fact) => ({ ...of, places: of.places.map((place) => ({ ...place, relation: fact })) }),
]

function atRest({ facets }: Subject) {
  if (facets.atRest === undefined) throw new Error('the sample has lost its facet')
  return facets.atRest
}

/** As the schema would be asked, had the input been written without any proof. */
function unproven(of: Subject): unknown {
  const fact = (one: unknown) => {
    const { state, value, reason } = (one ?? {}) as Record<string, unknown> // `as`: broken on purpose
    if (state === 'known') return { known: value }
    return state === 'partial' ? { partial: value, reason } : state === 'unknown' ? { unknown: reason } : undefined
  }
  const facet = (one: object) => Object.fromEntries(Object.entries(one).map(([name, told]) => [name, fact(told)]))
  const { facets, places, resource } = of
  const { people, tier, categories } = of.classification
  return {
    type: resource.type,
    facets: Object.fromEntries(Object.entries<object>({ ...facets }).map(([name, one]) => [name, facet(one)])),
    places: places.map(({ role, via, country, relation, approved, mandates, laws }) => ({
      kind: via === undefined ? 'primary' : 'replica',
      role,
      approved,
      mandates,
      via: via === undefined ? null : { means: via.means, mechanism: via.mechanism },
      country: fact(country),
      relation: fact(relation),
      bases: isPartial(country) ? 'some' : basesIn(laws),
      laws,
    })),
    labels: facet({ people, tier, categories }),
    context: { holds: resource.holds, required: [], recovery: facet(of.recovery) },
  }
}

test('whatever stands in a fact: written as the schema has it, or refused by both', () => {
  fc.assert(
    fc.property(fc.constantFrom(...homes), facts, (home, fact) => {
      const changed = home(subject(), fact as never) // `as`: broken on purpose
      const accepted = v.is(inputSchema, unproven(changed))
      let text: string | undefined
      try {
        text = inputText(changed, rule)
      } catch {
        assert.not(accepted, JSON.stringify(fact))
      }
      if (text === undefined) return
      assert.ok(v.is(inputSchema, JSON.parse(text)), text)
      assert.ok(accepted, text)
    }),
    { numRuns: 2_000, seed: 20261125 },
  )
})

const refused: [name: string, change: (of: Subject) => Subject, words: RegExp][] = [
  ['an unknown role', (of) => placed(of, { role: 'primry' }), /places\.0\.role is "primry"/],
  ['a word for the list of regions that nobody knows', (of) => placed(of, { approved: 'yes' }), /approved is "yes"/],
  ['mandates that nobody has told', (of) => placed(of, { mandates: undefined }), /mandates is undefined/],
  ['an unknown means', (of) => placed(of, { via: { means: 'teleport', mechanism: 'x' } }), /means is "teleport"/],
  ['a law that is not whole', (of) => placed(of, { laws: { gdpr: { concern: 'yes' } } }), /places\.0\.laws/],
  [
    'a fact that nobody asked for',
    (of) => ({ ...of, facets: { ...of.facets, atRest: { ...atRest(of), secret: known('x', []) } as never } }),
    /atRest\.secret is no fact/,
  ],
  [
    'a holding that nobody knows',
    (of) => ({ ...of, resource: { ...of.resource, holds: 'gold' as never } }),
    /context\.holds is "gold"/,
  ],
]
for (const [name, change, words] of refused) {
  test(`refused: ${name}`, () => assert.throws(() => inputText(change(subject()), rule), words))
}

test('what any entry for any place requires is required of the resource, in order and once', () => {
  const [here, there] = subject().places
  if (here === undefined || there === undefined) throw new Error('the sample has lost its places')
  const asking = (...requires: string[]) => ({ ...outside, register: [entry([]), entry(requires)] })
  const of = {
    ...subject(),
    places: [
      { ...here, laws: { gdpr: outside, lgpd: asking('key.exclusive-control') } },
      { ...there, laws: { gdpr: asking('key.exclusive-control', 'enc.at-rest'), lgpd: outside } },
    ],
  }
  const requiredOf = (one: Subject) => (JSON.parse(inputText(one, rule)) as Written).context.required // `as`: it was written just now
  assert.equal(requiredOf(of), ['enc.at-rest', 'key.exclusive-control'])
  assert.equal(requiredOf(subject()), [])
})

interface Written {
  context: { required: string[] }
}
const entry = (requires: string[]): RegisterEntry => ({
  id: 'tr-1',
  basis: 'gdpr.scc.m2',
  until: '2027-06-30',
  scope: 'fits',
  validity: 'active',
  missing: [],
  selfApproved: false,
  systematic: true,
  invokes: 'nothing',
  conditionChecked: false,
  requires,
  risks: [],
})

/** Broken on purpose, so that the types do not hold. */
const placed = (of: Subject, change: object): Subject => ({
  ...of,
  places: of.places.map((place) => ({ ...place, ...change })),
})

test.run()
