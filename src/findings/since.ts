// Counts what became of the failures of an earlier run, and which failures of this one are news.
import { type Baseline, isJudgedBy, type JudgedBy, type Since } from '../model/baseline.ts'
import { type Finding, severities, type Severity } from '../model/finding.ts'
import type { Judged } from '../model/run.ts'
import { isLowered } from '../model/subject.ts'
import { fateOf, isWorse } from './fate.ts'
import { unreadSettings } from './unread-settings.ts'
import { zeros } from './zeros.ts'

export interface SinceBaseline {
  add(judged: Judged, findings: readonly Finding[]): void
  counts(): Since
  /** Of the failures that are news. */
  newBySeverity: Readonly<Record<Severity, number>>
  lowered(): number
}

/** A failure that the earlier run did not have, or not as gravely. */
export function isNews({ id, severity }: Finding, { failing }: Baseline): boolean {
  const before = failing.get(id)
  return before === undefined || isWorse(severity, before.severity)
}

/** `by`: what the later run judges by. */
export function sinceBaseline({ run, failing, tiers }: Baseline, by: JudgedBy): SinceBaseline {
  const resources = new Set([...failing.values()].map(({ resource }) => resource))
  const copies = new Set(
    [...failing.values()].flatMap(({ copy }) => (copy !== undefined && tiers.has(copy) ? [copy] : [])),
  )
  const read = new Set<string>()
  const unread = unreadSettings(resources)
  const statuses = new Map<string, Finding['status']>()
  const counts = { new: 0, worse: 0, still: 0, lowered: 0 }
  const newBySeverity = zeros(severities)

  function count(finding: Finding): void {
    const { id, status, severity } = finding
    unread.note(finding)
    const before = failing.get(id)
    if (before !== undefined) statuses.set(id, status)
    if (status !== 'fail') return
    const worse = before !== undefined && isWorse(severity, before.severity)
    if (before !== undefined && !worse) counts.still += 1
    else {
      counts[worse ? 'worse' : 'new'] += 1
      newBySeverity[severity] += 1
    }
  }

  return {
    newBySeverity,
    lowered: () => counts.lowered,
    add({ subject: { resource, classification } }, findings) {
      if (resources.has(resource.key)) read.add(resource.key)
      copies.delete(resource.id)
      const before = tiers.get(resource.id)
      const { tier } = classification
      if (before !== undefined && tier.state === 'known' && isLowered(before, tier.value)) counts.lowered += 1
      findings.forEach(count)
    },
    counts() {
      const gone = { waived: 0, mended: 0, untold: 0, unseen: 0 }
      for (const [id, failure] of failing) {
        const status = statuses.get(id)
        const judged = isJudgedBy(by, failure) && (status !== undefined || !unread.mayHide(failure))
        // What told of the copy may have been the copy itself.
        const isSeen = read.has(failure.resource) && (failure.copy === undefined || !copies.has(failure.copy))
        const fate = fateOf(status, { read: isSeen, judged })
        if (fate !== 'failing') gone[fate] += 1
      }
      return { ...(run === undefined ? {} : { scan: run.scan }), ...counts, ...gone }
    },
  }
}
