// Proves that the hand-coded controls and the compiled Rego answer alike, before anybody compares their speed.
import { isDeepStrictEqual } from 'node:util'
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import * as v from 'valibot'
import type { Policy, PolicyData } from '../src/evaluate/judge.ts'
import { handCoded } from './hand-coded.ts'
import type { Input } from './hand-coded-shapes.ts'

const answered = v.tuple([v.object({ result: v.object({ verdicts: v.record(v.string(), v.unknown()) }) })])

/** How many inputs they agree on: all of them, or it throws with the first on which they do not. */
export async function proveAgreement(policy: Policy, data: PolicyData, texts: Iterable<string>): Promise<number> {
  const loaded = await loadPolicy(policy.wasm)
  loaded.setData(data)
  let count = 0
  for (const text of texts) {
    const [{ result }] = v.parse(answered, loaded.evaluate(Uint8Array.from(Buffer.from(text)).buffer))
    const ours = handCoded(JSON.parse(text) as Input, data.parameters) // `as`: inputText or wildInput wrote it
    if (!isDeepStrictEqual(result.verdicts, ours)) {
      throw new Error(`Rego says ${JSON.stringify(result.verdicts)}, by hand it is ${JSON.stringify(ours)}, of ${text}`)
    }
    count++
  }
  return count
}
