// The exit status of a run that came to its end, and the sentence that says why: incomplete outranks failed.
import { severities, type Severity } from '../model/finding.ts'
import type { Summary } from '../model/run.ts'

/** What the status rests on. */
interface Totals {
  population: number
  /** Of the failures that count: all, or those that are news since an earlier run. */
  failedBySeverity: Record<Severity, number>
  /** Resources in a lower tier than before: as grave as a store of which nobody has said whose data it holds. */
  lowered: number
  /** What sets them apart from the others; empty: nothing. */
  news: string
  unknown: Summary['unknown']
  /** Accounts that did not let us in, and that nobody has accepted as such. */
  lockedOut: number
  /** Credentials or time ran out. Who accepts that a thing cannot be read has not accepted that nobody got to it. */
  cutOff: boolean
}

/** 4 an account could not be entered, 3 incomplete, 1 failed at or above the threshold, 0 neither. `none` lets nothing fail the run, and hides no gap. */
export function exitOf(
  { population, failedBySeverity, lowered, news, unknown, lockedOut, cutOff }: Totals,
  failOn: Severity,
): Summary['exit'] {
  const failed = failOn === 'none' ? 0 : sumFrom(failedBySeverity, failOn)
  const switched = failOn === 'none' || failOn === 'critical' ? 0 : lowered
  const unread = unknown.checks - unknown.accepted + unknown.ownerless
  if (lockedOut > 0) return { code: 4, why: `authentication failed for whole accounts: ${lockedOut}` }
  // Nothing to judge is no answer: an empty folder, or a selection that selects nothing.
  if (population === 0) return { code: 3, why: 'incomplete: no resource was read' }
  if (unread > 0) return { code: 3, why: `incomplete: not read and not accepted: ${unread}` }
  if (cutOff) return { code: 3, why: 'incomplete: the credentials or the time ran out' }
  const lower = switched === 0 ? '' : `; resources in a lower tier: ${switched}`
  if (failed + switched > 0) return { code: 1, why: `${failed} findings at or above ${failOn}${news}${lower}` }
  return { code: 0, why: failOn === 'none' ? 'complete' : `complete, nothing at or above ${failOn}${news}` }
}

const sumFrom = (counts: Record<Severity, number>, least: Severity): number =>
  severities.slice(severities.indexOf(least)).reduce((sum, severity) => sum + counts[severity], 0)
