// AWS::Config::DeliveryChannel: the bucket and the topic that get what AWS Config records of each resource, names and settings of people's data among it.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { type Arn, bucketArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'config:DescribeDeliveryChannels'
const describing = { operation, wrapper: 'DeliveryChannels', arn: identified, tagging: operation }

/** AWS gives it none, so that this name is ours. */
function identified(_: unknown, { partition, account, region, nativeId: name }: Observation): Arn | undefined {
  if (region === undefined) return undefined
  const text = `arn:${partition}:config:${region}:${account}:delivery-channel/${name}`
  return { text, partition, region, account, name }
}

export function deliveryChannel(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Config::DeliveryChannel',
    holds: 'metadata',
    facets: {},
    labels: known([], told.from), // a setting bears no tags
    references: gather(bucket(told), named(told, 'log-sink', 'config-notification', 'snsTopicARN'), key(told)),
  })
}

const text = v.pipe(v.string(), v.nonEmpty())
const arn = v.pipe(v.string(), v.startsWith('arn:'))

const bucket = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'config-delivery', field(told, 's3BucketName', text), (name, from) => [
    { locator: known(bucketArn(told.arn, name), from) },
  ])

/** Without one, the bucket's own settings say how it is encrypted. */
const key = (told: Telling): Fact<Reference[]> => named(told, 'key', 'config-delivery-encryption', 's3KmsKeyArn')

const named = (told: Telling, role: Reference['role'], mechanism: string, name: string): Fact<Reference[]> =>
  pointers(role, mechanism, fieldOrNone(told, name, arn, null), (one, from) =>
    one === null ? [] : [{ locator: known(one, from) }],
  )
