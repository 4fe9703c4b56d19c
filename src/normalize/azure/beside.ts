// What was told of a resource beside its own body, each answer found by the right that it needs.
import * as v from 'valibot'
import { type Fact, known, unknown } from '../../model/fact.ts'
import { isRecord } from '../../model/json.ts'
import type { Answer, Observation } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import { decode } from '../decode.ts'

/** `absences`: the refusals that say that there is no such setting, each with what that means. */
export function beside<T>(
  observation: Observation,
  action: string,
  shape: v.GenericSchema<unknown, T>,
  absences: ReadonlyMap<string, T> = new Map(),
): Fact<T> {
  const [first = unanswered(observation, action)] = besideEach(observation, action, shape, absences)
  return first
}

/** Of a question that several parts of a resource are asked, all answers there are. */
export const besideEach = <T>(
  { answers }: Observation,
  action: string,
  shape: v.GenericSchema<unknown, T>,
  absences: ReadonlyMap<string, T> = new Map(),
): Fact<T>[] =>
  answers.flatMap((answer, index) => {
    if (answer.origin.operation !== action && !isRowOf(answer, action)) return []
    if (!('error' in answer)) return [decode(shape, answer.body, [index])]
    const absent = absences.get(answer.error)
    return [absent === undefined ? unknown(reasonOf(answer.error), action) : known(absent, [index])]
  })

/** Where a scan has asked nothing further at all, a silence says nothing of rights. */
export const unanswered = ({ unasked }: Observation, action: string): Fact<never> =>
  unasked ? unknown('not-asked') : unknown('not-recorded', action)

/** Resource Graph tells of what is above a resource as well, and says of what type each row is. */
const isRowOf = (answer: Answer, action: string): boolean =>
  answer.origin.operation === 'Microsoft.ResourceGraph/resources/read' &&
  'body' in answer &&
  isRecord(answer.body) &&
  `${String(answer.body['type'])}/read`.toLowerCase() === action.toLowerCase()

/** A list of ARM: an item of another shape makes the whole unknown, for it may be the one that matters. */
export const listOf = <T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> =>
  v.pipe(
    v.object({ value: v.array(item) }),
    v.transform(({ value }) => value),
  )
