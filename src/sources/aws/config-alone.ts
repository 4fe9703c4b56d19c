// A fast scan: what AWS Config has of a region in one query, and of each list that is not made the plain word that nobody asked.
import type { Gap, Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import type { Caller } from './caller.ts'
import { everyCollection, isReadFast, recordedTypes } from './collections.ts'
import { askCounts, askRecording, itemsOf, type Row } from './config-calls.ts'
import { itemAlone, unrecorded } from './config-first.ts'
import { gapOf, pagesOf } from './listing.ts'

/**
 * Whatever Config may have of a type, nobody has asked its service whether that is all: a count of none may be minutes old, and a recorder
 * whose role may not read a type says nothing of it. So each list that is not made stays open, in all regions.
 */
export const unasked = ({ identity: { account } }: Caller): Gap[] =>
  everyCollection().flatMap((one) => {
    const { type, lists } = one
    return type === undefined || isReadFast(one) ? [] : lists.map((list) => unaskedFor(account, type, list))
  })

function unaskedFor(account: string, type: string, list: string): Gap {
  const [service = '', operation = ''] = list.split(':')
  return { kind: 'gap', provider: 'aws', account, service, operation, reason: 'not-asked', type, count: 1 }
}

/** The items of a region that are as things stand. Why there are none, where its recorder cannot be believed, is told with the counts. */
export async function* readConfigAlone(caller: Caller, region: string): AsyncGenerator<Observation | Gap> {
  const recording = await askRecording(caller, region)
  const read = new Set(everyCollection().flatMap((one) => (isReadFast(one) ? (one.type ?? []) : [])))
  const followed =
    'kind' in recording ? [] : recordedTypes().filter((type) => !read.has(type) && recording.follows(type))
  if (followed.length === 0) return
  const listing = itemsOf(region, followed)
  const left = new Map((await askCounts(caller, region)).byType)
  for await (const page of pagesOf(caller, listing)) {
    if ('error' in page) {
      yield gapOf(caller, listing, page)
      return
    }
    for (const one of page.items.flatMap((row) => alone(caller, region, row, page.origin))) {
      left.set(one.type, (left.get(one.type) ?? 0) - 1)
      yield one
    }
  }
  for (const type of followed) {
    const missing = left.get(type) ?? 0
    if (missing > 0) yield unrecorded(caller, itemsOf(region, [type]), missing)
  }
}

function alone({ identity }: Caller, region: string, row: Row, origin: Origin): Observation[] {
  const told = itemAlone(identity, [region], row, origin)
  return told === undefined ? [] : [{ ...told, unasked: true }]
}
