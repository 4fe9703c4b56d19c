// Rows as a table for people: within the width of a terminal, and whole where another program reads them.
import { isRecord } from '../model/json.ts'
import { printable } from '../reports/plain-text.ts'
import { columns, pad } from '../reports/terminal/layout.ts'
import type { Stream } from './host.ts'

/** What a column is never made narrower than. The first one names the row, and may take half of the room. */
const least = 16
const gap = '  '

/** Columns as wide as their widest cell; a list is joined, an object left to the JSON form. `columns`: of the terminal. */
export function tableOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  { columns: room = Infinity }: Pick<Stream, 'columns'> = {},
): string {
  const names = Object.keys(rows[0] ?? {}).filter((name) => !isRecord(rows[0]?.[name]))
  const cells = [names, ...rows.map((row) => names.map((name) => cell(row[name])))]
  const widths = fitted(
    names.map((_, column) => Math.max(...cells.map((row) => columns(row[column] ?? '')))),
    room,
  )
  const lines = cells.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? '', width))
      .join(gap)
      .trimEnd(),
  )
  const without = names.slice(widths.length)
  const note = without.length === 0 ? [] : ['', `left out for want of room: ${without.join(', ')}`]
  return [...lines, ...note].map((line) => `${line}\n`).join('')
}

/** The widest columns are narrowed first; where that is not enough, the last ones are left out. */
function fitted([first = 0, ...rest]: readonly number[], room: number): number[] {
  const kept = [Math.min(first, Math.max(least, Math.floor(room / 2))), ...rest]
  if (rest.length === 0 || room === Infinity) return [first, ...rest]
  while (kept.reduce((sum, width) => sum + width, gap.length * rest.length) > room) {
    const widest = Math.max(...kept.slice(1))
    if (widest <= least) return fitted([first, ...rest.slice(0, -1)], room)
    kept[kept.indexOf(widest, 1)] = widest - 1
  }
  return kept
}

function cell(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return printable(value.join(' '))
  return typeof value === 'string' || typeof value === 'number' ? printable(String(value)) : ''
}
