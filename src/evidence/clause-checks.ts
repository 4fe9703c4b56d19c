// Holds the table by clause against the findings that it tells: a row for each clause of each law, in their order.
import { join } from 'node:path'
import * as v from 'valibot'
import { fileLines } from '../runtime/file-lines.ts'
import type { Problem } from './problem.ts'
import { tableRows } from './table-rows.ts'

const file = 'clauses.csv'
const text = v.string()
const finding = v.pipe(
  text,
  v.parseJson(),
  v.object({
    id: text,
    control: v.object({ id: text }),
    resource: v.object({ id: text }),
    byLaw: v.record(text, v.object({ status: text, severity: text, clauses: v.array(text) })),
  }),
)

const columns = ['finding_id', 'law', 'cite', 'status', 'severity', 'control_id', 'resource_id'] as const
type Row = Readonly<Record<(typeof columns)[number], string>>

/** Both are read once, side by side. */
export async function clauseProblem(dir: string): Promise<Problem | undefined> {
  const rows = tableRows(join(dir, file), columns)
  let at = 0
  try {
    for await (const expected of expectedIn(join(dir, 'findings.ndjson'))) {
      at += 1
      const { value, done } = await rows.next()
      if (done === true || !fits(value, expected)) return otherwise(at)
    }
    return (await rows.next()).done === true ? undefined : otherwise(at + 1)
  } catch (error) {
    const what = `cannot be read row by row: ${error instanceof Error ? error.message : String(error)}`
    return { kind: 'view', file, what }
  } finally {
    await rows.return(undefined)
  }
}

const otherwise = (at: number): Problem => ({ kind: 'view', file, what: `row ${at} is not what findings.ndjson says` })

async function* expectedIn(path: string): AsyncGenerator<Row> {
  for await (const lines of fileLines(path)) yield* lines.flatMap(rowsOf)
}

/** Of a law of which the rules map no clause to the control there is a row all the same. */
function rowsOf(line: string): Row[] {
  const { id, control, resource, byLaw } = v.parse(finding, line)
  return Object.entries(byLaw).flatMap(([law, { status, severity, clauses }]) =>
    (clauses.length === 0 ? [''] : clauses).map((cite): Row => ({
      finding_id: id,
      law,
      cite,
      status,
      severity,
      control_id: control.id,
      resource_id: resource.id,
    })),
  )
}

/** A cell that a spreadsheet would run has an apostrophe before it, and half of a surrogate pair is no UTF-8. */
const fits = (row: Row, expected: Row): boolean =>
  columns.every((name) => {
    const plain = expected[name].toWellFormed()
    return row[name] === plain || row[name] === `'${plain}`
  })
