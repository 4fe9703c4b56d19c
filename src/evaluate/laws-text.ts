// Writes what the laws say of a place, proven and numbered once for all the places that share it.
import * as v from 'valibot'
import type { Place } from '../model/place.ts'
import { lawsSchema } from './input-schema.ts'

export interface LawsText {
  text: string
  /** No other text has it; the same text may have several. */
  number: number
  /** Ids of the controls that entries of the transfer register ask for, each once. */
  required: readonly string[]
}

type Laws = Place['laws']

/** Places of one country and one people are handed the same object. */
const written = new WeakMap<Laws, LawsText>()

let count = 0

/** Throws with what is wrong where they are not as the schema has them; `place`: its number. */
export function lawsText(laws: Laws, place: number): LawsText {
  const known = written.get(laws)
  if (known !== undefined) return known
  const proven = v.safeParse(lawsSchema, laws)
  if (!proven.success) throw new Error(`places.${place}.laws: ${v.summarize(proven.issues)}`)
  const told = { text: JSON.stringify(proven.output), number: ++count, required: requiredUnder(laws) }
  written.set(laws, told)
  return told
}

const requiredUnder = (laws: Laws): string[] => [
  ...new Set(Object.values(laws).flatMap(({ register }) => register.flatMap(({ requires }) => requires))),
]
