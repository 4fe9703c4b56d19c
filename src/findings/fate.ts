// What became of an earlier failure: nothing is called mended that was not judged again.
import { severities, type Severity } from '../model/finding.ts'
import type { Status } from '../model/verdict.ts'

/** `untold`: nobody has judged it, or could, or says whose data it is. `unseen`: its resource, or the copy that failed, was not read. */
export type Fate = 'failing' | 'waived' | 'mended' | 'untold' | 'unseen'

/**
 * A finding that is not there passed, or is not applicable: but only of a resource that was read. `judged`: by the control
 * and the laws that it failed by.
 */
export function fateOf(status: Status | undefined, { read, judged }: { read: boolean; judged: boolean }): Fate {
  if (status === 'fail') return 'failing'
  if (status === 'waived') return 'waived' // it fails as it did, and somebody answers for that until a day
  if (status === 'unknown' || status === 'undeclared') return 'untold'
  if (status === undefined && !read) return 'unseen'
  return judged ? 'mended' : 'untold'
}

export const isWorse = (now: Severity, before: Severity): boolean =>
  severities.indexOf(now) > severities.indexOf(before)
