// What every output file is to the list in index.ts.
import type { FindingLine, Judged, Run, Summary } from '../model/run.ts'

export interface Report {
  /** As `list formats` and messages call it: `findings.csv`. */
  id: string
  /** Its name in the output directory. */
  file: string
  /** What it holds, in a few words. */
  title: string
  writer(run: Run): Writer
}

/** The pieces of a file, in the order in which they are asked for; each batch is gone when the next one comes. */
export interface Writer {
  head?(): string
  /** Sorted by key. */
  subjects?(batch: readonly Judged[]): string
  /** After the last subject; the worst first. */
  findings?(batch: readonly FindingLine[]): string
  /** Piece by piece too: what was gathered on the way may be long. */
  tail?(summary: Summary): Iterable<string> & object
}
