// Reads back what a scan found: its findings in their order, its totals, and its flows; a file that lacks a line is refused.
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { Finding } from '../../model/finding.ts'
import { linesIn, type Summary } from '../../model/run.ts'
import { fileBytes } from './file-bytes.ts'
import { damaged, jsonLines } from './json-lines.ts'
import { findingShape, wholeSummaryShape } from './result-schema.ts'
import { fitting } from './run-fitting.ts'
import { documentIn } from './run.ts'

/** As it stands in the file, with its keys in their order. */
export async function readSummary(dir: string): Promise<Summary> {
  const line = await documentIn(join(dir, 'summary.json'))
  fitting(wholeSummaryShape, line, 'summary')
  return line.value as Summary // `as`: it has just been proven
}

/** Each as it stands in the file, also what is no finding; throws at the end where there are not as many as the summary counts. */
export async function* readFindings(
  dir: string,
  summary: Pick<Summary, 'findings' | 'silent'>,
): AsyncGenerator<Finding> {
  const total = linesIn(summary)
  const path = join(dir, 'findings.ndjson')
  let count = 0
  for await (const line of jsonLines(path)) {
    fitting(findingShape, line, 'finding')
    count += 1
    if (count > total) throw damaged(line.where, `summary.json counts ${total} findings and no more`)
    yield line.value as Finding // `as`: it has just been proven
  }
  if (count < total) throw damaged(path, `summary.json counts ${total} findings, of which ${count} are here`)
}

/** Rows of flows.csv by column name, still guarded. A row with a cell more or less is no row of ours. */
export async function* readFlows(dir: string): AsyncGenerator<Record<string, string>> {
  const path = join(dir, 'flows.csv')
  const rows = parse({ columns: true, bom: true, record_delimiter: '\r\n' })
  pipeline(Readable.from(fileBytes(path)), rows, () => undefined) // what ends the one ends the other, and is thrown here
  try {
    for await (const row of rows) yield row as Record<string, string> // `as`: `columns` makes it so
  } catch (error) {
    throw error instanceof CsvError ? damaged(path, `it is no table as a scan writes it (${error.code})`) : error
  }
}
