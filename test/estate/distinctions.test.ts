// What is looked up once and told of many places is what would have been looked up for each of them.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lawsAt, lawsLookup } from '../../src/estate/law.ts'
import type { Destination } from '../../src/estate/register.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import { means } from '../../src/model/place.ts'
import type { Config, Mandate, Rulebook } from '../../src/model/rulebook.ts'
import { type Classification, tiers } from '../../src/model/subject.ts'
import { entities, fence, lawful, mandate, transfer } from '../findings/sample-config.ts'

const test = suite('estate/distinctions')
const now = '2026-11-24T12:00:00.000Z'

const factOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> =>
  fc.oneof(
    { weight: 5, arbitrary: value.map((one) => known(one, [])) },
    value.map((one) => partial(one, 'throttled', [])),
    fc.constantFrom(unknown('denied'), unknown('unresolved')),
  )
const some = (...words: string[]) => fc.subarray(words, { minLength: 1 })
const perhaps = <T extends object>(shape: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
  fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>> // `as`: what it draws

const categories = ['contact', 'health', 'payroll']
const accounts = ['111122223333', '444455556666', '999900001111']
const party = fc.constantFrom(...entities.map(({ name }) => name))

const entry = fc
  .record({
    more: perhaps<{ from: string; to: string }>({ from: party, to: party }),
    countries: some('US', 'BR', 'DE'),
    means: fc.subarray([...means, 'storage' as const], { minLength: 1 }),
    data: perhaps<ReturnType<typeof transfer>['data']>({
      people: some('eu', 'br'),
      categories: some(...categories),
      tiers: fc.subarray([...tiers], { minLength: 1 }),
    }),
    requires: fc.subarray(['enc.at-rest']),
    id: fc.uuid(),
  })
  .map(({ more, ...rest }) => transfer({ ...rest, ...more }))
const fenced = fc
  .record({
    people: fc.option(some('eu', 'br'), { nil: undefined }),
    categories: fc.option(some(...categories), { nil: undefined }),
    tier: fc.option(fc.constantFrom(...tiers), { nil: undefined }),
    parts: fc.option(fc.constant(new Set(['US-CA'])), { nil: undefined }),
  })
  .map(({ people, categories: kinds, tier, parts }) => {
    const { people: _, ...rest } = fence
    return {
      ...rest,
      ...(people && { people }),
      ...(kinds && { categories: kinds }),
      ...(tier && { tier }),
      ...(parts && { parts }),
    }
  })
const mandated: fc.Arbitrary<Mandate> = fc
  .record({ countries: some('DE', 'BR'), categories: fc.subarray(categories), id: fc.uuid() })
  .map((more) => ({ ...mandate, ...more }))

const books: fc.Arbitrary<Rulebook> = fc
  .record({
    transfers: fc.array(entry, { maxLength: 4 }),
    fences: fc.array(fenced, { maxLength: 2 }),
    mandates: fc.array(mandated, { maxLength: 2 }),
    entities: fc.constantFrom<Config['entities']>([], entities),
  })
  .map(({ mandates, ...config }) => {
    const book = lawful(config)
    return { ...book, laws: book.laws.map((law) => (law.id === 'gdpr' ? { ...law, mandates } : law)) }
  })

const places: fc.Arbitrary<Destination> = fc.record({
  country: factOf(fc.constantFrom('DE', 'US', 'BR', 'JP')),
  subdivision: factOf(fc.constantFrom('US-CA', 'US-VA')),
  means: fc.constantFrom(...means, 'storage' as const),
  owner: fc.constantFrom(...accounts),
  account: factOf(fc.constantFrom(...accounts)),
})
const labels: fc.Arbitrary<Classification> = fc.record({
  people: factOf(fc.subarray(['eu', 'br', 'us-ca'])),
  tier: factOf(fc.constantFrom(...tiers)),
  categories: factOf(fc.subarray([...categories, 'location'])),
  rules: fc.constant([]),
})

/** All but one or two fields as they were, so that many questions are the same. */
const one = <T extends Record<string, unknown>>(drawn: fc.Arbitrary<T>) =>
  drawn.chain((all) => fc.constantFrom(...Object.entries(all)).map(([name, value]): object => ({ [name]: value })))
const change = fc.record({
  place: one(places.map((all) => ({ ...all }))),
  data: one(labels.map((all) => ({ ...all }))),
})

test('of any places and data, under any config', () => {
  const seen = { asked: 0, different: 0 }
  fc.assert(
    fc.property(books, places, labels, fc.array(change, { minLength: 5, maxLength: 30 }), (book, to, of, asked) => {
      const look = lawsLookup(book, now)
      const told = new Set<unknown>()
      for (const { place: otherwise, data: unlike } of asked) {
        const [place, data] = [
          { ...to, ...otherwise },
          { ...of, ...unlike },
        ]
        const found = look(place, data)
        assert.equal(found, lawsAt(place, data, book, now))
        told.add(found)
      }
      seen.asked += asked.length
      seen.different += told.size
    }),
    { numRuns: 600, seed: 20261125 },
  )
  assert.ok(seen.asked > 5_000 && seen.asked - seen.different > 1_500, JSON.stringify(seen))
})

test('categories that no mandate, fence or entry speaks of are looked up once', () => {
  const look = lawsLookup(lawful({ transfers: [transfer()] }), now)
  const of = (...kinds: string[]) =>
    look(
      { country: known('US', []), means: 'replication', owner: '1', account: known('2', []) },
      { people: known(['eu'], []), tier: known('regional', []), categories: known(kinds, []), rules: [] },
    )
  assert.is(of('contact', 'a'), of('contact', 'b'))
  assert.is.not(of('contact', 'a'), of('contact'))
})

test.run()
