// Lines set into the width of the stream that they go to, where they are no table.
import { printable } from '../reports/plain-text.ts'
import { wrapped } from '../reports/terminal/layout.ts'
import type { Host, Stream } from './host.ts'

type Room = Pick<Stream, 'columns'>

const [narrowest, widest] = [60, 120]

/** `unsaid`: of a stream that does not say how wide it is, as a log and a pipe do not. */
export const widthOf = ({ columns }: Room, unsaid = 80): number =>
  Math.max(narrowest, Math.min(columns ?? unsaid, widest))

/** Of a line too long the rest stands further in, by `hang`. A word too long stands whole: somebody may want to copy it. */
export function foldedLine(line: string, width: number, hang = 2): string[] {
  const [indent = ''] = /^ */.exec(line) ?? []
  const text = line.slice(indent.length)
  const [first = '', ...rest] = wrapped(text, width - indent.length, 'whole')
  if (rest.length === 0) return [indent + first]
  const under = indent + ' '.repeat(hang)
  const left = rest.join(' ')
  return [indent + first, ...wrapped(left, width - under.length, 'whole').map((part) => under + part)]
}

/** Whatever the lines tell of, each is harmless, and ended. */
export const foldedLines = (lines: readonly string[], to: Room, hang?: number): string =>
  endedLines(lines.flatMap((line) => foldedLine(line, widthOf(to), hang)))

/** For complaints about files: editors and CI logs like to have each on one line, and a terminal folds it. */
export const locatedLines = (lines: readonly string[], to: Room): string =>
  to.columns === undefined ? endedLines(lines) : foldedLines(lines, to)

/** Each as it is, but harmless. */
export const endedLines = (lines: readonly string[]): string =>
  lines.map((line) => `${printable(line).trimEnd()}\n`).join('')

/** What is to be said beside that which goes to stdout. */
export const note = ({ process: { stderr } }: Pick<Host, 'process'>, line: string): void =>
  stderr.write(foldedLines([line], stderr))
