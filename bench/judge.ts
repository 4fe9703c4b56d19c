// What judging costs: CPU per resource of a generated estate, beside the same by hand, and beside OPA and conftest.
import { lawsLookup } from '../src/estate/law.ts'
import { type JudgeOptions, loadJudge } from '../src/evaluate/judge.ts'
import { proveAgreement } from './agree.ts'
import { cpuPerCall, type Figure } from './figure.ts'
import { handCoded } from './hand-coded.ts'
import type { Input } from './hand-coded-shapes.ts'
import { nativeCosts } from './native.ts'
import { type Sample, sampleOf } from './sample.ts'
import { wildInput } from './wild-inputs.ts'

const count = 10_000
/** Of the transfer register. */
const entries = 200

export async function judgeFigures(): Promise<Figure[]> {
  const distinct = await sampleOf(count, 0)
  const repeated = await sampleOf(count, 0.9)
  if (new Set(distinct.texts).size !== count) throw new Error('two inputs that should be distinct are one')
  const registered = await sampleOf(count, 0, entries)
  const { policy, data, texts } = distinct
  const wild = Array.from({ length: count }, (_, number) => wildInput(number))
  const agreed = await proveAgreement(policy, data, [...texts, ...registered.texts, ...wild])
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / count
  console.log(
    `hand-coded and Rego agree on ${agreed} inputs; ${count} distinct ones of ${Math.round(bytes)} bytes follow`,
  )

  const over = (work: (text: string) => unknown) => async () => () => texts.forEach((text) => work(text))
  const { floor, byHand, whole, most, register, anew } = await cpuPerCall(
    {
      floor: over((text) => JSON.parse(text) as unknown),
      byHand: over((text) => handCoded(JSON.parse(text) as Input, data.parameters)), // `as`: inputText wrote it
      whole: judging(distinct),
      most: judging(repeated),
      register: lookingUp(registered),
      anew: judging(distinct, { cache: false }),
    },
    count,
  )

  const beside =
    (name: string, baseline: number) =>
    (what: string, cost: number): Figure => ({
      what,
      measured: `${cost.toFixed(1)} µs CPU`,
      baseline: `${name} ${baseline.toFixed(1)} µs CPU`,
      ratio: cost / baseline,
    })
  const parsed = beside('JSON.parse of the input', floor)
  const coded = beside('hand-coded', byHand)
  const ours = beside('ringfence', whole)
  const native = nativeCosts(texts, data)
  return [
    parsed(`hand-coded controls, with the parsing`, byHand),
    coded('ringfence from a resource to Verdicts, every input distinct (promise: ≤ 30 µs, ≤ 3 times)', whole),
    coded('ringfence from a resource to Verdicts, 90 % repeated (promise: ≤ 12 µs)', most),
    coded(
      `ringfence from a resource to Verdicts, with ${entries} entries in the transfer register to look up (promise: ≤ 30 µs)`,
      register,
    ),
    coded('ringfence from a resource to Verdicts, every input distinct, nothing remembered (--no-cache)', anew),
    ...native.map(({ what, cpu, memory }) => ours(`${what}, start-up included, ${memory} MiB at its peak`, cpu)),
  ]
}

/** A judge of its own for each round, so that none remembers the round before. V8 keeps the compiled Wasm between them. */
const judging =
  ({ policy, data, rulebook, subjects }: Sample, options: JudgeOptions = {}) =>
  async () => {
    const judge = await loadJudge(policy, data, rulebook.types, options)
    return () => subjects.forEach((subject) => judge.judge(subject))
  }

/** What the laws and the register say of each place is looked up again, as the estate does before anything is judged. */
const lookingUp =
  ({ policy, data, rulebook, subjects }: Sample) =>
  async () => {
    const judge = await loadJudge(policy, data, rulebook.types)
    const lawsAt = lawsLookup(rulebook, '2026-11-25')
    return () =>
      subjects.forEach((subject) => {
        const { resource, classification } = subject
        const places = subject.places.map((place) => {
          const { country, via, account } = place
          const seen = { country, means: via?.means ?? ('storage' as const), owner: resource.owner.account, account }
          return { ...place, ...lawsAt(seen, classification) }
        })
        judge.judge({ ...subject, places })
      })
  }
