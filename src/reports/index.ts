// The only list of outputs: a new one is a file beside this one and a line here.
import { join } from 'node:path'
import { isSilent } from '../model/finding.ts'
import type { FindingLine, Judged, Run, Summary } from '../model/run.ts'
import { heldBack } from '../runtime/held-back.ts'
import { openOutput, type Output, type OutputOptions as FileOptions } from '../runtime/output.ts'
import { asff } from './asff.ts'
import { clausesCsv } from './clauses-csv.ts'
import { coverageCsv } from './coverage-csv.ts'
import { coverageNdjson } from './coverage-ndjson.ts'
import { exceptionsCsv } from './exceptions-csv.ts'
import { findingsCsv } from './findings-csv.ts'
import { findingsNdjson } from './findings-ndjson.ts'
import { flowsCsv } from './flows-csv.ts'
import { geojson } from './geojson.ts'
import { htmlReport } from './html/html-report.ts'
import { inventoryNdjson } from './inventory-ndjson.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { mermaid } from './mermaid.ts'
import { ocsf } from './ocsf.ts'
import { oscal } from './oscal.ts'
import { pageNdjson } from './page-ndjson.ts'
import { populationCsv } from './population-csv.ts'
import { readmeTxt } from './readme-txt.ts'
import { registerCsv } from './register-csv.ts'
import { reportOf } from './recorded-format.ts'
import type { Report, Writer } from './report.ts'
import { ropaCsv } from './ropa-csv.ts'
import { sarif } from './sarif.ts'
import { sarifGithub } from './sarif-github.ts'
import { whatIfCsv } from './what-if-csv.ts'
import { summaryJson } from './summary-json.ts'

export { changeWords } from './change-words.ts'
export { drawnFlow, type DrawnFlow } from './drawn-flow.ts'
export { markdownCounts } from './markdown.ts'
export { plain as plainMarkdown } from './markdown/text.ts'
export { lineOf } from './sarif/line-of.ts'
export { firstPage, type PageOptions } from './terminal.ts'
export { pageFrom, pageNdjson } from './page-ndjson.ts'

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
  pageNdjson,
  summaryJson,
]

/** What is written where somebody asks for it. */
const asked: readonly Report[] = [
  ...[sarif, sarifGithub, ocsf, oscal, asff, junit, markdown, geojson, mermaid].map(reportOf),
  htmlReport,
]

/** What every run writes, in the order of writing: the totals come last, when everything they speak of is on disk. */
export const reports: readonly Report[] = [readmeTxt(tables, asked), ...tables]

export interface Format {
  id: string
  title: string
  reports: readonly Report[]
}

/** What `-f` and `convert` take, and `list formats` shows. The page of `text` is on the terminal, and no file. */
export const formats: readonly Format[] = [
  { id: 'csv', title: 'tables, guarded against formulas', reports: ending('csv') },
  { id: 'ndjson', title: 'one JSON object per line, whole', reports: ending('ndjson') },
  { id: 'json', title: 'the totals of a run', reports: ending('json') },
  { id: 'text', title: 'the first page, on stderr, and what every file means', reports: ending('txt') },
  ...asked.map((report) => ({ id: report.id, title: report.title, reports: [report] })),
]

function ending(name: string): Report[] {
  return reports.filter(({ file }) => file.endsWith(`.${name}`))
}

/** Every file of a run, written side by side while the run goes by. */
export interface Outputs {
  /** One of them tells what would be said if adequacy decisions fell. */
  asksFallen: boolean
  subjects(batch: readonly Judged[]): Promise<void>
  findings(batch: readonly FindingLine[]): Promise<void>
  /** Files get their final names, in the order of the list, when the last of them is whole and on the disk. `last`: what speaks of the others. */
  finish(summary: Summary, last?: () => Promise<readonly LastFile[]>): Promise<void>
  /** No file of this run is left. */
  abandon(): Promise<void>
}

interface LastFile {
  file: string
  text: string
}

/** A file that was asked for. `to`: another place than its own, or whoever reads its text. */
export interface Wanted {
  report: Report
  to?: string | ((text: string) => void)
}

export interface OutputOptions {
  /** Where files lie until all of them are whole. */
  workIn?: string
  /** Tables begin with a byte-order mark: some spreadsheets take UTF-8 for Latin-1 without. */
  csvBom?: boolean
  /** Who writes to each file of the folder. */
  penFor?(file: string): OutputPen
  /** Beside the files that every run writes. */
  wanted?: readonly Wanted[]
  /** Files that are whole already, and get their final names before all others. */
  written?: Pick<Output, 'commit' | 'abandon'>
}

export async function openReports(
  run: Run,
  dir: string,
  { workIn, penFor, csvBom, wanted = [], written }: OutputOptions = {},
): Promise<Outputs> {
  const open: Open[] = []
  const outputs: Outputs = {
    asksFallen: wanted.some(({ report }) => report.asksFallen === true),
    subjects: (batch) => each(({ writer }) => writer.subjects?.(batch)),
    findings(batch) {
      const found = run.tellsAll === true ? findingsAmong(batch) : batch
      return each(({ writer, takesAll }) => writer.findings?.(takesAll === true ? batch : found))
    },
    async finish(summary, last) {
      for (const one of open) for await (const piece of one.writer.tail?.(summary) ?? []) await one.output.write(piece)
      for (const { writer } of open) await writer.close?.()
      for (const { file, text } of (await last?.()) ?? []) await (await opened({ file }, {})).output.write(text)
      for (const { output } of open) await output.close()
      await written?.commit()
      for (const { output } of open) await output.commit()
    },
    async abandon() {
      for (const { writer, output } of open) {
        await writer.close?.().catch(() => undefined) // the first error is the one to tell
        await output.abandon()
      }
      await written?.abandon()
    },
  }
  try {
    const more = wanted.filter(({ report, to }) => to !== undefined || !reports.includes(report))
    for (const { report, to } of [...reports.map((one): Wanted => ({ report: one })), ...more])
      await opened({ ...report, to }, report.writer(run, workIn), to === undefined ? penFor?.(report.file) : undefined)
    for (const one of open.filter(({ file }) => csvBom === true && file.endsWith('.csv')))
      await one.output.write('\ufeff')
    await each(({ writer }) => writer.head?.())
  } catch (error) {
    await outputs.abandon()
    throw error
  }
  return outputs

  async function opened(
    { file, to, takesAll }: Pick<Report, 'file' | 'takesAll'> & { to?: Wanted['to'] },
    writer: Writer,
    pen?: OutputPen,
  ): Promise<Open> {
    const one = { file, takesAll, writer, output: await outputOf(file, to, dir, { workIn, pen }) }
    open.push(one)
    return one
  }

  async function each(text: (one: Open) => string | Promise<string> | undefined): Promise<void> {
    for (const one of open) {
      const piece = await text(one)
      if (piece !== undefined && piece !== '') await one.output.write(piece)
    }
  }
}

type OutputPen = NonNullable<FileOptions['pen']>

interface Open extends Pick<Report, 'file'> {
  takesAll: Report['takesAll']
  writer: Writer
  output: Output
}

/** Of what a run tells, for whoever has no place for more. */
export const findingsAmong = (batch: readonly FindingLine[]): FindingLine[] =>
  batch.filter(({ finding }) => !isSilent(finding))

/** Elsewhere may be another disk, and only on one disk can a file get its final name at once. */
export function outputOf(file: string, to: Wanted['to'], dir: string, options: FileOptions = {}): Promise<Output> {
  if (typeof to === 'function') return heldBack(to, options.workIn)
  return to === undefined ? openOutput(join(dir, file), options) : openOutput(to)
}
