// clauses.csv: each finding once per clause of each law that it may be relevant to; what an auditor of one law filters.
import { clausesNaming, type NamingClause } from '../model/clauses.ts'
import type { Finding, LawResult } from '../model/finding.ts'
import type { Law } from '../model/rulebook.ts'
import type { Run } from '../model/run.ts'
import type { Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import { basisOf } from './recorded-basis.ts'
import type { Report } from './report.ts'

export const clausesCsv: Report = {
  id: 'clauses.csv',
  file: 'clauses.csv',
  title: 'each finding once per clause of each law that it may be relevant to',
  takesAll: true,
  writer: (run) => csvWriter(columnsFor(run), { finding: ({ finding }) => rowsOf(finding, run) }),
}

interface Row {
  finding: Finding
  law: Law
  result: LawResult
  /** undefined: the rules map no clause of this law to the control, and its decision must not be lost for that. */
  clause: NamingClause | undefined
}

function rowsOf(finding: Finding, { rulebook }: Run): Row[] {
  return rulebook.laws.flatMap((law): Row[] => {
    const result = finding.byLaw[law.id]
    if (result === undefined) return []
    const clauses = clausesNaming(finding.control.id, law)
    return (clauses.length === 0 ? [undefined] : clauses).map((clause) => ({ finding, law, result, clause }))
  })
}

const columnsFor = ({ identity }: Run): Column<Row>[] => [
  ['schema_version', () => 1],
  ['scan_id', () => identity.id],
  ['law', ({ law }) => law.id],
  ['law_title', ({ law }) => law.title],
  ['law_version', ({ result }) => result.version],
  ['clause', ({ clause }) => clause?.id],
  ['cite', ({ clause }) => clause?.cite],
  ['demands', ({ clause }) => clause?.demands],
  ['strength', ({ clause }) => clause?.strength],
  ['verified', ({ clause }) => clause?.verified],
  ['url', ({ law, clause }) => clause?.url ?? law.url],
  ['control_id', ({ finding }) => finding.control.id],
  ['control_title', ({ finding }) => finding.control.title],
  ['status', ({ result }) => result.status],
  // Before its day a law judges nothing, so its status is not_applicable; here stands what it would say from then on.
  ['readiness', ({ result }) => result.readiness?.status],
  ['applies_from', ({ law }) => law.appliesFrom],
  ['severity', ({ result }) => result.severity],
  ['provider', ({ finding }) => finding.resource.provider],
  ['account_id', ({ finding }) => finding.resource.owner.account],
  ['resource_type', ({ finding }) => finding.resource.type],
  ['resource_id', ({ finding }) => finding.resource.id],
  ['resource_name', ({ finding }) => finding.resource.name],
  ['place_role', ({ finding }) => finding.place?.role],
  ['means', ({ finding }) => finding.place?.means],
  ['place_location', ({ finding }) => finding.place?.location ?? finding.resource.region],
  ['place_country', ({ finding }) => finding.place?.country ?? finding.resource.country],
  ['basis', ({ result }) => basisOf(result)?.basis],
  ['until', ({ result }) => basisOf(result)?.until],
  ['entry', ({ result }) => basisOf(result)?.entry ?? result.entry],
  ['table', ({ result }) => result.table],
  ['table_verified', ({ result }) => result.verified],
  ['expiring', ({ result }) => result.expiring],
  ['challenged', ({ result }) => result.challenged],
  ['reason', ({ result }) => result.reason],
  ['waiver', ({ result }) => result.waiver],
  ['finding_id', ({ finding }) => finding.id],
]
