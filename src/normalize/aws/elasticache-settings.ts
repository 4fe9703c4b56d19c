// What replication groups and clusters of ElastiCache say in the same words: TLS, tags, logs, and the zones of their nodes.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import type { Label, Location, Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { Arn } from './arn.ts'
import { placeOf } from './ebs-storage.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { field, type Telling } from './telling.ts'

export const tagging = 'elasticache:ListTagsForResource'

export const labelsOf = (observation: Observation, told: Telling): Fact<Label[]> =>
  askedLabels(told, observation, tagging, tagsUnder('TagList'))

/** While clients move to TLS, `preferred` takes those without as well. Nothing tells which versions are refused. */
export const inTransit = (told: Telling): InTransit => ({
  enforced: chain(field(told, 'TransitEncryptionEnabled', v.boolean()), (on, from) =>
    on
      ? map(field(told, 'TransitEncryptionMode', v.picklist(['preferred', 'required'])), (mode) => mode === 'required')
      : known(false, from),
  ),
  minimumVersion: unknown('unsupported'),
})

const destination = v.union([
  v.pipe(
    v.object({
      DestinationType: v.literal('cloudwatch-logs'),
      DestinationDetails: v.object({ CloudWatchLogsDetails: v.object({ LogGroup: v.string() }) }),
    }),
    v.transform(({ DestinationDetails: { CloudWatchLogsDetails } }) => ({
      service: 'logs',
      name: `log-group:${CloudWatchLogsDetails.LogGroup}`,
    })),
  ),
  v.pipe(
    v.object({
      DestinationType: v.literal('kinesis-firehose'),
      DestinationDetails: v.object({ KinesisFirehoseDetails: v.object({ DeliveryStream: v.string() }) }),
    }),
    v.transform(({ DestinationDetails: { KinesisFirehoseDetails } }) => ({
      service: 'firehose',
      name: `deliverystream/${KinesisFirehoseDetails.DeliveryStream}`,
    })),
  ),
])

/** Slow commands, with their arguments, and what the engine has to say; ElastiCache writes an empty list where neither is sent. */
export const logs = (told: Telling): Fact<Reference[]> =>
  pointers(
    'log-sink',
    'elasticache-log',
    field(told, 'LogDeliveryConfigurations', v.array(destination)),
    (list, from) => list.map(({ service, name }) => ({ locator: known(homeOf(told.arn, service, name), from) })),
  )

const homeOf = ({ partition, region, account }: Arn, service: string, name: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${name}`

/** Of a cache in the same region and account. */
export const cacheArn = (home: Arn, kind: string, name: string): string =>
  homeOf(home, 'elasticache', `${kind}:${name}`)

/**
 * A node may stand in a Local Zone or on an Outpost of the region: one that does makes the place of the whole unknown. A cache
 * that is being made has no nodes yet, and nobody has said where they will be.
 */
export function placeOfNodes(told: Telling, zones: Fact<string[]>, outpost: Fact<string | null>): Location {
  const each = zones.state === 'unknown' ? [zones] : zones.value.map((zone) => known(zone, zones.from))
  const places = each.map((zone) => placeOf(told, zone, outpost))
  const [first = placeOf(told, unknown('not-recorded'), outpost)] = places
  return places.find(({ region }) => region.state === 'unknown') ?? first
}
