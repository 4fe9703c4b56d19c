// asff.ndjson: the findings of AWS accounts as Security Hub takes them, one per line; it takes a hundred in a call, and none of other clouds.
import { type Finding, isSilent, type LawResult, type Severity } from '../model/finding.ts'
import type { ScanIdentity } from '../model/run.ts'
import type { Status } from '../model/verdict.ts'
import { asffTypeOf } from './asff/resource-types.ts'
import { alertId, basisWords, exchanged, placeWords, timeOf } from './exchange.ts'
import { oldest } from './origin-cells.ts'
import { printable } from './plain-text.ts'
import type { RecordedFormat } from './recorded-format.ts'

export const asff: RecordedFormat = {
  id: 'asff',
  file: 'asff.ndjson',
  title: 'the findings of AWS accounts as Security Hub takes them (ASFF), one per line',
  takesAll: true,
  writer: ({ identity }) => ({
    findings: (batch) =>
      batch
        .filter(({ finding }) => isImportable(finding))
        .map(({ finding }) => `${exchanged(findingOf(finding, identity))}\n`)
        .join(''),
  }),
}

/**
 * Whoever imports a finding does so in the account that it is of. What does not apply has no status of its own there: it
 * would be taken for a check that could not be made.
 */
const isImportable = (finding: Finding): boolean =>
  finding.resource.provider === 'aws' &&
  /^\d{12}$/.test(finding.resource.owner.account) &&
  !(finding.status === 'not_applicable' && isSilent(finding))

/** A check that could not be made is not available; one that waits for a person lacks information, which is a warning there. */
const outcomes = {
  pass: 'PASSED',
  permitted: 'PASSED',
  fail: 'FAILED',
  waived: 'FAILED',
  unknown: 'NOT_AVAILABLE',
  not_applicable: 'NOT_AVAILABLE',
  undeclared: 'WARNING',
} as const satisfies Record<Status, string>

const labels = {
  none: 'INFORMATIONAL',
  info: 'INFORMATIONAL',
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
  critical: 'CRITICAL',
} as const satisfies Record<Severity, string>

/** Longer text is refused by Security Hub, with all that comes in the same call. In characters, as its API documents them. */
const most = { title: 256, description: 1_024, remediation: 512, id: 512, type: 256, field: 2_048, requirement: 64 }
const mostRequirements = 32

const findingOf = (finding: Finding, scan: ScanIdentity) => {
  const { control, resource } = finding
  const { region, arn } = importedBy(finding)
  return {
    SchemaVersion: '2018-10-08',
    Id: idOf(finding, region),
    ProductArn: arn,
    ProductName: 'ringfence',
    CompanyName: 'ringfence',
    GeneratorId: `ringfence/${control.id}`,
    AwsAccountId: resource.owner.account,
    Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
    FirstObservedAt: timeOf(oldest(finding.origins) ?? scan.now),
    CreatedAt: timeOf(scan.now),
    UpdatedAt: timeOf(scan.now),
    Severity: { Label: labels[finding.severity], Original: finding.severity },
    Title: cut(control.title, most.title),
    Description: cut(finding.message, most.description),
    Remediation: { Recommendation: { Text: cut(control.remediation, most.remediation) } },
    ProductFields: fieldsOf(finding, scan),
    Resources: [resourceOf(finding)],
    Compliance: complianceOf(finding),
    Workflow: { Status: workflowOf(finding) },
    RecordState: 'ACTIVE',
  }
}

/** A pass waits for nobody: once it fails, Security Hub calls it new again. */
function workflowOf(finding: Finding): 'NEW' | 'RESOLVED' | 'SUPPRESSED' {
  if (finding.status === 'waived') return 'SUPPRESSED'
  return isSilent(finding) ? 'RESOLVED' : 'NEW'
}

/** Not blank, and never longer than is taken; what is cut off is seen to be. */
function cut(text: string, length: number): string {
  const shown = [...printable(text.toWellFormed())]
  const kept = shown.length > length ? [...shown.slice(0, length - 1), '…'] : shown
  return kept.join('').trim() === '' ? '(blank)' : kept.join('')
}

/** What belongs to no region, or to one that nobody could read, is kept in the first of its partition. */
const homes: ReadonlyMap<string, string> = new Map([
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])

function importedBy({ resource: { partition, region, owner } }: Finding): { region: string; arn: string } {
  const home =
    region !== null && /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(region) ? region : (homes.get(partition) ?? 'us-east-1')
  const known = /^aws(?:-[a-z]+)*$/.test(partition) ? partition : 'aws'
  const { account } = owner
  return { region: home, arn: `arn:${known}:securityhub:${home}:${account}:product/${account}/default` }
}

const idOf = (finding: Finding, region: string): string =>
  cut([finding.resource.partition, region, finding.resource.owner.account, alertId(finding)].join('/'), most.id)

const partitions = new Set(['aws', 'aws-cn', 'aws-us-gov'])

function resourceOf({ resource: { id, type, partition, region } }: Finding) {
  const called = asffTypeOf(type)
  return {
    Type: called,
    Id: cut(id, most.id),
    ...(partitions.has(partition) ? { Partition: partition } : {}),
    ...(region === null ? {} : { Region: cut(region, most.type) }),
    ...(called === 'Other' ? { Details: { Other: { Type: cut(type, most.type) } } } : {}),
  }
}

function complianceOf({ status, reason, message, byLaw, waiver }: Finding) {
  const requirements = Object.entries(byLaw).flatMap(([law, { clauses }]) =>
    clauses.map((clause) => cut(`${law} ${clause}`, most.requirement)),
  )
  const code = [status, ...(reason === undefined ? [] : [reason])].map((word) =>
    word.toUpperCase().replaceAll(/\W/g, '_'),
  )
  const lifted = waiver === null ? '' : ` Waiver ${waiver.id} until ${waiver.until}.`
  return {
    Status: outcomes[status],
    ...(requirements.length === 0
      ? {}
      : { RelatedRequirements: [...new Set(requirements)].slice(0, mostRequirements) }),
    StatusReasons: [
      { ReasonCode: cut(code.join('_'), most.type), Description: cut(`${message}${lifted}`, most.field) },
    ],
  }
}

function fieldsOf(
  { id, status, resource, place, byLaw, permission }: Finding,
  scan: ScanIdentity,
): Record<string, string> {
  const fields: Record<string, string | null | undefined> = {
    'ringfence/fingerprint': id,
    'ringfence/scan': scan.id,
    'ringfence/status': status,
    'ringfence/resource': resource.key,
    'ringfence/name': resource.name,
    'ringfence/country': resource.country,
    'ringfence/place': place && placeWords(place),
    'ringfence/laws': Object.entries(byLaw).map(lawText).join('; '),
    'ringfence/permission': permission,
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, cut(value, most.field)]],
    ),
  )
}

function lawText([law, result]: [string, LawResult]): string {
  const basis = basisWords(result)
  return `${law}: ${result.status}${basis === '' ? '' : ` (${basis})`}`
}
