// Writes a CSV report: its columns once, then the rows of whatever goes by.
import type { FindingLine, Judged, Summary } from '../model/run.ts'
import { type Column, csvHead, rowsWriter } from './csv.ts'
import type { Writer } from './report.ts'

/** Whose rows a file holds; most files hold those of one kind. */
interface Rows<Row> {
  subject?: (judged: Judged) => readonly Row[]
  finding?: (line: FindingLine) => readonly Row[]
  tail?: (summary: Summary) => Iterable<Row>
}

export function csvWriter<Row>(columns: readonly Column<Row>[], { subject, finding, tail }: Rows<Row>): Writer {
  const text = rowsWriter(columns)
  return {
    head: () => csvHead(columns),
    ...(subject && { subjects: (batch) => text(batch.flatMap(subject)) }),
    ...(finding && { findings: (batch) => text(batch.flatMap(finding)) }),
    ...(tail && { tail: (summary) => inPieces(text, tail(summary)) }),
  }
}

const rowsAtOnce = 256

function* inPieces<Row>(text: (rows: readonly Row[]) => string, rows: Iterable<Row>): Generator<string> {
  let held: Row[] = []
  for (const row of rows) {
    held.push(row)
    if (held.length < rowsAtOnce) continue
    yield text(held)
    held = []
  }
  if (held.length > 0) yield text(held)
}
