// Runs the compiled policy on one subject after another, part by part; it holds the Wasm instance, and the answers to the latest parts.
import * as v from 'valibot'
import type { Control, PolicyMetadata } from '../model/control.ts'
import type { FacetName } from '../model/facets.ts'
import { explained } from '../model/errors.ts'
import { daysNamed } from '../model/parameters.ts'
import type { Place } from '../model/place.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { sha256 } from '../runtime/sha256.ts'
import { type Answers, answersIn, placeAnswers, verdictsOf } from './answers.ts'
import type { Counts } from '../runtime/answer-tree.ts'
import { inputText } from './input.ts'
import { inParts, type PartJudge } from './in-parts.ts'
import { judgedOnce } from './judged-once.ts'
import { outcomeOf } from './outcome.ts'
import type { Part } from './parts.ts'
import { type PolicyInstance, policyInstance, thrownWords } from './policy-instance.ts'
import { askedOf, type Expected, provenRows } from './row-proof.ts'
import type { PlaceAnswer } from './verdicts.ts'
import { initialPages } from './web-assembly.ts'

/** The facts that policies take from rules/, under the digest that the answer must repeat. */
export const policyDataSchema = v.strictObject({
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  parameters: v.strictObject({ minimumTls: v.number(), ...v.entriesFromList(daysNamed, v.number()) }),
})
export type PolicyData = v.InferOutput<typeof policyDataSchema>

export interface Judge {
  controls: readonly Control[]
  /** Every verdict on the subject, `not_applicable` included. Throws where the answer is not whole: that is our bug, never a pass. */
  judge(subject: Subject): Verdict[]
  /** The whole input that the subject makes, for whoever judges that too. */
  text(subject: Subject): string
  /** How many parts of subjects there were so far, and how many were equal to one that is remembered. */
  readonly counts: Counts
}

/** What the judge is made of. The Wasm must be the one its metadata describe. */
export interface Policy {
  wasm: Uint8Array
  metadata: PolicyMetadata
}

export interface JudgeOptions {
  /** Whether equal parts are judged once; without it each subject is judged whole. Either way the verdicts are the same. */
  cache?: boolean
}

export async function loadJudge(
  policy: Policy,
  data: PolicyData,
  types: ReadonlyMap<string, TypeRule>,
  { cache = true }: JudgeOptions = {},
): Promise<Judge> {
  const { wasm, metadata } = policy
  refuseOtherWasm(wasm, metadata)
  const proven = v.parse(policyDataSchema, data)
  const instance = await policyInstance(wasm, proven, initialPages)
  const { controls } = metadata
  const ofPlaces = controls.filter(({ judges }) => judges === 'places')
  const places = judgedOnce<readonly PlaceAnswer[]>()
  const expected: Expected = { controls, dataDigest: proven.digest }
  const parts = inParts(
    controls,
    cache
      ? {
          facet: (name, part) => row(part(), name).map(outcomeOf),
          place: (place, part) => placeOnce(place, part()),
        }
      : countingOnly,
  )

  return {
    controls,
    get counts() {
      return parts.counts
    },
    text: (subject) => blaming(subject, () => inputText(subject, ruleOf(subject))),
    judge: (subject) => blaming(subject, () => verdictsOf(subject, answersTo(subject, ruleOf(subject)))),
  }

  function answersTo(subject: Subject, rule: TypeRule): Answers {
    const answers = parts.answers(subject, rule)
    if (cache) return answers
    return answersIn(rows({ text: inputText(subject, rule), asked: askedOf(subject) }), subject, controls)
  }

  /** With facets beside it a place is written alike for many, as most of what those hold is not asked for: each text is judged once. */
  function placeOnce(place: Place, part: Part): readonly PlaceAnswer[] {
    const answers = () => placeAnswers(row(part, 'places')[0], place, ofPlaces)
    if (part.asked.facets.length === 0) return answers()
    const { key, found } = places.recall(part.text)
    return found ?? places.keep(key, answers())
  }

  function row(part: Part, judges: FacetName | 'places'): unknown[] {
    return rows(part).get(judges) ?? []
  }

  function rows({ text, asked }: Part): Map<string, unknown[]> {
    return provenRows(JSON.parse(answered(instance, text)), asked, expected)
  }

  function ruleOf({ resource }: Subject): TypeRule {
    const rule = types.get(resource.type)
    if (rule === undefined) throw new Error('no line in rules/types.yaml')
    return rule
  }
}

/** The summary tells what repeats, and must not tell whether it was remembered. */
const countingOnly: PartJudge = { facet: () => [], place: () => [] }

/** Runs what may throw, and says of which resource. */
function blaming<T>({ resource }: Subject, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Error(`${resource.key}: ${thrownWords(cause)}`, { cause })
  }
}

function answered(instance: PolicyInstance, text: string): string {
  try {
    return instance.answer(text).toString()
  } catch (cause) {
    throw new Error(`the policy stopped: ${thrownWords(cause)}`, { cause })
  }
}

function refuseOtherWasm(wasm: Uint8Array, { digest }: PolicyMetadata): void {
  const found = sha256(wasm)
  if (found === digest) return
  throw explained('policy', {
    what: `policy.wasm has the digest ${found.slice(0, 12)}, its metadata speak of ${digest.slice(0, 12)}`,
    where: 'dist/policy.wasm',
    why: 'the two files come from different builds',
    mend: 'Run npm run policies, or install ringfence again',
  })
}
