// Rows as RFC 4180 text: CRLF, a header, a fixed order of columns; an empty cell was not collected.
import { stringify } from 'csv-stringify/sync'
import { guard } from './spreadsheet-guard.ts'

/** A list is joined with `|`. Numbers and booleans are ours and need no guard. */
export type Cell = string | number | boolean | readonly string[] | null | undefined

/** `part`: what of a row its cell hangs on, where that is less than the row; what hangs on one part is written once for it. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell, part?: (row: Row) => unknown]

export const csvHead = <Row>(columns: readonly Column<Row>[]): string => line(columns.map(([name]) => escaped(name)))

export function csvRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = besideEachOther(columns).map(([first, ...others]) => {
    const made = [first, ...others].map(([, cell]) => writing(cell))
    const text = (row: Row): string => made.map((cell) => cell(row)).join(',')
    return first[2] === undefined ? text : oncePer(first[2], text)
  })
  return rows.map((row) => line(cells.map((cell) => cell(row)))).join('')
}

type Columns<Row> = [Column<Row>, ...Column<Row>[]]

/** In groups whose cells hang on the same part. */
function besideEachOther<Row>(columns: readonly Column<Row>[]): Columns<Row>[] {
  const groups: Columns<Row>[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last !== undefined && last[0][2] === column[2]) last.push(column)
    else groups.push([column])
  }
  return groups
}

function oncePer<Row>(part: (row: Row) => unknown, text: (row: Row) => string): (row: Row) => string {
  const texts = new Map<unknown, string>()
  return (row) => {
    const of = part(row)
    const known = texts.get(of)
    if (known !== undefined) return known
    const made = text(row)
    texts.set(of, made)
    return made
  }
}

/** One row after another says the same of a law, a control and a resource, and looking at a cell costs more than comparing it. */
function writing<Row>(cell: Column<Row>[1]): (row: Row) => string {
  let before: Cell
  let text = ''
  return (row) => {
    const now = cell(row)
    if (now !== before) [before, text] = [now, written(now)]
    return text
  }
}

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

const written = (cell: Cell): string =>
  typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : escaped(guard(plainCell(cell)))

/** What csv-stringify leaves as it is need not be handed to it: a scan writes millions of cells, and few of them hold any of these. */
const special = /[",\r\n]/

const escaped = (text: string): string => (special.test(text) ? quoted(text) : text)

/** The texts of laws and controls stand in a row for each finding. */
const kept = new Map<string, string>()
const mostKept = 2_000

function quoted(text: string): string {
  const before = kept.get(text)
  if (before !== undefined) return before
  if (kept.size >= mostKept) kept.clear()
  // `quote_record_delimiter`: else csv-stringify leaves a lone CR or LF unquoted, once a delimiter is given.
  const made = stringify([[text]], { record_delimiter: '\r\n', quote_record_delimiter: true, eof: false })
  kept.set(text, made)
  return made
}

/** As a reader has it once the guard is undone. */
export function plainCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const value = typeof cell === 'string' ? cell : cell.join('|')
  return value.toWellFormed() // half a surrogate pair is no UTF-8
}
