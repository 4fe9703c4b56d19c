// One item of an AWS Config snapshot becomes one Observation; an item that cannot be anybody's facts becomes a gap, never nothing.
import * as v from 'valibot'
import type { GapReason } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { asUtc } from '../as-utc.ts'
import { noteGap, noteResource, type Seen } from './seen.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const accountId = v.pipe(v.string(), v.regex(/^\d{12}$/))
// A list would pass for a record of its indices.
const settings = v.pipe(
  v.unknown(),
  v.check((raw) => !Array.isArray(raw)),
  v.record(v.string(), v.unknown()),
)

// Snapshot files write `ARN` and `awsAccountId`, Config's API and its rule events `arn` and `accountId`.
const identity = v.pipe(
  v.object({
    awsAccountId: v.optional(v.string()),
    accountId: v.optional(v.string()),
    ARN: v.optional(v.string(), ''),
    arn: v.optional(v.string(), ''),
    awsRegion: text,
    resourceType: text,
    resourceName: v.nullish(v.string()),
    resourceId: v.nullish(v.string()),
  }),
  v.transform((item) => ({
    account: item.awsAccountId ?? item.accountId,
    partition: /^arn:([^:]+):/.exec(item.ARN || item.arn)?.[1] ?? 'aws',
    region: item.awsRegion,
    type: item.resourceType,
    // Others point at a key by its id; whatever name Config has for it is not that.
    nativeId: (item.resourceType.startsWith('AWS::KMS::') ? undefined : item.resourceName) || item.resourceId,
  })),
  v.object({ account: accountId, partition: text, region: text, type: text, nativeId: text }),
)

// Config may send the configuration as JSON text, and the text `null` is how it then says that there is none.
const configured = v.object({ configuration: v.union([settings, v.pipe(v.string(), v.parseJson(), settings)]) })

// What was deleted has no configuration left, and whoever reads the item can tell.
const deleted = v.object({ configurationItemStatus: v.pipe(v.string(), v.startsWith('ResourceDeleted')) })

const usable = v.union([configured, deleted])

const capture = v.object({ configurationItemCaptureTime: v.string() })

/** undefined: the item became a gap. `readAt` stands in for a capture time that the item lacks. */
export function fromConfigItem(item: unknown, seen: Seen, readAt: string): Observation | undefined {
  const who = v.safeParse(identity, item)
  if (!who.success || !v.is(usable, item)) {
    noteGap(seen, {
      provider: 'aws',
      ...readable(item),
      service: 'file',
      operation: 'config-snapshot',
      reason: reasonOf(item),
    })
    return undefined
  }
  const { account, partition, region, type, nativeId } = who.output
  const time = v.safeParse(capture, item)
  const observedAt = (time.success ? asUtc(time.output.configurationItemCaptureTime) : undefined) ?? readAt
  noteResource(seen, { provider: 'aws', partition, account }, region, 'config-snapshot', observedAt)
  const origin = { operation: 'file:config-snapshot', observedAt }
  const answers = [{ origin, body: item }]
  return {
    kind: 'observation',
    provider: 'aws',
    partition,
    account,
    region,
    type,
    nativeId,
    source: 'snapshot',
    answers,
  }
}

/** What a broken item still tells, field by field. An account of '' is nobody's, and makes the run incomplete all the same. */
function readable(item: unknown): { account: string; region?: string; type?: string } {
  const field = (name: string, shape: v.GenericSchema<unknown, string>): string | undefined => {
    const result = v.safeParse(v.object({ [name]: shape }), item)
    return result.success ? result.output[name] : undefined
  }
  const [region, type] = [field('awsRegion', text), field('resourceType', text)]
  return {
    account: field('awsAccountId', accountId) ?? field('accountId', accountId) ?? '',
    ...(region === undefined ? {} : { region }),
    ...(type === undefined ? {} : { type }),
  }
}

/** Discovered and not recorded: Config lists such resources without their configuration. */
const unrecorded = v.object({ configurationItemStatus: v.literal('ResourceNotRecorded') })

const reasonOf = (item: unknown): GapReason => (v.is(unrecorded, item) ? 'not-recorded' : 'malformed')
