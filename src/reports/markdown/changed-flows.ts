// Of a plan: the copies that are new, worse or gone, as a table and as a small graph of before and after.
import type { Summary } from '../../model/run.ts'
import { changeWords } from '../change-words.ts'
import { drawnFlow } from '../drawn-flow.ts'
import type { FlowCells } from '../flows-csv.ts'
import { drawing } from '../mermaid.ts'
import { keptRows } from './kept-rows.ts'
import { cell, plain, row, table } from './text.ts'

/** In bytes. The graph is bounded by itself. */
const room = 60_000

export interface ChangedFlows {
  flows(batch: readonly FlowCells[]): string
  section(summary: Summary): Generator<string>
}

export function changedFlows(): ChangedFlows {
  const rows = keptRows(room)
  const drawn = drawing()

  function note(cells: FlowCells): void {
    const { change = '' } = cells
    if (change === '') return
    drawn.add(cells)
    if (change !== 'unchanged') rows.add(rowOf(cells, change))
  }

  return {
    flows(batch) {
      batch.forEach(note)
      return ''
    },
    *section({ change }) {
      if (change === undefined) return
      yield `## ${plain(changeWords(change))}\n\n`
      if (rows.rows().length === 0) return
      yield table(['change', 'resource', 'copy', 'laws'], rows.rows())
      if (rows.left() > 0) yield `${rows.left()} more are not shown here: flows.csv has all of them.\n\n`
      yield '```mermaid\n'
      yield* drawn.chart()
      yield '```\n\n'
    },
  }
}

function rowOf(cells: FlowCells, change: string): string {
  const { from, to, means, laws } = drawnFlow(cells)
  const said = Object.entries(laws).map(
    ([law, { status, basis }]) => `${law}: ${status}${basis === undefined ? '' : ` (${basis})`}`,
  )
  const end = ({ country, location }: typeof from): string =>
    [country === '' ? 'unknown' : country, location].join(' ').trim()
  return row([
    cell(change),
    cell(cells['resource_id'] ?? ''),
    cell(`${end(from)} > ${end(to)}, ${means}`),
    cell(change === 'removed' ? '' : said.join('; ')),
  ])
}
