// Of any input at all: knowing less makes no verdict better, and having one more entry on record makes none worse.
import { isDeepStrictEqual } from 'node:util'
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { wildInput } from '../../bench/wild-inputs.ts'
import { data, wasm } from './policy.ts'

const test = suite('evaluate/wild-properties')

const policy = await loadPolicy(wasm)
policy.setData(data)

const place = v.looseObject({
  country: v.unknown(),
  relation: v.unknown(),
  laws: v.record(v.string(), v.looseObject({ register: v.array(v.looseObject({ id: v.string() })) })),
})
const inputShape = v.looseObject({
  facets: v.record(v.string(), v.record(v.string(), v.unknown())),
  labels: v.record(v.string(), v.unknown()),
  places: v.array(place),
})
type Input = v.InferOutput<typeof inputShape>

const inputs = Array.from({ length: 400 }, (_, number) => v.parse(inputShape, JSON.parse(wildInput(number))))

const answered = v.tuple([v.object({ result: v.object({ verdicts: v.record(v.string(), v.array(v.unknown())) }) })])

/** One verdict for each control, and for each control of places one for each place and law: by its path in the answer. */
function verdicts(input: Input): Map<string, unknown> {
  const answer: unknown = policy.evaluate(Uint8Array.from(Buffer.from(JSON.stringify(input))).buffer)
  const [{ result }] = v.parse(answered, answer)
  const { places = [], ...facets } = result.verdicts
  const ofPlaces = (places as unknown[][]).flatMap((row, at) =>
    row.flatMap((one, control) => byLaw(one, `${at}.${control}`, Object.keys(input.places[at]?.laws ?? {}))),
  ) // `as`: a row for each place
  const ofFacets = Object.entries(facets).flatMap(([facet, row]) =>
    row.map((one, at) => [`${facet}.${at}`, one] as const),
  )
  return new Map([...ofFacets, ...ofPlaces])
}

const words = ['fail', 'unknown', 'undeclared', 'permitted']
const isPlain = (answer: unknown): boolean =>
  typeof answer !== 'object' || answer === null || Object.keys(answer).every((key) => words.includes(key))

/** A control may answer for each law, or say the same whatever the law. */
const byLaw = (answer: unknown, at: string, laws: readonly string[]): (readonly [string, unknown])[] =>
  laws.map((law) => [
    `places.${at}.${law}`,
    isPlain(answer) ? answer : v.parse(v.record(v.string(), v.unknown()), answer)[law],
  ])

const isPermission = (verdict: unknown): boolean => v.is(v.object({ permitted: v.unknown() }), verdict)
const isGood = (verdict: unknown): boolean =>
  verdict === 'pass' || verdict === 'not_applicable' || isPermission(verdict)

/** The input with one fact after the other unread. */
function* withoutOneFact(input: Input): Generator<[what: string, input: Input]> {
  const holders: [what: string, of: (input: Input) => Record<string, unknown> | undefined, facts: string[]][] = [
    ['labels', ({ labels }) => labels, Object.keys(input.labels)],
    ...Object.entries(input.facets).map(([name, facts]): (typeof holders)[number] => [
      name,
      ({ facets }) => facets[name],
      Object.keys(facts),
    ]),
    ...input.places.map((_, at): (typeof holders)[number] => [
      `places.${at}`,
      ({ places }) => places[at],
      ['country', 'relation'],
    ]),
  ]
  for (const [what, of, facts] of holders) {
    for (const fact of facts) {
      const less = structuredClone(input)
      Object.assign(of(less) ?? {}, { [fact]: { unknown: 'denied' } })
      yield [`${what}.${fact}`, less]
    }
  }
}

test('a fact that is not read passes nothing, permits nothing and excuses nothing that it did not before', () => {
  const seen = { taken: 0, changed: 0 }
  for (const [number, input] of inputs.entries()) {
    const before = verdicts(input)
    for (const [fact, less] of withoutOneFact(input)) {
      const after = verdicts(less)
      assert.equal([...after.keys()], [...before.keys()], `input ${number} without ${fact}`)
      for (const [at, now] of after) {
        const changed = !isDeepStrictEqual(now, before.get(at))
        assert.not(changed && isGood(now), `input ${number} without ${fact}: ${at} became ${JSON.stringify(now)}`)
        seen.changed += Number(changed)
      }
      seen.taken++
    }
  }
  assert.ok(seen.taken > 2_000 && seen.changed > 500, JSON.stringify(seen))
})

/** Entries as the wild inputs have them, whatever they are made of. */
const entries = inputs.flatMap(({ places }) =>
  places.flatMap(({ laws }) => Object.values(laws).flatMap((law) => law.register)),
)

function withOneEntry(input: Input, number: number): Input {
  const more = structuredClone(input)
  for (const one of more.places) Object.assign(one, { bases: 'some' }) // as the host says of a place with an entry
  const registers = more.places.flatMap(({ laws }) => Object.values(laws)).map((law) => law.register)
  for (const [at, register] of registers.entries()) {
    const entry = entries[(number * 7 + at) % entries.length]
    if (entry === undefined) throw new Error('no wild input has a register entry')
    register.splice(number % (register.length + 1), 0, { ...entry, id: `new${number}` })
  }
  return more
}

const would = (verdict: unknown): unknown =>
  v.is(v.object({ undeclared: v.unknown() }), verdict) ? verdict.undeclared : verdict

test('one more entry in every register takes no pass and no permission away', () => {
  const seen = { good: 0, mended: 0 }
  for (const [number, input] of inputs.entries()) {
    const [before, after] = [verdicts(input), verdicts(withOneEntry(input, number))]
    assert.equal([...after.keys()], [...before.keys()], `input ${number}`)
    for (const [at, was] of before) {
      const now = after.get(at)
      const told = `input ${number}: ${at} was ${JSON.stringify(was)} and became ${JSON.stringify(now)}`
      if (isPermission(would(was))) assert.ok(isPermission(would(now)), told)
      else if (would(was) === 'pass') assert.equal(now, was, told) // what had no basis to ask about may have one now
      else if (isGood(would(now))) seen.mended++
      seen.good += Number(isGood(would(was)))
    }
  }
  assert.ok(seen.good > 500 && seen.mended > 10, JSON.stringify(seen))
})

test.run()
