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
import { readmeTxt } from './readme-txt.ts'
import { registerCsv } from './register-csv.ts'
import type { Report, Writer } from './report.ts'
import { ropaCsv } from './ropa-csv.ts'
import { whatIfCsv } from './what-if-csv.ts'
import { summaryJson } from './summary-json.ts'

export { firstPage, type PageOptions } from './terminal.ts'
export { type FactsGathering, pageFacts, type PageFacts } from './terminal/facts.ts'

/** For whoever holds the table of findings against the findings. */
export const findingsTable = findingsCsv.writer

const tables: readonly Report[] = [
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

/** In the order of writing: the totals come last, when everything they speak of is on disk. */
export const reports: readonly Report[] = [readmeTxt(tables), ...tables]

/** What `list formats` shows. `text` is the page on the terminal, and no file. */
export const formats: readonly { id: string; title: string; files: string[] }[] = [
  { id: 'csv', title: 'tables, guarded against formulas', files: filesOf('csv') },
  { id: 'ndjson', title: 'one JSON object per line, whole', files: filesOf('ndjson') },
  { id: 'json', title: 'the totals of a run', files: filesOf('json') },
  { id: 'text', title: 'the first page, on stderr, and what every file means', files: filesOf('txt') },
]

function filesOf(ending: string): string[] {
  return reports.map(({ file }) => file).filter((file) => file.endsWith(`.${ending}`))
}

/** Every file of a run, written side by side while the run goes by. */
export interface Outputs {
  subjects(batch: readonly Judged[]): Promise<void>
  findings(batch: readonly FindingLine[]): Promise<void>
  /** Files get their final names, in the order of the list, when the last of them is whole and on the disk. `last`: what speaks of the others. */
  finish(summary: Summary, last?: () => readonly LastFile[]): Promise<void>
  /** No file of this run is left. */
  abandon(): Promise<void>
}

interface LastFile {
  file: string
  text: string
}

export interface OutputOptions {
  /** Where files lie until all of them are whole. */
  workIn?: string
  /** Tables begin with a byte-order mark: some spreadsheets take UTF-8 for Latin-1 without. */
  csvBom?: boolean
  /** Who is to see what is written to each of them. */
  watch?(file: string): (text: string) => void
}

export async function openReports(
  run: Run,
  dir: string,
  { workIn, watch, csvBom }: OutputOptions = {},
): Promise<Outputs> {
  const open: Open[] = []
  const outputs: Outputs = {
    subjects: (batch) => each(({ writer }) => writer.subjects?.(batch)),
    findings: (batch) => each(({ writer }) => writer.findings?.(batch)),
    async finish(summary, last = () => []) {
      for (const one of open) for (const piece of one.writer.tail?.(summary) ?? []) await write(one, piece)
      for (const { file, text } of last()) await write(await opened(file, {}), text)
      for (const { output } of open) await output.close()
      for (const { output } of open) await output.commit()
    },
    async abandon() {
      for (const { output } of open) await output.abandon()
    },
  }
  try {
    for (const { file, writer } of reports) await opened(file, writer(run), watch?.(file))
    for (const one of open.filter(({ file }) => csvBom === true && file.endsWith('.csv'))) await write(one, '\ufeff')
    await each(({ writer }) => writer.head?.())
  } catch (error) {
    await outputs.abandon()
    throw error
  }
  return outputs

  async function opened(file: string, writer: Writer, watching?: Open['watching']): Promise<Open> {
    const one = { file, writer, output: await openOutput(join(dir, file), workIn), watching }
    open.push(one)
    return one
  }

  async function each(text: (one: Open) => string | undefined): Promise<void> {
    for (const one of open) {
      const piece = text(one)
      if (piece !== undefined && piece !== '') await write(one, piece)
    }
  }
}

interface Open {
  file: string
  writer: Writer
  output: Output
  watching: ((text: string) => void) | undefined
}

function write({ output, watching }: Open, text: string): Promise<void> {
  watching?.(text)
  return output.write(text)
}
