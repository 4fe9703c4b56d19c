// A scan as the reports meet it: its head first, then one judged resource after another, the totals at the end.
import type { Baseline, Since } from './baseline.ts'
import type { CallTotals } from './calls.ts'
import type { Before, Change } from './change.ts'
import type { Control } from './control.ts'
import type { Finding, Severity } from './finding.ts'
import type { Asked, Gap, Lookup } from './observation.ts'
import type { RawFiles } from './raw-answer.ts'
import type { Rulebook } from './rulebook.ts'
import type { Subject } from './subject.ts'
import type { Uses } from './uses.ts'
import type { SilentStatus, Status, Verdict } from './verdict.ts'

/** Who looked, when, with which rules. Everything here is the same for the same input, so that two runs are byte-identical. */
export interface ScanIdentity {
  /** Derived from now, scope, config, policy and source digests. */
  id: string
  /** ISO 8601 UTC: the day that dates are compared with, `--now` or the start of the scan. */
  now: string
  toolVersion: string
  policyDigest: string
  rulesVersion: string
  rulesDigest: string
  configDigest: string
  /** sha256 over everything that the sources told, as inventory.ndjson and coverage.ndjson keep it; an edited line no longer fits. */
  sourceDigest: string
  /** What was selected: providers, accounts, regions, files. */
  scope: { providers: string[]; accounts: string[]; regions: string[]; from: string[] }
  /** What the credentials or the time did not suffice for: `the scan`, `part 2 of 4`; absent: nothing. Whoever reads the run again has read no more. */
  cutOff?: string[]
  /** The adequacy decisions that were left out, as `--without` asked; absent: none. */
  without?: string[]
  /** Per account: the identity that read it, `arn:aws:sts::...:assumed-role/ReadOnly/...`; empty for files. */
  collectors: Record<string, string>
}

export interface Summary {
  schema: 1
  scan: ScanIdentity
  exit: { code: number; why: string }
  population: number
  /** In play. */
  laws: string[]
  /** Per control, how many resources have each status as their worst; the row sums to the population. */
  controls: Record<string, Record<Status, number>>
  findings: { total: number; byStatus: Record<Status, number>; failedBySeverity: Record<Severity, number> }
  /** What findings.ndjson tells beside the findings, of a run that tells all; absent: nothing. */
  silent?: Record<SilentStatus, number>
  /** Held against an earlier run, where one was named. */
  since?: Since
  /** Of a plan: what becomes of the copies. */
  change?: Change
  /** `ownerless`: gaps of accounts that are no resource of this run, so that no check of theirs can say so. */
  unknown: { checks: number; accepted: number; permissions: string[]; ownerless: number }
  /** How many lines coverage.ndjson has of each kind, so that none can be cut from it unnoticed. */
  coverage: { asked: number; gaps: number; lookups: number }
  calls: CallTotals
  /** How many inputs were judged, one for each facet and each place, and how many of them were equal to an earlier one: judged once. */
  evaluation: { inputs: number; repeated: number }
  /** Where it stands, which entries of it did anything, and which matched nothing. */
  config: Uses & { file?: string }
  /** Resources of types known to hold no data of people, by type: seen, counted, not judged. */
  dataless: Record<string, number>
}

/** Of each status, how many lines findings.ndjson has: the findings, and what is told beside them. */
export function linesByStatus(
  { byStatus }: Pick<Summary['findings'], 'byStatus'>,
  { pass, not_applicable: idle }: NonNullable<Summary['silent']> = { pass: 0, not_applicable: 0 },
): Record<Status, number> {
  return { ...byStatus, pass: byStatus.pass + pass, not_applicable: byStatus.not_applicable + idle }
}

/** All lines of findings.ndjson. */
export const linesIn = ({ findings, silent }: Pick<Summary, 'findings' | 'silent'>): number =>
  findings.total + (silent?.pass ?? 0) + (silent?.not_applicable ?? 0)

/** What is known of a run before its first resource is judged. */
export interface Run {
  identity: ScanIdentity
  rulebook: Rulebook
  controls: readonly Control[]
  asked: readonly Asked[]
  gaps: readonly Gap[]
  lookups: readonly Lookup[]
  /** Where the config stands, seen from the folder that the scan was started in; its mere name where it is not below that. Absent: there is none. */
  configFile?: string
  /** The day of the plain run that this one is held against; absent: nothing was asked that it could answer otherwise. */
  comparedWith?: string
  /** The earlier run that this one is held against. */
  baseline?: Baseline
  /** Of a plan: what stood before its change. */
  before?: Before
  /** Also what asks nothing of anybody is told: every pass, and what does not apply. */
  tellsAll?: true
  /** What the providers answered, where it is kept. */
  raw?: RawFiles
  /** Plain sentences for people: a data rule whose law is not in play, a policy that was given up. */
  warnings: readonly string[]
}

/** One resource, and what every control said of it: by control, then by place. */
export interface Judged {
  subject: Subject
  /** The resource as inventory.ndjson has it, with its newline. */
  line: string
  verdicts: Verdict[]
  /** What the plain run says, where this one is held against it. */
  before?: Verdict[]
  /**
   * What would be said of it if the decision that covers each of its places had fallen; then, if the one after it had too.
   * Only where a report asks, and no further than a place is covered. The law of each place names the decision.
   */
  fallen?: readonly Pick<Judged, 'subject' | 'verdicts'>[]
}

/** A finding, and the line that findings.ndjson has of it, with its newline. */
export interface FindingLine {
  finding: Finding
  line: string
}
