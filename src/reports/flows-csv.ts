// flows.csv: every copy, from where to where, by what means, and the decision of each law in play.
import type { Judged, Run } from '../model/run.ts'
import { type Column, plainCell } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import { cellOf } from './fact-cell.ts'
import { decidingIn, type Flow, flowsOf } from './flows.ts'
import { basisOf } from './recorded-basis.ts'
import type { Report } from './report.ts'

export const flowsCsv: Report = {
  id: 'flows.csv',
  file: 'flows.csv',
  title: 'every copy: from where, to where, by what means, and what each law says of it',
  writer(run) {
    const deciding = decidingIn(run)
    return csvWriter(columnsFor(run), { subject: (judged) => flowsOf(judged, deciding) })
  },
}

/** A row by column name: what a format that draws flows is made from, of a run that goes by or of the file. */
export type FlowCells = Readonly<Record<string, string>>

export function flowCellsIn(run: Run): (judged: Judged) => FlowCells[] {
  const deciding = decidingIn(run)
  const columns = columnsFor(run)
  return (judged) =>
    flowsOf(judged, deciding).map((flow) =>
      Object.fromEntries(columns.map(([name, cell]) => [name, plainCell(cell(flow))])),
    )
}

const columnsFor = ({ rulebook }: Run): Column<Flow>[] => [
  ['resource_id', ({ subject }) => subject.resource.id],
  ['provider', ({ subject }) => subject.resource.provider],
  ['account_id', ({ subject }) => subject.resource.owner.account],
  ['from_location', ({ from }) => cellOf(from.region)],
  ['from_country', ({ from }) => cellOf(from.country)],
  ['to_location', ({ place }) => cellOf(place.region)],
  ['to_country', ({ place }) => cellOf(place.country)],
  ['to_account', ({ place }) => cellOf(place.account)],
  ['to_id', ({ place }) => cellOf(place.via.locator)],
  ['relation', ({ place }) => cellOf(place.relation)],
  ['role', ({ place }) => place.role],
  ['means', ({ place }) => place.via.means],
  ['mechanism', ({ place }) => place.via.mechanism],
  ['writable', ({ place }) => place.via.writable && cellOf(place.via.writable)],
  ...rulebook.laws.flatMap(({ id }) => lawColumns(id)),
]

const lawColumns = (law: string): Column<Flow>[] => [
  [`${law}_status`, ({ byLaw }) => byLaw[law]?.status],
  [`${law}_basis`, ({ byLaw }) => byLaw[law] && basisOf(byLaw[law])?.basis],
  [`${law}_until`, ({ byLaw }) => byLaw[law] && basisOf(byLaw[law])?.until],
]
