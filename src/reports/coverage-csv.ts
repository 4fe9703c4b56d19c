// coverage.csv: what was asked of whom, how far it was answered, and what would mend the rest.
import type { Run } from '../model/run.ts'
import { type CoverageRow, coverageRows } from './coverage-rows.ts'
import type { Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import type { Report } from './report.ts'

export const coverageCsv: Report = {
  id: 'coverage.csv',
  file: 'coverage.csv',
  title: 'every kind of call: complete, partial or failed, and which permission would mend it',
  writer: (run) => csvWriter(columnsFor(run), { tail: () => coverageRows(run) }),
}

const columnsFor = ({ identity }: Run): Column<CoverageRow>[] => [
  ['schema_version', () => 1],
  ['scan_id', () => identity.id],
  ['provider', (row) => row.provider],
  ['account_id', (row) => row.account],
  ['region', (row) => row.region],
  ['service', (row) => row.service],
  ['operation', (row) => row.operation],
  ['outcome', (row) => row.outcome],
  ['calls', (row) => row.asked?.calls],
  ['failed', (row) => row.asked?.failed],
  ['reason', (row) => row.gap?.reason],
  ['missing_permission', (row) => row.gap?.permission],
  ['type', (row) => row.gap?.type],
  ['count', (row) => row.gap?.count],
  ['accepted', (row) => row.accepted],
  ['controls_blinded', (row) => row.controlsBlinded],
  ['retries', (row) => row.asked?.retries],
  ['throttles', (row) => row.asked?.throttles],
  ['not_made', (row) => row.asked && (row.asked.unmade ?? 0)],
]
