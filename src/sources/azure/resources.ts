// The resources of a subscription: each that the list names, with its body and what else is asked about its type.
import type { Gap, Observation } from '../../model/observation.ts'
import { inParallel } from '../../runtime/in-parallel.ts'
import { typesAbove } from './arm-type.ts'
import { armTypes } from './arm-types.ts'
import type { Caller } from './caller.ts'
import { gapOf } from './gap-of.ts'
import { graphRows, reading as graphReading, type Told } from './graph.ts'
import { noted, noteTables } from './graph-answers.ts'
import { type Listed, listed, regionIn } from './inventory.ts'
import { listedBodies } from './listed-bodies.ts'
import type { Halt } from './listing.ts'
import { observed } from './observed.ts'
import { described, type Reading, throughArm } from './one-resource.ts'
import type { AzureOptions } from './options.ts'
import { safeAnswer } from './secrets.ts'

const atOnce = 16

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
  const reading = { caller, shared: new Map(), taken: new Set<string>(), fast }
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
  const read = fast ? [] : [...types].flatMap((type) => armTypes.get(type) ?? [])
  for (const one of read) await noteTables(reading, one)
  const above = new Set(read.flatMap(typesAbove).filter(isInGraph))
  const rows = graphRows(caller, [...new Set([...types, ...above])].toSorted())
  yield* ofRows(reading, noted(rows, above, shared), unread, selected)
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

const isInGraph = (type: string): boolean => armTypes.get(type)?.graph !== false

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
