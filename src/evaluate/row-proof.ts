// Proves that no verdict was lost: one row per facet that has controls, one per place, each as long as the policy build says.
import * as v from 'valibot'
import type { Control } from '../model/control.ts'
import type { Subject } from '../model/subject.ts'

const answer = v.strictTuple([
  v.strictObject({
    result: v.strictObject({
      verdicts: v.record(v.string(), v.array(v.unknown())),
      proof: v.strictObject({ type: v.string(), data: v.string() }),
    }),
  }),
])

/** What the host knows the answer must look like. */
export interface Expected {
  controls: readonly Control[]
  dataDigest: string
}

/** The rows by facet, and by place under `places`. Throws where a row, or an element of one, is missing or too many. */
export function provenRows(
  raw: unknown,
  { resource, facets, places }: Subject,
  { controls, dataDigest }: Expected,
): Map<string, unknown[]> {
  const read = v.safeParse(answer, raw)
  if (!read.success) throw new Error('the policy gave no whole answer: a verdict or the law data is missing')
  const [{ result }] = read.output
  if (result.proof.type !== resource.type) throw new Error(`the policy read another input: ${result.proof.type}`)
  if (result.proof.data !== dataDigest) throw new Error('the policy was evaluated with other law data than was set')

  const rows = new Map(Object.entries(result.verdicts))
  const counts = countByJudge(controls)
  for (const [judge, count] of counts) {
    const row = rows.get(judge)
    if (judge === 'places') provePlaces(row, places.length, count)
    else if (Object.hasOwn(facets, judge) !== (row !== undefined)) throw new Error(`the row of ${judge} was lost`)
    else if (row !== undefined && row.length !== count)
      throw new Error(`${row.length} of ${count} verdicts on ${judge}`)
  }
  const unasked = [...rows.keys()].find((judge) => !counts.has(judge))
  if (unasked !== undefined) throw new Error(`a row of ${unasked}, which no known control judges`)
  return rows
}

function provePlaces(rows: unknown[] | undefined, places: number, controls: number): void {
  if (rows?.length !== places) throw new Error(`${rows?.length ?? 0} rows for ${places} places`)
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== controls) throw new Error('a place without all of its verdicts')
  }
}

function countByJudge(controls: readonly Control[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { judges } of controls) counts.set(judges, (counts.get(judges) ?? 0) + 1)
  return counts
}
