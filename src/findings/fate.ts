// What became of an earlier failure: nothing is called mended that was not judged again.
import { severities, type Severity } from '../model/finding.ts'
import type { Status } from '../model/verdict.ts'

/** `untold`: nobody could judge it, or says whose data it is. `unseen`: its resource was not read. */
export type Fate = 'failing' | 'mended' | 'untold' | 'unseen'

/** A finding that is not there passed, or is not applicable: but only of a resource that was read. */
export function fateOf(status: Status | undefined, read: boolean): Fate {
  if (status === 'fail') return 'failing'
  if (status === 'unknown' || status === 'undeclared') return 'untold'
  return status !== undefined || read ? 'mended' : 'unseen'
}

export const isWorse = (now: Severity, before: Severity): boolean =>
  severities.indexOf(now) > severities.indexOf(before)
