// Runs the compiled policy on one subject after another; it holds the Wasm instance, and the answers to the latest inputs.
import * as v from 'valibot'
import type { Control, PolicyMetadata } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import { daysNamed } from '../model/parameters.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { sha256 } from '../runtime/sha256.ts'
import { type Answers, answersIn, verdictsOf } from './answers.ts'
import { inputText } from './input.ts'
import { judgedOnce, type JudgedOnce } from './judged-once.ts'
import { type PolicyInstance, policyInstance, thrownWords } from './policy-instance.ts'
import { readOnce } from './read-once.ts'
import { type Expected, provenRows } from './row-proof.ts'
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
  judge(subject: Subject, text?: string): Verdict[]
  /** The input that it reads of the subject, for whoever judges that too. */
  text(subject: Subject): string
  /** How many inputs there were so far, and how many were equal to one that is remembered. */
  readonly counts: JudgedOnce<object>['counts']
}

/** What the judge is made of. The Wasm must be the one its metadata describe. */
export interface Policy {
  wasm: Uint8Array
  metadata: PolicyMetadata
}

export interface JudgeOptions {
  /** Whether equal inputs are judged once; either way the verdicts are the same. */
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
  const memory = judgedOnce<Answers>(cache)
  const expected: Expected = { controls, dataDigest: proven.digest }
  const answersTo = readOnce((text, subject) =>
    answersIn(provenRows(JSON.parse(text), subject, expected), subject, controls),
  )
  return {
    controls,
    counts: memory.counts,
    text: written,
    judge(subject, text = written(subject)) {
      const answers = memory.answer(text, () => answersTo(asked(instance, text, subject.resource.key), subject))
      return verdictsOf(subject, answers, controls)
    },
  }

  function written(subject: Subject): string {
    const rule = types.get(subject.resource.type)
    if (rule === undefined) throw new Error(`${subject.resource.key}: no line in rules/types.yaml`)
    return inputText(subject, rule)
  }
}

function asked(instance: PolicyInstance, text: string, key: string): string {
  try {
    return instance.answer(text).toString()
  } catch (cause) {
    throw new Error(`${key}: the policy stopped: ${thrownWords(cause)}`, { cause })
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
