// Proves that no verdict was lost: one row per facet that has controls, one per place, each as long as the policy build says.
import type { Control } from '../model/control.ts'
import { isRecord } from '../model/json.ts'
import type { Subject } from '../model/subject.ts'
import { rowLengths } from './row-layout.ts'

/** What the host knows the answer must look like. */
export interface Expected {
  controls: readonly Control[]
  dataDigest: string
}

/** What the policy was asked about: facets by name, and so many places. */
export interface Asked {
  type: string
  facets: readonly string[]
  places: number
}

export const askedOf = ({ resource, facets, places }: Subject): Asked => ({
  type: resource.type,
  facets: Object.keys(facets),
  places: places.length,
})

/** The rows by facet, and by place under `places`. Throws where a row, or an element of one, is missing or too many. */
export function provenRows(
  raw: unknown,
  { type, facets, places }: Asked,
  { controls, dataDigest }: Expected,
): Map<string, unknown[]> {
  const result = wholeAnswer(raw)
  if (result === undefined) throw new Error('the policy gave no whole answer: a verdict or the law data is missing')
  if (result.proof.type !== type) throw new Error(`the policy read another input: ${result.proof.type}`)
  if (result.proof.data !== dataDigest) throw new Error('the policy was evaluated with other law data than was set')

  const rows = new Map(Object.entries(result.verdicts))
  const counts = countsOf(controls)
  for (const [judge, count] of counts) {
    const row = rows.get(judge)
    if (judge === 'places') provePlaces(row, places, count)
    else if (facets.includes(judge) !== (row !== undefined)) throw new Error(`the row of ${judge} was lost`)
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

/** `[{result: {verdicts: {<facet>: [...]}, proof: {type, data}}}]` and nothing else; by hand, because every input passes here. */
function wholeAnswer(raw: unknown) {
  const [only, ...more] = Array.isArray(raw) ? (raw as unknown[]) : []
  if (more.length > 0 || !isOf(only, ['result']) || !isOf(only.result, ['verdicts', 'proof'])) return undefined
  const { verdicts, proof } = only.result
  if (!isOf(proof, ['type', 'data']) || !isRecord(verdicts)) return undefined
  const { type, data } = proof
  if (typeof type !== 'string' || typeof data !== 'string') return undefined
  if (!Object.values(verdicts).every(Array.isArray)) return undefined
  return { verdicts: verdicts as Record<string, unknown[]>, proof: { type, data } } // `as`: the line above
}

const isOf = <Name extends string>(value: unknown, names: readonly Name[]): value is Record<Name, unknown> =>
  isRecord(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name))

/** Counted once: a judge hands over the same list each time. */
const counted = new WeakMap<readonly Control[], ReadonlyMap<string, number>>()

function countsOf(controls: readonly Control[]): ReadonlyMap<string, number> {
  const known = counted.get(controls)
  if (known !== undefined) return known
  const counts = rowLengths(controls)
  counted.set(controls, counts)
  return counts
}
