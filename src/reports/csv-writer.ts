// Writes a CSV report: its columns once, then the rows of whatever goes by.
import type { FindingLine, Judged, Summary } from '../model/run.ts'
import { type Column, csvHead, csvRows } from './csv.ts'
import type { Writer } from './report.ts'

/** Whose rows a file holds; most files hold those of one kind. */
interface Rows<Row> {
  subject?: (judged: Judged) => readonly Row[]
  finding?: (line: FindingLine) => readonly Row[]
  tail?: (summary: Summary) => Iterable<Row>
}

export const csvWriter = <Row>(columns: readonly Column<Row>[], { subject, finding, tail }: Rows<Row>): Writer => ({
  head: () => csvHead(columns),
  ...(subject && { subjects: (batch) => csvRows(columns, batch.flatMap(subject)) }),
  ...(finding && { findings: (batch) => csvRows(columns, batch.flatMap(finding)) }),
  ...(tail && { tail: (summary) => inPieces(columns, tail(summary)) }),
})

const rowsAtOnce = 256

function* inPieces<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<string> {
  let held: Row[] = []
  for (const row of rows) {
    held.push(row)
    if (held.length < rowsAtOnce) continue
    yield csvRows(columns, held)
    held = []
  }
  if (held.length > 0) yield csvRows(columns, held)
}
