// What every output file is to the list in index.ts.
import type { Run } from '../model/run.ts'

export interface Report {
  /** As `list formats` and messages call it: `findings.csv`. */
  id: string
  /** Its name in the output directory. */
  file: string
  /** What it holds, in a few words. */
  title: string
  /** The text, in pieces, so that a large estate is never one string. */
  write(run: Run): Iterable<string> | AsyncIterable<string>
}
