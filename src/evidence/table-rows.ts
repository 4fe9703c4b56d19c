// Reads a table row by row, as a run has written it: the cells that are asked for, by the names of their columns.
import { createReadStream } from 'node:fs'
import { cutter } from './records.ts'

/** Throws for what is no table of RFC 4180, or lacks a column. A parser of every dialect takes eight times as long. */
export async function* tableRows<Name extends string>(
  path: string,
  names: readonly Name[],
): AsyncGenerator<Record<Name, string>, undefined> {
  let pick: ((cells: readonly string[]) => Record<Name, string>) | undefined
  for await (const rows of rowTexts(path))
    for (const row of rows) {
      const cells = cellsOf(row)
      if (pick === undefined) pick = picking(cells, names)
      else yield pick(cells)
    }
  return undefined
}

async function* rowTexts(path: string): AsyncGenerator<string[]> {
  let rows: string[] = []
  const cut = cutter('rows', (row) => rows.push(Buffer.from(row).toString()), 0)
  for await (const chunk of createReadStream(path)) {
    cut.take(chunk as Buffer) // `as`: without an encoding it gives buffers
    yield rows
    rows = []
  }
  cut.end()
  yield rows
}

function picking<Name extends string>(header: readonly string[], names: readonly Name[]) {
  const [first = '', ...others] = header
  const columns = [first.replace(/^\ufeff/, ''), ...others]
  const wanted = names.map((name) => [name, columns.indexOf(name)] as const)
  const missing = wanted.find(([, at]) => at === -1)
  if (missing !== undefined) throw new Error(`there is no column ${missing[0]}`)
  return (cells: readonly string[]) => {
    if (cells.length !== header.length)
      throw new Error(`a row has ${cells.length} cells, and the header ${header.length}`)
    return Object.fromEntries(wanted.map(([name, at]) => [name, cells[at] ?? ''])) as Record<Name, string> // `as`: each is named
  }
}

const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)/y

/** Of one row, without its line end. Most have no quotes. */
export function cellsOf(row: string): string[] {
  if (!row.includes('"')) return row.split(',')
  const cells: string[] = []
  let more = true
  for (cell.lastIndex = 0; more;) {
    const [, quoted, plain = '', end] = cell.exec(row) ?? []
    if (end === undefined) throw new Error('a quote stands where none may')
    cells.push(quoted?.replaceAll('""', '"') ?? plain)
    more = end === ','
  }
  return cells
}
