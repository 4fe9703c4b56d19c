// Reads what a list has shown by AWS Config's items, page by page; what Config does not settle is read by its own calls, as ever.
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import type { Origin } from '../../model/resource.ts'
import { inParallel } from '../../runtime/in-parallel.ts'
import { answerWith } from '../answer-with.ts'
import { asUtc } from '../as-utc.ts'
import type { Caller } from './caller.ts'
import { askCounts, askRecording, itemsOf, type Row } from './config-calls.ts'
import { gapOf, pagesOf } from './listing.ts'
import { observed } from './observation.ts'
import type { AwsIdentity } from './options.ts'

/** Whether an observation tells all that its type's own calls would have told. */
export type Settles = (observation: Observation) => boolean

/** Whether AWS Config's items of this type can stand for what is there now. */
export async function isFollowed(caller: Caller, region: string, type: string): Promise<boolean> {
  const recording = await askRecording(caller, region)
  return !('kind' in recording) && recording.follows(type)
}

export interface Recorded<Item> {
  type: string
  region: string
  /** All that the list has shown, by the name that Config has for each: its id, its name or its ARN. */
  listed: Map<string, Item>
  atOnce: number
  settles: Settles
  /** The item first, then what it leaves out. */
  complete(listed: Item, row: Row, item: Answer): Promise<Observation>
  direct(listed: Item): Promise<Observation | undefined>
}

/** The list has the last word on what there is: a row of what it did not show is of something gone. */
export async function* readRecorded<Item>(caller: Caller, recorded: Recorded<Item>): AsyncGenerator<Observation | Gap> {
  const { type, region, listed, atOnce, direct } = recorded
  const { byType } = await askCounts(caller, region)
  if (listed.size > 0 && byType.has(type)) yield* readRows(caller, recorded, byType.get(type) ?? 1)
  for await (const one of inParallel(listed.values(), atOnce, direct)) if (one !== undefined) yield one
}

/** What it reads it takes from `listed`. */
async function* readRows<Item>(
  caller: Caller,
  recorded: Recorded<Item>,
  counted: number,
): AsyncGenerator<Observation | Gap> {
  const { type, region, listed, atOnce } = recorded
  const listing = itemsOf(region, [type])
  let rows = 0
  for await (const page of pagesOf(caller, listing)) {
    if ('error' in page) {
      yield gapOf(caller, listing, page)
      return
    }
    rows += page.items.length
    const known = page.items.flatMap((row) => {
      const name = nameIn(row, listed)
      const one = name === undefined || !isOf(row, caller, region) ? undefined : listed.get(name)
      if (name === undefined || one === undefined) return []
      listed.delete(name)
      return [{ one, row }]
    })
    const read = ({ one, row }: (typeof known)[number]) => readRow(recorded, one, row, page.origin)
    for await (const one of inParallel(known, atOnce, read)) if (one !== undefined) yield one
  }
  if (rows < counted) yield unrecorded(caller, listing, counted - rows)
}

/** Config knows that they are there and has no item of them: their own calls tell, where a list shows them. */
export const unrecorded = (caller: Caller, listing: ReturnType<typeof itemsOf>, count: number): Gap => ({
  ...gapOf(caller, listing, { error: 'ResourceNotRecorded' }),
  reason: 'not-recorded',
  count,
})

async function readRow<Item>(
  { complete, direct, settles }: Recorded<Item>,
  listed: Item,
  row: Row,
  origin: Origin,
): Promise<Observation | undefined> {
  const item = itemIn(row, origin)
  const observation = { ...(await complete(listed, row, item)), source: 'config' as const }
  return settles(observation) ? observation : direct(listed)
}

/** A row as an answer that is as old as its capture. */
export function itemIn(row: Row, origin: Origin): Answer {
  const captured = asUtc(String(row['configurationItemCaptureTime']))
  return answerWith({ ...origin, ...(captured === undefined ? {} : { observedAt: captured }) }, row)
}

/** What a row tells by itself, whatever its type; undefined: it is of another account or region, or does not say of what it is. */
export function itemAlone(
  identity: AwsIdentity,
  regions: readonly string[],
  row: Row,
  origin: Origin,
): Observation | undefined {
  const { accountId, awsRegion: region, resourceType: type, resourceId: nativeId } = row
  if (accountId !== identity.account || typeof region !== 'string' || !regions.includes(region)) return undefined
  if (typeof type !== 'string' || typeof nativeId !== 'string') return undefined
  return { ...observed(identity, { type, nativeId, region, answers: [itemIn(row, origin)] }), source: 'config' }
}

const nameIn = (row: Row, listed: ReadonlyMap<string, unknown>): string | undefined =>
  [row['resourceId'], row['resourceName'], row['arn']]
    .filter((name) => typeof name === 'string')
    .find((name) => listed.has(name))

export const isOf = (row: Row, { identity }: Caller, region: string): boolean =>
  row['accountId'] === identity.account && row['awsRegion'] === region

export const valueAt = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), row)

/** Whether a row has something at each of these paths. An empty list is how Config writes both "none" and what it never asked. */
export const tells =
  (...paths: readonly string[]) =>
  (row: Row): boolean =>
    paths.every((path) => {
      const value = valueAt(row, path)
      return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
    })
