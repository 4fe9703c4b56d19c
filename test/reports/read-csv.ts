// A strict RFC 4180 reader for tests: anything that a tolerant reader would guess at is an error.
import { unguard } from '../../src/reports/spreadsheet-guard.ts'

/** Cells as they stand in the file, still guarded. */
export function cellsOf(text: string): string[][] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end')
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  const rows: string[][] = [[]]
  while (cell.lastIndex < text.length) {
    const start = cell.lastIndex
    const found = cell.exec(text)
    if (found === null) throw new Error(`no cell at ${start}: ${JSON.stringify(text.slice(start, start + 40))}`)
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

/** Rows by column name, with the guard undone. */
export function rowsOf(text: string): Record<string, string>[] {
  const [header = [], ...rows] = cellsOf(text)
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Error(`${cells.length} cells under ${header.length} columns`)
    return Object.fromEntries(header.map((name, index) => [name, unguard(cells[index] ?? '')]))
  })
}
