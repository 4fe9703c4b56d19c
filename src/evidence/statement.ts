// What a signature says: an in-toto statement about manifest.json, of the kind "test result", with what was asked and covered beside it.
import { hash } from 'node:crypto'
import * as v from 'valibot'
import { type Manifest, manifestFile } from './manifest.ts'

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const statementType = 'https://in-toto.io/Statement/v1'
/** https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
const predicateType = 'https://in-toto.io/attestation/test-result/v0.1'

/** `key`: the digest of the public key, so that whoever holds several knows which. */
export function statementOn(manifestText: string, manifest: Manifest, key: string) {
  const { scan, tool, asked, coverage, totals, result } = manifest
  return {
    _type: statementType,
    subject: [{ name: manifestFile, digest: { sha256: hash('sha256', manifestText) } }],
    predicateType,
    predicate: {
      result: resultOf(manifest),
      configuration: [
        { name: 'policy', digest: { sha256: scan.policyDigest } },
        { name: 'rules', digest: { sha256: scan.rulesDigest } },
        { name: 'ringfence.yaml', digest: { sha256: scan.configDigest } },
      ],
      // A reader of the predicate passes over members that it does not know.
      ringfence: { version: tool.version, scan: scan.id, now: scan.now, asked, coverage, totals, result, key },
    },
  }
}

/** What failed, was not read or waits for people has not passed, however little anybody wanted to hear of it, or accepted it. */
function resultOf({ result, totals: { byStatus, unknown } }: Manifest): 'PASSED' | 'WARNED' | 'FAILED' {
  if (result.code === 1) return 'FAILED'
  const open = byStatus.fail + byStatus.unknown + byStatus.undeclared > 0
  return result.code === 0 && unknown === 0 && !open ? 'PASSED' : 'WARNED'
}

/** Members that other tools may add are theirs. */
export const statementSchema = v.object({
  _type: v.literal(statementType),
  subject: v.tuple([v.object({ name: v.literal(manifestFile), digest: v.object({ sha256: v.string() }) })]),
  predicateType: v.literal(predicateType),
  predicate: v.object({
    result: v.picklist(['PASSED', 'WARNED', 'FAILED']),
    ringfence: v.object({ scan: v.string(), key: v.string() }),
  }),
})

export type SignedStatement = v.InferOutput<typeof statementSchema>
