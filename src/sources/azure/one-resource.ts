// One resource: its own body, whoever told it, and what else is asked about its type.
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import { answersTo, type Shared } from './answers.ts'
import type { ArmType } from './arm-type.ts'
import { armTypes } from './arm-types.ts'
import type { Caller } from './caller.ts'
import { heldBy, unaskedBelow } from './held.ts'
import type { Listed } from './inventory.ts'
import { type Named, observed } from './observed.ts'
import { safeAnswer, withoutFields } from './secrets.ts'

/** Gone since it was listed, with all that was around it. Not every 404: a page of a proxy, or a path that was never right, is no word of Azure's. */
const gone = ['ResourceNotFound', 'ResourceGroupNotFound']

export interface Reading {
  caller: Caller
  shared: Shared
  /** Lists of what no other list has, each of which is told once. */
  taken: Set<string>
  /** Only what is told of many at once: no question about one resource is asked. */
  fast?: boolean
}

/** Nothing: it is gone. */
export async function throughArm(reading: Reading, one: Listed): Promise<(Observation | Gap)[]> {
  const { caller, fast } = reading
  const of = armTypes.get(one.type.toLowerCase())
  if (of === undefined) throw new Error(`${one.type} is not read here`)
  if (fast) return [unasked(caller, one, []), ...unaskedBelow(reading, of, one, { location: one.region })]
  const reply = await caller.ask({ action: `${of.type}/read`, url: one.id, apiVersion: of.apiVersion, absences: gone })
  if (!('error' in reply)) return described(reading, of, one, { origin: reply.origin, body: reply.body })
  return gone.includes(reply.error) ? [] : [observed(caller, one, [reply])]
}

export async function described(
  reading: Reading,
  of: ArmType,
  one: Named,
  { origin, body }: { origin: Answer['origin']; body: unknown },
): Promise<(Observation | Gap)[]> {
  const { caller, shared, fast } = reading
  if (!isRecord(body)) return [observed(caller, one, [{ origin, error: 'DeserializationError' }])]
  const own = safeAnswer(origin, withoutFields(of, body))
  if (fast) return [unasked(caller, one, [own]), ...unaskedBelow(reading, of, one, body)]
  const [more, below] = await Promise.all([
    answersTo(caller, of, { id: one.id, body }, shared),
    heldBy(reading, of, one, body),
  ])
  return [observed(caller, one, [own, ...more]), ...below]
}

const unasked = (caller: Caller, one: Named, answers: Answer[]): Observation => ({
  ...observed(caller, one, answers),
  unasked: true,
})
