// Writes a CSV report: its columns once, then the rows of whatever goes by.
import type { FindingLine, Judged, Summary } from '../model/run.ts'
import { type Column, csvHead, csvRows } from './csv.ts'
import type { Writer } from './report.ts'

/** Whose rows a file holds; most files hold those of one kind. */
interface Rows<Row> {
  subject?: (judged: Judged) => readonly Row[]
  finding?: (line: FindingLine) => readonly Row[]
  tail?: (summary: Summary) => readonly Row[]
}

export const csvWriter = <Row>(columns: readonly Column<Row>[], { subject, finding, tail }: Rows<Row>): Writer => ({
  head: () => csvHead(columns),
  ...(subject && { subjects: (batch) => csvRows(columns, batch.flatMap(subject)) }),
  ...(finding && { findings: (batch) => csvRows(columns, batch.flatMap(finding)) }),
  ...(tail && { tail: (summary) => csvRows(columns, tail(summary)) }),
})
