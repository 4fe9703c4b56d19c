// The judge gives every verdict there is, names what it looked at, and cannot be made milder by taking knowledge away.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadJudge } from '../../src/evaluate/judge.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Subject } from '../../src/model/subject.ts'
import { data, metadata, rule, subject, wasm } from './policy.ts'

const test = suite('evaluate/judge')
const types = new Map([[rule.type, rule]])
const judge = await loadJudge({ wasm, metadata }, data, types)
const verdict = (of: Subject, control: string, place?: number) =>
  judge.judge(of).find((one) => one.control === control && one.place === place)

test('one verdict per control of a facet that is carried; of a control of places one per place, or one that none is its own', () => {
  const verdicts = Map.groupBy(judge.judge(subject()), ({ control }) => control)
  for (const { id, judges } of metadata.controls) {
    const given = (verdicts.get(id) ?? []).map(({ place, outcome }) => [place, outcome.status])
    const [first] = given
    if (judges !== 'places') assert.is(given.length, rule.facets.some((facet) => facet === judges) ? 1 : 0, id)
    else if (first?.[0] === undefined) assert.equal(given, [[undefined, 'not_applicable']], id)
    else
      assert.equal(
        given.map(([place]) => place),
        [0, 1],
        id,
      )
  }
  assert.equal(
    ['loc.primary-storage', 'rep.cross-region', 'key.location'].map((id) => verdicts.get(id)?.length),
    [2, 2, 1],
  )
})

test('where nothing is a place, no control of places says anything', async () => {
  const placeless = await loadJudge({ wasm, metadata }, data, new Map([[rule.type, { ...rule, places: false }]]))
  const said = new Set(placeless.judge({ ...subject(), places: [] }).map(({ control }) => control))
  assert.ok(said.has('enc.at-rest'))
  assert.equal(
    metadata.controls.filter(({ id, judges }) => judges === 'places' && said.has(id)).map(({ id }) => id),
    [],
  )
})

test('a copy without a basis fails under the law that is concerned', () => {
  const { outcome, laws } = verdict(subject(), 'rep.cross-region', 1) ?? {}
  assert.is(outcome?.status, 'fail')
  assert.is(laws?.['gdpr']?.status, 'fail')
  assert.is(verdict(subject(), 'loc.primary-storage', 0)?.outcome.status, 'pass')
})

test('whether a basis lasts stays open where the country was read in part', () => {
  const half = (of: Subject) => ({
    ...of,
    places: of.places.map((place) => ({ ...place, country: partial('DE', 'throttled', []) })),
  })
  assert.is(verdict(half(subject()), 'leg.basis-health', 0)?.outcome.status, 'unknown')
})

test('an unknown names what it waits for', () => {
  const denied = unknown('denied', 's3:GetEncryptionConfiguration')
  const { facets, ...more } = subject()
  const blind = { ...more, facets: { ...facets, atRest: { enabled: denied, algorithm: denied, keyOwner: denied } } }
  assert.equal(verdict(blind, 'enc.at-rest')?.outcome, {
    status: 'unknown',
    reason: 'denied',
    permission: 's3:GetEncryptionConfiguration',
  })
  assert.equal(verdict(blind, 'enc.at-rest')?.unread, [
    { reason: 'denied', permission: 's3:GetEncryptionConfiguration' },
  ])
})

test('so does a copy whose people were read in part: from its original, and not from its own tags', () => {
  const { classification, places, ...more } = subject()
  const part = partial(['none'], 'denied', [], 'cloudfront:ListTagsForResource')
  const laws = (place: Subject['places'][number]) =>
    mapped(place.laws, (law) => ({ ...law, concern: 'unknown' as const }))
  const half = {
    ...more,
    classification: { ...classification, people: part },
    places: places.map((place) => ({ ...place, laws: laws(place) })),
  }
  assert.equal(verdict(half, 'rep.cross-region', 1)?.unread, [
    { reason: 'denied', permission: 'cloudfront:ListTagsForResource' },
  ])
})

test('Wasm of another build is refused', async () => {
  const other = Uint8Array.from([...wasm, 0])
  let message = ''
  try {
    await loadJudge({ wasm: other, metadata }, data, types)
  } catch (error) {
    message = String(error)
  }
  assert.match(message, /different builds/)
})

test('a type without a line in types.yaml is no subject', async () => {
  const nobody = await loadJudge({ wasm, metadata }, data, new Map())
  assert.throws(() => nobody.judge(subject()), /types\.yaml/)
})

/** Facts that may be taken away from the subject, each by its own hand. */
const thefts: ((of: Subject) => Subject)[] = [
  ({ facets, ...of }) => ({ ...of, facets: { ...facets, atRest: { enabled: gone, algorithm: gone, keyOwner: gone } } }),
  ({ facets, ...of }) => ({ ...of, facets: { ...facets, logging: { dataAccess: gone } } }),
  ({ facets, ...of }) => ({
    ...of,
    facets: { ...facets, classification: { declared: gone, consistent: gone, keepsTier: gone } },
  }),
  ({ classification, ...of }) => ({
    ...of,
    classification: { ...classification, people: gone },
    places: of.places.map((place) => ({
      ...place,
      laws: mapped(place.laws, (law) => ({ ...law, concern: 'unknown' as const })),
    })),
  }),
  ...[0, 1].map((index) => ({ places, ...of }: Subject): Subject => ({
    ...of,
    places: places.map((place, at) =>
      at === index
        ? {
            ...place,
            country: gone,
            laws: mapped(place.laws, (law) => ({ ...law, zone: 'unresolved' as const, adequacy: null })),
          }
        : place,
    ),
  })),
]
const gone: Fact<never> = unknown('denied')
const mapped = <T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

test('taking a permission away never turns a fail or an unknown into a pass', () => {
  const countries = fc.constantFrom('DE', 'GB', 'US')
  const zones = { DE: 'inside', GB: 'outside', US: 'outside' } as const
  const flag = fc.constantFrom<Fact<boolean>>(known(true, []), known(false, []))
  const estate = fc.record({ enabled: flag, access: flag, first: countries, second: countries })
  fc.assert(
    fc.property(estate, fc.subarray(thefts, { minLength: 1 }), ({ enabled, access, first, second }, taken) => {
      const base = subject()
      const whole: Subject = {
        ...base,
        facets: {
          ...base.facets,
          atRest: { enabled, algorithm: known('x', []), keyOwner: known('customer', []) },
          logging: { dataAccess: access },
        },
        places: base.places.map((place, index) => {
          const country = index === 0 ? first : second
          const adequacy = country === 'GB' ? { decision: 'eu-uk', conditional: false, until: null, risks: [] } : null
          return {
            ...place,
            country: known(country, []),
            laws: mapped(place.laws, (law) => ({ ...law, zone: zones[country], adequacy })),
          }
        }),
      }
      const after = judge.judge(taken.reduce((of, steal) => steal(of), whole))
      for (const { control, place, outcome } of judge.judge(whole)) {
        if (outcome.status !== 'fail' && outcome.status !== 'unknown') continue
        const now = after.find((one) => one.control === control && one.place === place)?.outcome.status
        assert.ok(now === 'fail' || now === 'unknown', `${control}: ${outcome.status} became ${now}`)
      }
    }),
    { numRuns: 300, seed: 20261124 },
  )
})

test.run()
