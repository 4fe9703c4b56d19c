// flows.csv: every copy, from where to where, by what means, and the decision of each law in play.
import type { Judged, Run } from '../model/run.ts'
import { type Column, csvRows, plainCell } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import { cellOf } from './fact-cell.ts'
import { changeOf, goneFlows } from './flow-change.ts'
import { decidingIn, type Flow, flowsOf } from './flows.ts'
import { basisOf } from './recorded-basis.ts'
import type { Report } from './report.ts'

export const flowsCsv: Report = {
  id: 'flows.csv',
  file: 'flows.csv',
  title: 'every copy: from where, to where, by what means, and what each law says of it',
  writer(run) {
    const deciding = decidingIn(run)
    const columns = columnsFor(run)
    const gone = goneFlows(run)
    const subject = (judged: Judged) => {
      gone.see(judged)
      return flowsOf(judged, deciding)
    }
    const former = columns.map(([name]): Column<FlowCells> => [name, (cells) => cells[name]])
    return { ...csvWriter(columns, { subject }), tail: () => [csvRows(former, gone.rows())] }
  },
}

/** A row by column name: what a format that draws flows is made from, of a run that goes by or of the file. */
export type FlowCells = Readonly<Record<string, string>>

export function flowCellsIn(run: Run): (judged: Judged) => FlowCells[] {
  const deciding = decidingIn(run)
  const cells = flowCells(run)
  return (judged) => flowsOf(judged, deciding).map(cells)
}

export function flowCells(run: Pick<Run, 'rulebook' | 'before'>): (flow: Flow) => FlowCells {
  const columns = columnsFor(run)
  return (flow) => Object.fromEntries(columns.map(([name, cell]) => [name, plainCell(cell(flow))]))
}

const columnsFor = ({ rulebook, before }: Pick<Run, 'rulebook' | 'before'>): Column<Flow>[] => [
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
  ...(before === undefined ? [] : [['change', (flow: Flow) => changeOf(flow, before)] satisfies Column<Flow>]),
]

const lawColumns = (law: string): Column<Flow>[] => [
  [`${law}_status`, ({ byLaw }) => byLaw[law]?.status],
  [`${law}_basis`, ({ byLaw }) => byLaw[law] && basisOf(byLaw[law])?.basis],
  [`${law}_until`, ({ byLaw }) => byLaw[law] && basisOf(byLaw[law])?.until],
]
