// ocsf.ndjson: every finding as a Compliance Finding (class 2003) of OCSF 1.5.0, one event per line.
import type { Finding, Severity } from '../model/finding.ts'
import type { ScanIdentity } from '../model/run.ts'
import type { Status } from '../model/verdict.ts'
import { exchanged, findingUuids } from './exchange.ts'
import { printable } from './plain-text.ts'
import type { RecordedFormat } from './recorded-format.ts'

export const ocsf: RecordedFormat = {
  id: 'ocsf',
  file: 'ocsf.ndjson',
  title: 'every finding as an OCSF 1.5.0 Compliance Finding, one per line',
  takesAll: true,
  writer({ identity }) {
    const uidOf = findingUuids('ocsf', identity.id)
    return {
      findings: (batch) => batch.map((line) => `${exchanged(eventOf(line.finding, uidOf(line), identity))}\n`).join(''),
    }
  },
}

const classUid = 2003
const created = { id: 1, name: 'Create' }

/** `Warning` is for a result that "cannot be determined"; what has no name of its own there is `Other`, and keeps ours. */
const outcomes = {
  pass: { status_id: 1, status: 'Pass' },
  unknown: { status_id: 2, status: 'Warning' },
  undeclared: { status_id: 2, status: 'Warning' },
  fail: { status_id: 3, status: 'Fail' },
  waived: { status_id: 3, status: 'Fail' },
  permitted: { status_id: 99, status: 'permitted' },
  not_applicable: { status_id: 99, status: 'not_applicable' },
} as const satisfies Record<Status, { status_id: number; status: string }>

const severities = {
  none: { severity_id: 1, severity: 'Informational' },
  info: { severity_id: 1, severity: 'Informational' },
  low: { severity_id: 2, severity: 'Low' },
  medium: { severity_id: 3, severity: 'Medium' },
  high: { severity_id: 4, severity: 'High' },
  critical: { severity_id: 5, severity: 'Critical' },
} as const satisfies Record<Severity, { severity_id: number; severity: string }>

/** Where the event stands in somebody's work; whether the control holds is told by `compliance`. */
const workflowOf = ({ status }: Finding) =>
  status === 'waived' ? { status_id: 3, status: 'Suppressed' } : { status_id: 1, status: 'New' }

const eventOf = (finding: Finding, uid: string, scan: ScanIdentity) => ({
  activity_id: created.id,
  activity_name: created.name,
  category_uid: 2,
  category_name: 'Findings',
  class_uid: classUid,
  class_name: 'Compliance Finding',
  type_uid: classUid * 100 + created.id,
  type_name: `Compliance Finding: ${created.name}`,
  time: Date.parse(scan.now),
  ...severities[finding.severity],
  ...workflowOf(finding),
  ...(finding.reason === undefined ? {} : { status_code: finding.reason }),
  message: printable(finding.message),
  metadata: {
    version: '1.5.0',
    profiles: ['cloud'],
    product: { name: 'ringfence', vendor_name: 'ringfence', version: scan.toolVersion },
    uid,
    correlation_uid: scan.id,
  },
  finding_info: {
    uid: finding.id,
    title: printable(finding.control.title),
    desc: printable(finding.message),
    created_time: Date.parse(scan.now),
    analytic: { uid: finding.control.id, name: printable(finding.control.title), type_id: 1, type: 'Rule' },
    data_sources: [...new Set(finding.origins.map(({ operation }) => operation))],
  },
  compliance: complianceOf(finding),
  remediation: { desc: printable(finding.control.remediation) },
  cloud: cloudOf(finding),
  resources: [
    {
      uid: finding.resource.id,
      uid_alt: finding.resource.key,
      name: finding.resource.name,
      type: finding.resource.type,
      cloud_partition: finding.resource.partition,
      ...(finding.resource.region === null ? {} : { region: finding.resource.region }),
      labels: finding.resource.labels,
    },
  ],
  unmapped: unmappedOf(finding),
})

const complianceOf = ({ status, control, byLaw, message }: Finding) => ({
  control: control.id,
  ...outcomes[status],
  status_code: status,
  status_details: [printable(message)],
  standards: Object.keys(byLaw),
  requirements: Object.entries(byLaw).flatMap(([law, { clauses }]) => clauses.map((clause) => `${law} ${clause}`)),
})

const providers: ReadonlyMap<string, string> = new Map([
  ['aws', 'AWS'],
  ['azure', 'Azure'],
])

const cloudOf = ({ resource: { provider, partition, owner, region } }: Finding) => ({
  provider: providers.get(provider) ?? provider,
  cloud_partition: partition,
  ...(region === null ? {} : { region }),
  account: { uid: owner.account, ...(owner.accountName === undefined ? {} : { name: owner.accountName }) },
})

/** What OCSF has no attribute for. */
const unmappedOf = ({ status, severity, classification, resource, place, byLaw, ...finding }: Finding) => ({
  status,
  severity,
  classification,
  country: resource.country,
  ...(place && { place }),
  by_law: byLaw,
  observed: finding.observed,
  expected: finding.expected,
  ...(finding.permission === undefined ? {} : { permission: finding.permission }),
  pointers: finding.pointers,
  origins: finding.origins,
  ...(finding.waiver === null ? {} : { waiver: finding.waiver }),
})
