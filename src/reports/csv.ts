// Rows as RFC 4180 text: CRLF, a header, a fixed order of columns; an empty cell was not collected.
import { stringify } from 'csv-stringify/sync'
import { guard } from './spreadsheet-guard.ts'

/** A list is joined with `|`. Numbers and booleans are ours and need no guard. */
export type Cell = string | number | boolean | readonly string[] | null | undefined

export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell]

export const csvHead = <Row>(columns: readonly Column<Row>[]): string => text([columns.map(([name]) => name)])

export const csvRows = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  text(rows.map((row) => columns.map(([, cell]) => written(cell(row)))))

/** `quote_record_delimiter`: else csv-stringify leaves a lone CR or LF unquoted, once a delimiter is given. */
const text = (rows: string[][]): string => stringify(rows, { record_delimiter: '\r\n', quote_record_delimiter: true })

const written = (cell: Cell): string =>
  typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : guard(plainCell(cell))

/** As a reader has it once the guard is undone. */
export function plainCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const value = typeof cell === 'string' ? cell : cell.join('|')
  return value.toWellFormed() // half a surrogate pair is no UTF-8
}
