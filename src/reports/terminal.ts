// The first page that people meet: in the order of what they ask, and as honest about what was not read as about what was.
import { styleText } from 'node:util'
import type { Severity } from '../model/finding.ts'
import { printable } from './plain-text.ts'
import { closing } from './terminal/closing.ts'
import { copies } from './terminal/copies.ts'
import type { PageFacts } from './terminal/facts.ts'
import { failingPlaces } from './terminal/failing-places.ts'
import { columns, type Line, type Page, shorten, type Tone } from './terminal/layout.ts'
import { next } from './terminal/next.ts'
import { protection } from './terminal/protection.ts'
import { read } from './terminal/read.ts'
import { whereabouts } from './terminal/whereabouts.ts'
import { whatIf } from './terminal/what-if.ts'
import { who } from './terminal/who.ts'

export interface PageOptions {
  /** Columns of the terminal; 100 where nobody knows. */
  width?: number
  colour: boolean
  verbose: boolean
  outDir: string
  /** As `--fail-on` says; default high. */
  failOn?: Severity
}

/** Each group of sections stands apart from the next. */
const groups: readonly (readonly ((facts: PageFacts, page: Page) => Line[])[])[] = [
  [who],
  [read],
  [whereabouts, copies],
  [whatIf],
  [failingPlaces],
  [protection],
  [next],
  [closing],
]

const narrowest = 60

/** Without a newline at its end: whoever prints the page ends it. */
export function firstPage(
  facts: PageFacts,
  { width = 100, colour, verbose, outDir, failOn = 'high' }: PageOptions,
): string {
  const page = { width: Math.max(narrowest, width), verbose, outDir, failOn }
  const blocks = groups
    .map((sections) => sections.flatMap((section) => section(facts, page)))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => finished(line, page.width, colour)).join('\n'))
  return blocks.join('\n\n')
}

const colours = { heading: 'bold', bad: 'red', warning: 'yellow', aside: 'dim' } as const satisfies Record<Tone, string>

/** The last gate: whatever a section let through, a line is one line, harmless and within the width. */
function finished({ text, tone }: Line, width: number, colour: boolean): string {
  const plain = printable(text).trimEnd()
  const fitted = columns(plain) > width ? shorten(plain, width) : plain
  return colour && tone !== undefined ? styleText(colours[tone], fitted, { validateStream: false }) : fitted
}
