// manifest.json: what a run was asked, what it rests on, and each of its files with its digests; written last, so that it says "whole".
import * as v from 'valibot'
import { severities } from '../model/finding.ts'
import { statuses } from '../model/verdict.ts'
import type { FileSeal } from './seal.ts'

export const manifestFile = 'manifest.json'
/** Of a run whose credentials or time ran out: it can be gone on with. */
export const partialFile = 'manifest.partial.json'
export const attestationFile = 'attestation.sigstore.json'

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is no sha256 in hexadecimal'))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const texts = v.array(v.string())

/** Slashes between names of letters, digits, dots, `_` and `-`: no way out of the folder, on no system. */
const path = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/, 'is no path inside the pack'),
)

const file = v.strictObject({
  path,
  bytes: count,
  sha256: digest,
  records: v.exactOptional(count),
  merkleRoot: v.exactOptional(digest),
})

const rawTotals = v.strictObject({ answers: count, redacted: v.record(v.string(), count), rules: count })
export type RawTotals = v.InferOutput<typeof rawTotals>

export const manifestSchema = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('manifest'),
  tool: v.strictObject({ name: v.literal('ringfence'), version: v.string() }),
  scan: v.strictObject({
    id: v.string(),
    now: v.pipe(v.string(), v.isoTimestamp()),
    policyDigest: v.string(),
    rulesVersion: v.string(),
    rulesDigest: v.string(),
    configDigest: v.string(),
    sourceDigest: v.string(),
    cutOff: v.exactOptional(texts),
  }),
  /** What was asked: with the same config and the same policies it can be asked again. */
  asked: v.strictObject({
    providers: texts,
    accounts: texts,
    regions: texts,
    from: texts,
    laws: texts,
    controls: texts,
    without: texts,
    failOn: v.picklist(severities),
    /** How many of one's own; what they hold is in the digest of the policy. */
    policies: count,
    csvBom: v.boolean(),
    /** Beside the files that every run writes, wherever they went. */
    formats: texts,
  }),
  /** Per account: the identity that read it. */
  collectors: v.record(v.string(), v.string()),
  /** Questions to providers, what could not be read, and locators that were followed, as coverage.ndjson lists them. */
  coverage: v.strictObject({ asked: count, gaps: count, lookups: count }),
  totals: v.strictObject({
    population: count,
    findings: count,
    byStatus: v.strictObject(v.entriesFromList(statuses, count)),
    /** What findings.ndjson tells beside the findings. */
    silent: v.exactOptional(v.strictObject({ pass: count, not_applicable: count })),
    unknown: count,
  }),
  result: v.strictObject({ code: count, why: v.string() }),
  /** Of the answers of providers: how many are kept, and how many values were left out of them, by rule and by which version of the rules. */
  raw: v.union([v.literal('not kept'), rawTotals]),
  /** The run that this one was held against; null: none. */
  previous: v.nullable(v.strictObject({ scan: v.string(), sha256: digest })),
  files: v.array(file),
})

export type Manifest = v.InferOutput<typeof manifestSchema>

/** In the order of their paths, whatever the order in which they were written. */
export const filesOf = (seals: readonly FileSeal[]): Manifest['files'] =>
  seals.toSorted((one, other) => (one.path < other.path ? -1 : 1))
