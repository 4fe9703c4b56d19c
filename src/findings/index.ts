// Verdicts become findings by law and totals that reconcile; nothing here can turn a fail or an unknown into anything milder.
import type { Control } from '../model/control.ts'
import { type Finding, severities, type Severity } from '../model/finding.ts'
import type { Gap } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity, Summary } from '../model/run.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { exitOf } from './exit.ts'
import { findingOf } from './finding.ts'
import { controlTotals, findingTotals, unknownTotals } from './summary.ts'

/** What a judged estate is summed up from. */
export interface Judged {
  identity: ScanIdentity
  rulebook: Rulebook
  controls: readonly Control[]
  subjects: readonly Subject[]
  verdicts: readonly Verdict[]
  gaps: readonly Gap[]
  dataless: Record<string, number>
  coverage: Summary['coverage']
  unused: readonly string[]
}

/** Worst first; then by control, resource and place, so that the order owes nothing to how the run went. */
export function findingsOf({ rulebook, controls, subjects, verdicts }: Judged): Finding[] {
  const byKey = new Map(subjects.map((subject) => [subject.resource.key, subject]))
  const byId = new Map(controls.map((control) => [control.id, control]))
  const findings = verdicts.flatMap((verdict) => {
    const [subject, control] = [byKey.get(verdict.resource), byId.get(verdict.control)]
    if (subject === undefined || control === undefined)
      throw new Error(`a verdict of ${verdict.control} that fits nothing`)
    return findingOf(verdict, subject, control, rulebook) ?? []
  })
  return findings.toSorted((one, other) => rank(other) - rank(one)) // stable: verdicts come in order
}

const statusRank = { fail: 3, unknown: 2, undeclared: 1 } as const

const rank = ({ severity, status }: Finding): number =>
  severities.indexOf(severity) * 4 + (status in statusRank ? statusRank[status as keyof typeof statusRank] : 0) // `as`: `in` has just asked

export function summaryOf(judged: Judged, findings: readonly Finding[], failOn: Severity): Summary {
  const { identity, rulebook, controls, subjects, verdicts, gaps, dataless, coverage, unused } = judged
  const totals = findingTotals(findings)
  const unknown = unknownTotals(verdicts, subjects, gaps, rulebook, identity.now)
  return {
    schema: 1,
    scan: identity,
    exit: exitOf({ population: subjects.length, totals, unknown }, failOn),
    population: subjects.length,
    controls: controlTotals(controls, subjects, verdicts),
    findings: totals,
    unknown,
    coverage,
    dataless,
    unused: [...unused],
  }
}
