// What a report may show of a fact; nothing where nothing is known.
import type { Fact } from '../model/fact.ts'
import type { Cell } from './csv.ts'

export const cellOf = <T>(fact: Fact<T>): T | undefined => (fact.state === 'unknown' ? undefined : fact.value)

/** A value of any shape: lists of words as lists, other structures as JSON. */
export function valueCell(value: unknown): Cell {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return isWords(value) ? value : JSON.stringify(value)
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
