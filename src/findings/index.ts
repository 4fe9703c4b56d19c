// Verdicts become findings by law and totals that reconcile; nothing here can turn a fail or an unknown into anything milder.
import type { Control } from '../model/control.ts'
import { type Finding, isSilent, isSilentVerdict, severities } from '../model/finding.ts'
import type { Judged, Run } from '../model/run.ts'
import { findingOf, sharedBy } from './finding.ts'

export { type Change, differences, differing, type Earlier } from './difference.ts'
export { isNews } from './since.ts'
export { settling } from './settled.ts'
export { type Tally, tallyOf } from './tally.ts'

/** In the order of the verdicts, which have been settled; of a run that tells all, one for each of them. */
export function findingsOn(
  { subject, verdicts }: Judged,
  controls: ReadonlyMap<string, Control>,
  { rulebook, identity, tellsAll }: Pick<Run, 'rulebook' | 'identity' | 'tellsAll'>,
): Finding[] {
  const day = identity.now.slice(0, 10)
  const shared = sharedBy(subject)
  return verdicts.flatMap((verdict) => {
    const control = controls.get(verdict.control)
    if (control === undefined || verdict.resource !== subject.resource.key)
      throw new Error(`a verdict of ${verdict.control} that fits nothing`)
    if (tellsAll !== true && isSilentVerdict(verdict)) return []
    const place = verdict.place === undefined ? undefined : subject.places[verdict.place]
    return findingOf(verdict, { control, subject, place, rulebook, day }, shared)
  })
}

const statusRank = { fail: 3, unknown: 2, undeclared: 1 } as const
const highest = severities.length * 4

/** Sorts as text, the worst first; what is no finding comes after all of them. */
export function rankOf(finding: Pick<Finding, 'severity' | 'status' | 'byLaw'>): string {
  if (isSilent(finding)) return String(highest + 1)
  const { severity, status } = finding
  const within = status in statusRank ? statusRank[status as keyof typeof statusRank] : 0 // `as`: `in` has just asked
  return String(highest - severities.indexOf(severity) * 4 - within).padStart(2, '0')
}
