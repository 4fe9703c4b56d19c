// How grave a finding is: by the control and the tier of the data, milder where no separate importer is involved.
import type { Control } from '../model/control.ts'
import { type LawResult, type Severity, severities, type Standing } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Classification } from '../model/subject.ts'
import type { Outcome, Status } from '../model/verdict.ts'

/**
 * What is merely undeclared, or only to come, asks for no repair, and is told as information. EDPB 05/2021 wants a separate
 * importer for a transfer, so a copy within one legal entity is one step milder where the config says that it is one.
 */
export function severityOf(
  control: Control,
  outcome: Outcome,
  standing: Standing,
  { tier }: Classification,
  place: Place | undefined,
): Severity {
  switch (outcome.status) {
    case 'pass':
    case 'not_applicable':
    case 'undeclared':
      return 'info'
    case 'permitted':
      return ofPermission(standing, outcome.entry !== undefined)
    default: {
      const full = control.severity[tier.state === 'unknown' ? 'unclassified' : tier.value]
      return place?.via !== undefined && place.sameEntity === true ? oneStepMilder(full) : full
    }
  }
}

/** A basis that may fall asks for a plan: the entry that rests on it should name what takes over. */
function ofPermission({ challenged, expiring, fallback }: Standing, registered: boolean): Severity {
  if (challenged !== undefined && registered && fallback === undefined) return 'medium'
  return challenged !== undefined || expiring === true ? 'low' : 'info'
}

/** The gravest of the laws that say what the headline says; undefined where none does. */
export function gravest(results: readonly LawResult[], status: Status): Severity | undefined {
  const same = results.filter((result) => result.status === status).map(({ severity }) => severities.indexOf(severity))
  return same.length === 0 ? undefined : severities[Math.max(...same)]
}

const oneStepMilder = (severity: Severity): Severity =>
  severities[Math.max(1, severities.indexOf(severity) - 1)] ?? severity
