// The only list of outputs: a new one is a file beside this one and a line here.
import { join } from 'node:path'
import type { Run } from '../model/run.ts'
import { writeOutput } from '../runtime/output.ts'
import { coverageCsv } from './coverage-csv.ts'
import { coverageNdjson } from './coverage-ndjson.ts'
import { findingsCsv } from './findings-csv.ts'
import { findingsNdjson } from './findings-ndjson.ts'
import { flowsCsv } from './flows-csv.ts'
import { inventoryNdjson } from './inventory-ndjson.ts'
import { populationCsv } from './population-csv.ts'
import type { Report } from './report.ts'
import { summaryJson } from './summary-json.ts'

export { firstPage, type PageOptions } from './terminal.ts'

/** In the order of writing: the totals come last, when everything they speak of is on disk. */
export const reports: readonly Report[] = [
  findingsCsv,
  findingsNdjson,
  populationCsv,
  coverageCsv,
  flowsCsv,
  inventoryNdjson,
  coverageNdjson,
  summaryJson,
]

/** What `list formats` shows. `text` is the page on the terminal, and no file. */
export const formats: readonly { id: string; title: string; files: string[] }[] = [
  { id: 'csv', title: 'tables, guarded against formulas', files: filesOf('csv') },
  { id: 'ndjson', title: 'one JSON object per line, whole', files: filesOf('ndjson') },
  { id: 'json', title: 'the totals of a run', files: filesOf('json') },
  { id: 'text', title: 'the first page, on stderr', files: [] },
]

function filesOf(ending: string): string[] {
  return reports.map(({ file }) => file).filter((file) => file.endsWith(`.${ending}`))
}

/** One after another; the first that cannot be written stops the rest. */
export async function writeReports(run: Run, dir: string): Promise<void> {
  for (const { file, write } of reports) await writeOutput(join(dir, file), write(run))
}
