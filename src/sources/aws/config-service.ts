// AWS Config as a second witness: in each region where it records, how many resources there are of types that nobody reads by their own calls.
import type { GapReason } from '../../model/fact.ts'
import type { Counted, Gap, SourceRecord } from '../../model/observation.ts'
import type { Caller } from './caller.ts'
import type { Collection } from './collection.ts'
import { askCounts, askRecording, config, itemsOf } from './config-calls.ts'
import { gapOf, pagesOf } from './listing.ts'

/** `readElsewhere`: the types whose own calls tell more than a count. */
export const resourceCounts = (readElsewhere: ReadonlySet<string>): Collection => ({
  lists: ['config:DescribeConfigurationRecorders'],
  callsAfter: 2,
  callsEach: 0,
  pace: config.pace,
  takesFew: true,
  read: (caller, region) => countsOf(caller, region, readElsewhere),
})

/** For whoever tries calls before a scan: one query, where there is a recorder whose items a scan would read. */
export const queries: Collection = {
  lists: ['config:SelectResourceConfig'],
  callsEach: 0,
  pace: config.pace,
  async *read(caller, region) {
    const asking = itemsOf(region, ['AWS::S3::Bucket'])
    const recording = await askRecording(caller, region)
    const [page] = 'kind' in recording || !recording.on ? [] : await firstOf(pagesOf(caller, asking))
    if (page === undefined) yield { ...gapOf(caller, asking, { error: 'NoRecorder' }), absent: true }
    else if ('error' in page) yield gapOf(caller, asking, page)
  },
}

async function firstOf<T>(all: AsyncIterable<T>): Promise<T[]> {
  for await (const one of all) return [one]
  return []
}

async function* countsOf(
  caller: Caller,
  region: string,
  readElsewhere: ReadonlySet<string>,
): AsyncGenerator<SourceRecord> {
  const recording = await askRecording(caller, region)
  if ('kind' in recording) {
    yield recording
    return
  }
  if (recording.unseen !== undefined) yield unseen(caller, region, recording.unseen)
  if (!recording.on) return
  const { byType, gap } = await askCounts(caller, region)
  if (gap !== undefined) yield gap
  for (const [type, count] of byType) {
    if (count > 0 && !readElsewhere.has(type)) yield counted(caller, region, type, count)
  }
}

const counted = ({ identity: { account } }: Caller, region: string, type: string, count: number): Counted => ({
  kind: 'counted',
  provider: 'aws',
  account,
  region,
  type,
  count,
})

const unseen = ({ identity: { account } }: Caller, region: string, reason: GapReason): Gap => ({
  kind: 'gap',
  provider: 'aws',
  account,
  region,
  service: config.name,
  operation: 'GetDiscoveredResourceCounts',
  reason,
  count: 1,
})
