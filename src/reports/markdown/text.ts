// Text of others in Markdown as GitHub renders it: no mark-up, no link, no mention, no HTML, on one line.
import { printable } from '../plain-text.ts'

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['@', '@&#8203;'], // a mention is found after entities are read, so something must stand between
])

/** A sign that means something to Markdown is escaped; of a link also what it is recognised by. */
export const plain = (text: string): string =>
  printable(text.toWellFormed())
    .replaceAll(/[\\`*_{}[\]()#+!|~:$^"']|(?<=\bwww)\./gi, '\\$&')
    .replaceAll(/[&<>@]/g, (char) => entities.get(char) ?? char)

/** Of a long name the beginning tells the family, the end which one. */
export function cell(text: string, most = 160): string {
  const chars = [...text]
  if (chars.length <= most) return plain(text)
  const half = Math.floor((most - 1) / 2)
  return plain(`${chars.slice(0, half).join('')}…${chars.slice(-half).join('')}`)
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

export const table = (head: readonly string[], rows: readonly string[]): string =>
  rows.length === 0 ? '' : `${row(head)}${row(head.map(() => '---'))}${rows.join('')}\n`
