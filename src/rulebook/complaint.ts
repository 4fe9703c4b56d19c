// What is wrong with a file, each thing at its place; one error tells them all, so that nobody mends a file one run at a time.
import { type ErrorKind, explained, type ExplainedError } from '../model/errors.ts'

export interface Complaint {
  /** Where in the text it stands, for the order. */
  offset: number
  /** `ringfence.yaml:12:5`. */
  where: string
  what: string
  why: string
  mend: string
}

/** Enough to mend a file by; after these a reader needs another run anyway. */
const most = 20

export function complaintsError(kind: ErrorKind, complaints: readonly Complaint[], cause?: unknown): ExplainedError {
  const [first, ...rest] = complaints.toSorted((one, other) => one.offset - other.offset)
  if (first === undefined) throw new Error('no complaint to make an error of')
  const { where, what, why, mend } = first
  const shown = rest.slice(0, most - 1).map(sentence)
  const more = rest.length > shown.length ? [`${rest.length - shown.length} more are not shown`] : []
  return explained(kind, { where, what, why, mend, more: [...shown, ...more] }, cause)
}

const sentence = ({ where, what, why, mend }: Complaint): string => `${where}: ${what}, because ${why}. ${mend}`
