// The resources of a subscription: each that the list names, with its body and what else is asked about its type.
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import { inParallel } from '../../runtime/in-parallel.ts'
import { answersTo, type ArmType, itemsOf, type Shared, typesAbove } from './arm-type.ts'
import { armTypes } from './arm-types.ts'
import type { Caller } from './caller.ts'
import { gapOf } from './gap-of.ts'
import { graphRows, reading as graphReading, type Told } from './graph.ts'
import { type Listed, listed, regionIn } from './inventory.ts'
import { listedBodies } from './listed-bodies.ts'
import { type Halt, wholeList } from './listing.ts'
import type { AzureOptions } from './options.ts'
import { safeAnswer, withoutFields } from './secrets.ts'

const atOnce = 16

/** Gone since it was listed, with all that was around it. Not every 404: a page of a proxy, or a path that was never right, is no word of Azure's. */
const gone = ['ResourceNotFound', 'ResourceGroupNotFound']

export interface Reading {
  caller: Caller
  shared: Shared
  /** Only what is told of many at once: no question about one resource is asked. */
  fast?: boolean
}

type Selected = (region: string | undefined) => boolean

/** Whatever has no region, or is in all of them, is in each that was asked for. */
export const selectedBy =
  ({ regions, mine }: AzureOptions, subscription: string): Selected =>
  (region) =>
    (regions === 'all' || region === undefined || region === 'global' || regions.includes(region)) &&
    (mine?.(subscription, region ?? '') ?? true)

export async function* observeResources(
  caller: Caller,
  selected: Selected,
  fast = false,
): AsyncGenerator<Observation | Gap> {
  const unread = new Map<string, Listed>()
  const reading = { caller, shared: new Map(), fast }
  for await (const one of listed(caller)) {
    if ('kind' in one) yield one
    else if (!selected(one.region)) continue
    else if (armTypes.has(one.type.toLowerCase())) unread.set(one.id, one)
    else yield observed(caller, one, [safeAnswer(one.origin, one.body)]) // a type that nobody here reads is counted by it
  }
  yield* throughGraph(reading, unread, selected)
  if (!fast) yield* throughLists(reading, unread, selected)
  for await (const told of inParallel(unread.values(), atOnce, (left) => throughArm(reading, left))) yield* told
}

async function* throughGraph(
  reading: Reading,
  unread: Map<string, Listed>,
  selected: Selected,
): AsyncGenerator<Observation | Gap> {
  const { caller, shared, fast } = reading
  const types = new Set([...unread.values()].map(({ type }) => type.toLowerCase()).filter(isInGraph))
  if (types.size === 0) return
  const around = fast ? [] : [...types].flatMap((type) => typesAbove(armTypes.get(type) ?? noType))
  const above = new Set(around.filter(isInGraph))
  const rows = graphRows(caller, [...new Set([...types, ...above])].toSorted())
  yield* ofRows(reading, noted(rows, above, shared), unread, selected)
}

/** In the order of ids what is above a resource comes before it. */
async function* noted(
  rows: AsyncIterable<Told | Halt>,
  above: ReadonlySet<string>,
  shared: Shared,
): AsyncGenerator<Told | Halt> {
  for await (const one of rows) {
    if (!('error' in one) && above.has(one.row.type.toLowerCase())) {
      const of = armTypes.get(one.row.type.toLowerCase()) ?? noType
      shared.set(one.row.id.toLowerCase(), Promise.resolve(safeAnswer(one.origin, withoutFields(of, one.row))))
    }
    yield one
  }
}

/** Of one alone the list would spare no call. */
async function* throughLists(
  reading: Reading,
  unread: Map<string, Listed>,
  selected: Selected,
): AsyncGenerator<Observation | Gap> {
  const counts = Map.groupBy(unread.values(), ({ type }) => type.toLowerCase())
  for (const [type, { length }] of counts) {
    const of = armTypes.get(type)
    if (of?.listed && length > 1) yield* ofRows(reading, listedBodies(reading.caller, of), unread, selected)
  }
}

/** Takes out of `unread` what it hands on. */
async function* ofRows(
  reading: Reading,
  rows: AsyncIterable<Told | Halt>,
  unread: Map<string, Listed>,
  selected: Selected,
): AsyncGenerator<Observation | Gap> {
  const { caller, fast } = reading
  const told = new Set<string>() // two pages may have one row, when something changes in between
  for await (const batch of batches(rows)) {
    const known = batch.flatMap((one) => {
      if ('error' in one) return []
      const { row, origin } = one
      const id = row.id.toLowerCase()
      const of = armTypes.get(row.type.toLowerCase())
      // The list of resources is the older of the two: what is only here was made in between.
      const found = unread.get(id) ?? { id, type: row.type, region: regionIn(row['location']) }
      if (of === undefined || !selected(found.region) || told.has(id)) return []
      told.add(id)
      return [{ of, row, origin, found }]
    })
    for (const { found } of known) unread.delete(found.id)
    const answered = inParallel(known, atOnce, async ({ of, row, origin, found }) =>
      described(reading, of, found, { origin, body: row }),
    )
    for await (const all of answered) yield* all
    // Otherwise ARM is asked for what it has not told.
    for (const one of batch) if (fast && 'error' in one) yield gapOf(caller.subscription, graphReading, one.error)
  }
}

const noType: ArmType = { type: '', apiVersion: '' }

const isInGraph = (type: string): boolean => armTypes.get(type)?.graph !== false

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

async function described(
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

const observed = ({ identity, subscription }: Caller, { id, type, region }: Named, answers: Answer[]): Observation => ({
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

/** What one answer told is read before the next is asked for. */
async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < atOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
