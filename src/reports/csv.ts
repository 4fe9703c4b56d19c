// Rows as RFC 4180 text: CRLF, a header, a fixed order of columns; an empty cell was not collected.
import { stringify } from 'csv-stringify/sync'
import { guard } from './spreadsheet-guard.ts'

/** A list is joined with `|`. Numbers and booleans are ours and need no guard. */
export type Cell = string | number | boolean | readonly string[] | null | undefined

export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell]

const rowsAtOnce = 500

/** Yields the header, then some hundred rows at a time. */
export function* csv<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<string> {
  let batch = [columns.map(([name]) => name)]
  for (const row of rows) {
    if (batch.length >= rowsAtOnce) {
      yield text(batch)
      batch = []
    }
    batch.push(columns.map(([, cell]) => written(cell(row))))
  }
  yield text(batch)
}

/** `quote_record_delimiter`: else csv-stringify leaves a lone CR or LF unquoted, once a delimiter is given. */
const text = (rows: string[][]): string => stringify(rows, { record_delimiter: '\r\n', quote_record_delimiter: true })

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const value = typeof cell === 'string' ? cell : cell.join('|')
  return guard(value.toWellFormed()) // half a surrogate pair is no UTF-8
}
