// One resource: its own body, whoever told it, and what else is asked about its type.
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import { answersTo, itemsOf, type Shared } from './answers.ts'
import type { ArmType } from './arm-type.ts'
import { armTypes } from './arm-types.ts'
import type { Caller } from './caller.ts'
import { gapOf } from './gap-of.ts'
import type { Listed } from './inventory.ts'
import { wholeList } from './listing.ts'
import { safeAnswer, withoutFields } from './secrets.ts'

/** Gone since it was listed, with all that was around it. Not every 404: a page of a proxy, or a path that was never right, is no word of Azure's. */
const gone = ['ResourceNotFound', 'ResourceGroupNotFound']

export interface Reading {
  caller: Caller
  shared: Shared
  /** Only what is told of many at once: no question about one resource is asked. */
  fast?: boolean
}

/** Nothing: it is gone. */
export async function throughArm(reading: Reading, one: Listed): Promise<(Observation | Gap)[]> {
  const { caller, fast } = reading
  if (fast) return [unasked(caller, one, []), ...unaskedBelow(caller, armTypes.get(one.type.toLowerCase()))]
  const of = armTypes.get(one.type.toLowerCase())
  if (of === undefined) throw new Error(`${one.type} is not read here`)
  const reply = await caller.ask({ action: `${of.type}/read`, url: one.id, apiVersion: of.apiVersion, absences: gone })
  if (!('error' in reply)) return described(reading, of, one, { origin: reply.origin, body: reply.body })
  return gone.includes(reply.error) ? [] : [observed(caller, one, [reply])]
}

export async function described(
  { caller, shared, fast }: Reading,
  of: ArmType,
  one: Named,
  { origin, body }: { origin: Answer['origin']; body: unknown },
): Promise<(Observation | Gap)[]> {
  if (!isRecord(body)) return [observed(caller, one, [{ origin, error: 'DeserializationError' }])]
  const own = safeAnswer(origin, withoutFields(of, body))
  if (fast) return [unasked(caller, one, [own]), ...unaskedBelow(caller, of)]
  const [more, ...below] = await Promise.all([
    answersTo(caller, of, { id: one.id, body }, shared),
    ...(of.holds ?? []).map((held) => heldBy(caller, one.id, { apiVersion: of.apiVersion, ...held })),
  ])
  return [observed(caller, one, [own, ...more]), ...below.flat()]
}

type Held = NonNullable<ArmType['holds']>[number]

/** Each item of a list is a resource, and what tells of it. */
async function heldBy(
  caller: Caller,
  above: string,
  { type, action, path, ...how }: Held,
): Promise<(Observation | Gap)[]> {
  const { keep, ...version } = how
  const list = await wholeList(caller, { action, url: `${above}${path}`, ...version }, keep)
  if ('error' in list) return [gapOf(caller.subscription, action, list.error, type)]
  return itemsOf(list.body).map((item) => {
    const id = isRecord(item) ? item['id'] : undefined
    if (!isRecord(item) || typeof id !== 'string') return gapOf(caller.subscription, action, 'NamelessItem', type)
    return observed(caller, { id: id.toLowerCase(), type }, [safeAnswer(list.origin, item)])
  })
}

type Named = Pick<Listed, 'id' | 'type'> & { region?: string | undefined }

export const observed = (
  { identity, subscription }: Caller,
  { id, type, region }: Named,
  answers: Answer[],
): Observation => ({
  kind: 'observation',
  provider: 'azure',
  partition: identity.cloud.name,
  account: subscription,
  ...(region === undefined ? {} : { region }),
  type,
  nativeId: id,
  source: 'live',
  answers,
})

const unasked = (caller: Caller, one: Named, answers: Answer[]): Observation => ({
  ...observed(caller, one, answers),
  unasked: true,
})

/** Of what no other list has, nobody knows how much there is. */
const unaskedBelow = ({ subscription }: Caller, of: ArmType | undefined): Gap[] =>
  (of?.holds ?? []).map(({ action, type }) => ({ ...gapOf(subscription, action, '', type), reason: 'not-asked' }))
