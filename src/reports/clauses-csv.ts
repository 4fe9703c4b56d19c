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

const ofRun = () => 'run'
const ofLaw = ({ law }: Row) => law
const ofClause = ({ clause, law }: Row) => clause ?? law
const ofResult = ({ result }: Row) => result

/** Most findings have half a dozen rows, which differ by their clause alone: a result is that of one law on one finding. */
const columnsFor = ({ identity }: Run): Column<Row>[] => [
  ['schema_version', () => 1, ofRun],
  ['scan_id', () => identity.id, ofRun],
  ['law', ({ law }) => law.id, ofLaw],
  ['law_title', ({ law }) => law.title, ofLaw],
  ['law_version', ({ result }) => result.version, ofResult],
  ['clause', ({ clause }) => clause?.id, ofClause],
  ['cite', ({ clause }) => clause?.cite, ofClause],
  ['demands', ({ clause }) => clause?.demands, ofClause],
  ['strength', ({ clause }) => clause?.strength, ofClause],
  ['verified', ({ clause }) => clause?.verified, ofClause],
  ['url', ({ law, clause }) => clause?.url ?? law.url, ofClause],
  ['control_id', ({ finding }) => finding.control.id, ofResult],
  ['control_title', ({ finding }) => finding.control.title, ofResult],
  ['status', ({ result }) => result.status, ofResult],
  // Before its day a law judges nothing, so its status is not_applicable; here stands what it would say from then on.
  ['readiness', ({ result }) => result.readiness?.status, ofResult],
  ['applies_from', ({ law }) => law.appliesFrom, ofResult],
  ['severity', ({ result }) => result.severity, ofResult],
  ['provider', ({ finding }) => finding.resource.provider, ofResult],
  ['account_id', ({ finding }) => finding.resource.owner.account, ofResult],
  ['resource_type', ({ finding }) => finding.resource.type, ofResult],
  ['resource_id', ({ finding }) => finding.resource.id, ofResult],
  ['resource_name', ({ finding }) => finding.resource.name, ofResult],
  ['place_role', ({ finding }) => finding.place?.role, ofResult],
  ['means', ({ finding }) => finding.place?.means, ofResult],
  ['place_location', ({ finding }) => finding.place?.location ?? finding.resource.region, ofResult],
  ['place_country', ({ finding }) => finding.place?.country ?? finding.resource.country, ofResult],
  ['basis', ({ result }) => basisOf(result)?.basis, ofResult],
  ['until', ({ result }) => basisOf(result)?.until, ofResult],
  ['entry', ({ result }) => basisOf(result)?.entry ?? result.entry, ofResult],
  ['table', ({ result }) => result.table, ofResult],
  ['table_verified', ({ result }) => result.verified, ofResult],
  ['expiring', ({ result }) => result.expiring, ofResult],
  ['challenged', ({ result }) => result.challenged, ofResult],
  ['reason', ({ result }) => result.reason, ofResult],
  ['waiver', ({ result }) => result.waiver, ofResult],
  ['finding_id', ({ finding }) => finding.id, ofResult],
]
