// What every output file is to the list in index.ts.
import type { FindingLine, Judged, Run, Summary } from '../model/run.ts'
import type { RecordedFormat } from './recorded-format.ts'

export interface Report {
  /** As `list formats` and messages call it: `findings.csv`. */
  id: string
  /** Its name in the output directory. */
  file: string
  /** What it holds, in a few words. */
  title: string
  /** It has a place for what asks nothing of anybody, where a run tells all; others are told of the findings alone. */
  takesAll?: true
  /** It tells what would be said if adequacy decisions fell: each covered place is judged again. */
  asksFallen?: true
  /** `workIn`: a folder for what it cannot hold in memory. */
  writer(run: Run, workIn?: string): Writer
  /** How it is made from a run's folder; absent: it is itself a file of that folder. */
  recorded?: RecordedFormat['writer']
}

/** The pieces of a file, in the order in which they are asked for; each batch is gone when the next one comes. */
export interface Writer {
  head?(): string
  /** Sorted by key. */
  subjects?(batch: readonly Judged[]): string | Promise<string>
  /** After the last subject; the worst first. */
  findings?(batch: readonly FindingLine[]): string | Promise<string>
  /** Piece by piece too: what was gathered on the way may be long. */
  tail?(summary: Summary): Pieces
  /** Forgets what it keeps on disk. */
  close?(): Promise<void>
}

export type Pieces = (Iterable<string> | AsyncIterable<string>) & object
