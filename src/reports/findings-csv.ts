// findings.csv: one row per control, resource and place that did not simply pass, or per each of a run that tells all; its columns are a contract.
import type { Finding, LawResult } from '../model/finding.ts'
import type { RawFiles } from '../model/raw-answer.ts'
import type { ScanIdentity } from '../model/run.ts'
import type { Cell, Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import { valueCell } from './fact-cell.ts'
import { besideEach, collectorOf, oldest } from './origin-cells.ts'
import { basisOf, type RecordedBasis } from './recorded-basis.ts'
import type { Report } from './report.ts'

export const findingsCsv: Report = {
  id: 'findings.csv',
  file: 'findings.csv',
  title:
    'one row per control, resource and place that did not simply pass; with --evidence full also of those that did',
  takesAll: true,
  writer: ({ identity, raw }) => csvWriter(columnsFor(identity, raw), { finding: ({ finding }) => [rowOf(finding)] }),
}

interface Row extends Finding {
  /** By the id of the law. */
  results: readonly (readonly [law: string, LawResult])[]
}

const rowOf = (finding: Finding): Row => ({
  ...finding,
  results: Object.entries(finding.byLaw).sort(([a], [b]) => (a < b ? -1 : 1)),
})

function columnsFor(scan: ScanIdentity, raw: RawFiles | undefined): Column<Row>[] {
  const kept = new Set(raw?.files.map(({ path }) => path))
  const pathOf = (path = ''): Cell => (kept.has(path) ? path : undefined)
  return [
    ['schema_version', (finding) => finding.schema],
    ['scan_id', () => scan.id],
    ['finding_id', (finding) => finding.id],
    ['status', (finding) => finding.status],
    ['severity', (finding) => finding.severity],
    ['control_id', (finding) => finding.control.id],
    ['control_title', (finding) => finding.control.title],
    ['laws', ({ results }) => results.map(([law]) => law)],
    ['clauses', ({ results }) => results.flatMap(([law, { clauses }]) => clauses.map((cite) => `${law} ${cite}`))],
    ['tier', (finding) => finding.classification.tier],
    ['people', (finding) => finding.classification.people],
    ['categories', (finding) => finding.classification.categories],
    ['provider', (finding) => finding.resource.provider],
    ['partition', (finding) => finding.resource.partition],
    ['account_id', (finding) => finding.resource.owner.account],
    ['account_name', (finding) => finding.resource.owner.accountName],
    ['region', (finding) => finding.resource.region],
    ['country', (finding) => finding.resource.country],
    ['resource_type', (finding) => finding.resource.type],
    ['resource_id', (finding) => finding.resource.id],
    ['resource_name', (finding) => finding.resource.name],
    ['labels', (finding) => finding.resource.labels],
    ['place_role', (finding) => finding.place?.role],
    ['means', (finding) => finding.place?.means],
    ['mechanism', (finding) => finding.place?.mechanism],
    ['destination_location', (finding) => destination(finding)?.location],
    ['destination_country', (finding) => destination(finding)?.country],
    ['destination_account', (finding) => destination(finding)?.account],
    ['destination_id', (finding) => destination(finding)?.locator],
    ['basis_id', (finding) => bases(finding).map(({ basis }) => basis)],
    ['basis_until', (finding) => bases(finding).map(({ until }) => until)],
    ['register_entry', ({ results }) => results.flatMap(([, result]) => basisOf(result)?.entry ?? result.entry ?? [])],
    ['waiver_id', (finding) => finding.waiver?.id],
    ['waiver_until', (finding) => finding.waiver?.until],
    ['expected_value', (finding) => valueCell(finding.expected)],
    ['observed_value', (finding) => valueCell(finding.observed)],
    ['observed_field', (finding) => finding.pointers],
    ['reason', (finding) => finding.reason],
    ['message', (finding) => finding.message],
    ['remediation', (finding) => finding.control.remediation],
    ['source', (finding) => finding.resource.source],
    ['source_operation', (finding) => finding.origins.map(({ operation }) => operation)],
    ['request_id', (finding) => besideEach(finding.origins, ({ requestId }) => requestId)],
    ['observed_at', (finding) => oldest(finding.origins)],
    ['evaluated_at', () => scan.now],
    ['collector_identity', (finding) => collectorOf(scan, finding.resource.owner.account)],
    ['raw_path', ({ resource }) => pathOf(raw?.fileOf(resource.key))],
    ['raw_sha256', (finding) => besideEach(finding.origins, ({ rawSha256 }) => rawSha256)],
    ['policy_digest', () => scan.policyDigest],
    ['rules_version', () => scan.rulesVersion],
    ['tool_version', () => scan.toolVersion],
  ]
}

const bases = ({ results }: Row): RecordedBasis[] => results.flatMap(([, result]) => basisOf(result) ?? [])

/** The primary place is where the resource is; its region and country have columns of their own. */
const destination = ({ place }: Finding) => (place?.role === 'primary' ? undefined : place)
