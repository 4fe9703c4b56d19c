// The only list of outputs: a new one is a file beside this one and a line here.
import { join } from 'node:path'
import type { FindingLine, Judged, Run, Summary } from '../model/run.ts'
import { openOutput, type Output } from '../runtime/output.ts'
import { clausesCsv } from './clauses-csv.ts'
import { coverageCsv } from './coverage-csv.ts'
import { coverageNdjson } from './coverage-ndjson.ts'
import { exceptionsCsv } from './exceptions-csv.ts'
import { findingsCsv } from './findings-csv.ts'
import { findingsNdjson } from './findings-ndjson.ts'
import { flowsCsv } from './flows-csv.ts'
import { inventoryNdjson } from './inventory-ndjson.ts'
import { populationCsv } from './population-csv.ts'
import { registerCsv } from './register-csv.ts'
import type { Report, Writer } from './report.ts'
import { ropaCsv } from './ropa-csv.ts'
import { whatIfCsv } from './what-if-csv.ts'
import { summaryJson } from './summary-json.ts'

export { firstPage, type PageOptions } from './terminal.ts'
export { type FactsGathering, pageFacts, type PageFacts } from './terminal/facts.ts'

/** In the order of writing: the totals come last, when everything they speak of is on disk. */
export const reports: readonly Report[] = [
  findingsCsv,
  findingsNdjson,
  populationCsv,
  coverageCsv,
  flowsCsv,
  whatIfCsv,
  clausesCsv,
  registerCsv,
  exceptionsCsv,
  ropaCsv,
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

/** Every file of a run, written side by side while the run goes by. */
export interface Outputs {
  subjects(batch: readonly Judged[]): Promise<void>
  findings(batch: readonly FindingLine[]): Promise<void>
  /** Files get their final names, in the order of the list, when the last of them is whole and on the disk. */
  finish(summary: Summary): Promise<void>
  /** No file of this run is left. */
  abandon(): Promise<void>
}

/** `workIn`: where files lie until all of them are whole. */
export async function openReports(run: Run, dir: string, workIn?: string): Promise<Outputs> {
  const open: { writer: Writer; output: Output }[] = []
  const outputs: Outputs = {
    subjects: (batch) => each(({ writer }) => writer.subjects?.(batch)),
    findings: (batch) => each(({ writer }) => writer.findings?.(batch)),
    async finish(summary) {
      for (const { writer, output } of open) for (const piece of writer.tail?.(summary) ?? []) await output.write(piece)
      for (const { output } of open) await output.close()
      for (const { output } of open) await output.commit()
    },
    async abandon() {
      for (const { output } of open) await output.abandon()
    },
  }
  try {
    for (const { file, writer } of reports)
      open.push({ writer: writer(run), output: await openOutput(join(dir, file), workIn) })
    await each(({ writer }) => writer.head?.())
  } catch (error) {
    await outputs.abandon()
    throw error
  }
  return outputs

  async function each(text: (one: { writer: Writer }) => string | undefined): Promise<void> {
    for (const one of open) {
      const piece = text(one)
      if (piece !== undefined && piece !== '') await one.output.write(piece)
    }
  }
}
