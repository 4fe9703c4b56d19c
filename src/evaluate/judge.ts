// Runs the compiled policy on one subject after another; it holds the Wasm instance, and nothing that it judged.
import { createHash } from 'node:crypto'
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import * as v from 'valibot'
import type { Control, PolicyMetadata } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { inputOf } from './input.ts'
import type { Input } from './input-schema.ts'
import { lawsOf, outcomeOf } from './outcome.ts'
import { provenRows } from './row-proof.ts'
import { facetVerdict, placeVerdict } from './verdicts.ts'

/** The facts that policies take from rules/, under the digest that the answer must repeat. */
export const policyDataSchema = v.strictObject({
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  parameters: v.strictObject({ minimumTls: v.number() }),
})
export type PolicyData = v.InferOutput<typeof policyDataSchema>

export interface Judge {
  controls: readonly Control[]
  /** Every verdict on the subject, `not_applicable` included. Throws where the answer is not whole: that is our bug, never a pass. */
  judge(subject: Subject): Verdict[]
}

/** What the judge is made of. The Wasm must be the one its metadata describe. */
export interface Policy {
  wasm: Uint8Array
  metadata: PolicyMetadata
}

export async function loadJudge(
  policy: Policy,
  data: PolicyData,
  types: ReadonlyMap<string, TypeRule>,
): Promise<Judge> {
  const { wasm, metadata } = policy
  refuseOtherWasm(wasm, metadata)
  const proven = v.parse(policyDataSchema, data)
  const loaded = await loadPolicy(wasm)
  loaded.setData(proven)
  const { controls } = metadata
  return {
    controls,
    judge(subject) {
      const rule = types.get(subject.resource.type)
      if (rule === undefined) throw new Error(`${subject.resource.key}: no line in rules/types.yaml`)
      const input = inputOf(subject, rule)
      const answer: unknown = evaluate(loaded, input, subject.resource.key)
      return verdictsOf(subject, input, provenRows(answer, input, { controls, dataDigest: proven.digest }), controls)
    },
  }
}

function verdictsOf(
  subject: Subject,
  input: Input,
  rows: Map<string, unknown[]>,
  controls: readonly Control[],
): Verdict[] {
  return controls.flatMap((control) => {
    const row = rows.get(control.judges)
    if (row === undefined) return [] // the type carries no such facet; provenRows has seen to that
    if (control.judges !== 'places') return [facetVerdict(control, subject, outcomeOf(row[control.index]))]
    return row.map((verdicts, index) => {
      const laws = Object.keys(input.places[index]?.laws ?? {})
      const answer: unknown = Array.isArray(verdicts) ? verdicts[control.index] : undefined
      return placeVerdict(control, subject, index, lawsOf(answer, laws))
    })
  })
}

/** Bytes, never objects: the SDK's own path for objects costs a third more. */
function evaluate(loaded: { evaluate(input: ArrayBuffer): unknown }, input: Input, key: string): unknown {
  const bytes = new TextEncoder().encode(JSON.stringify(input))
  try {
    return loaded.evaluate(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  } catch (cause) {
    throw new Error(`${key}: the policy stopped: ${String(cause)}`, { cause }) // the SDK throws bare strings
  }
}

function refuseOtherWasm(wasm: Uint8Array, { digest }: PolicyMetadata): void {
  const found = createHash('sha256').update(wasm).digest('hex')
  if (found === digest) return
  throw explained('policy', {
    what: `policy.wasm has the digest ${found.slice(0, 12)}, its metadata speak of ${digest.slice(0, 12)}`,
    where: 'dist/policy.wasm',
    why: 'the two files come from different builds',
    mend: 'Run npm run policies, or install ringfence again',
  })
}
