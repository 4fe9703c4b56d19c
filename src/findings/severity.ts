// How grave a finding is: by the control and the tier of the data, milder where no separate importer is involved.
import type { Control } from '../model/control.ts'
import { type Severity, severities } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Classification } from '../model/subject.ts'
import type { Status } from '../model/verdict.ts'

/**
 * What is permitted or merely undeclared asks for no repair, and is told as information. EDPB 05/2021 wants a separate
 * importer for a transfer, so a copy within one legal entity is one step milder where the config says that it is one.
 */
export function severityOf(
  control: Control,
  status: Status,
  { tier }: Classification,
  place: Place | undefined,
): Severity {
  if (status === 'permitted' || status === 'undeclared') return 'info'
  const full = control.severity[tier.state === 'unknown' ? 'unclassified' : tier.value]
  return place?.via !== undefined && place.sameEntity === true ? oneStepMilder(full) : full
}

const oneStepMilder = (severity: Severity): Severity =>
  severities[Math.max(1, severities.indexOf(severity) - 1)] ?? severity
