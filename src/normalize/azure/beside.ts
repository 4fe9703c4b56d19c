// What was told of a resource beside its own body, each answer found by the right that it needs.
import * as v from 'valibot'
import { type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import { decode } from '../decode.ts'

/** `absences`: the refusals that say that there is no such setting, each with what that means. */
export function beside<T>(
  { answers, unasked }: Observation,
  action: string,
  shape: v.GenericSchema<unknown, T>,
  absences: ReadonlyMap<string, T> = new Map(),
): Fact<T> {
  const index = answers.findIndex(({ origin }) => origin.operation === action)
  const answer = answers[index]
  if (answer === undefined) return unasked ? unknown('not-asked') : unknown('not-recorded', action)
  if (!('error' in answer)) return decode(shape, answer.body, [index])
  const absent = absences.get(answer.error)
  return absent === undefined ? unknown(reasonOf(answer.error), action) : known(absent, [index])
}

/** A list of ARM: an item of another shape makes the whole unknown, for it may be the one that matters. */
export const listOf = <T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> =>
  v.pipe(
    v.object({ value: v.array(item) }),
    v.transform(({ value }) => value),
  )
