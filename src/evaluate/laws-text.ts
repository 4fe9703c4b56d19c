// Writes what the laws say of a place, proven once for all the places that share it, and numbered: equal words, equal number.
import * as v from 'valibot'
import type { Place } from '../model/place.ts'
import { lawsSchema } from './input-schema.ts'

export interface LawsText {
  text: string
  /** No other text has had it. The same text may have another after a while. */
  number: number
  /** Ids of the controls that entries of the transfer register ask for. */
  required: readonly string[]
}

type Laws = Place['laws']

/** Places of one country and one people are handed the same object. */
const written = new WeakMap<Laws, LawsText>()

/** Estates with a register hold the same words in many objects. */
const byText = new Map<string, LawsText>()
const mostKept = 10_000
let count = 0

/** Throws with what is wrong where they are not as the schema has them; `place`: its number. */
export function lawsText(laws: Laws, place: number): LawsText {
  const known = written.get(laws)
  if (known !== undefined) return known
  const proven = v.safeParse(lawsSchema, laws)
  if (!proven.success) throw new Error(`places.${place}.laws: ${v.summarize(proven.issues)}`)
  const told = shared(JSON.stringify(proven.output), laws)
  written.set(laws, told)
  return told
}

function shared(text: string, laws: Laws): LawsText {
  const known = byText.get(text)
  if (known !== undefined) return known
  const told = { text, number: ++count, required: requiredUnder(laws) }
  if (byText.size >= mostKept) byText.clear()
  byText.set(text, told)
  return told
}

const requiredUnder = (laws: Laws): string[] =>
  Object.values(laws).flatMap(({ register }) => register.flatMap(({ requires }) => requires))
