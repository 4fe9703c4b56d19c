// AWS::Bedrock::ModelInvocationLogging, a setting of a region for which AWS has no type: where prompts and answers are written down.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { type Arn, bucketArn, logGroupArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'bedrock:GetModelInvocationLoggingConfiguration'
const describing = { operation, wrapper: 'loggingConfig', arn: identified, tagging: operation }

/** It has no name: the region is where it was asked for. */
function identified(_: unknown, { partition, account, region, nativeId }: Observation): Arn | undefined {
  if (region === undefined) return undefined
  return {
    text: `arn:${partition}:bedrock:${region}:${account}:${nativeId}`,
    partition,
    region,
    account,
    name: nativeId,
  }
}

export function invocationLogging(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Bedrock::ModelInvocationLogging',
    holds: 'metadata',
    facets: {},
    labels: known([], told.from), // a setting bears no tags
    references: gather(group(told), bucket(told, 's3Config', inBucket), bucket(told, 'cloudWatchConfig', tooLarge)),
  })
}

const text = v.pipe(v.string(), v.nonEmpty())
const inGroup = v.object({ logGroupName: text })
const inBucket = v.pipe(
  v.object({ bucketName: text }),
  v.transform(({ bucketName }): string | null => bucketName),
)
/** What a group does not take goes to a bucket, where one is named. */
const tooLarge = v.pipe(
  v.object({ largeDataDeliveryS3Config: v.nullish(inBucket) }),
  v.transform(({ largeDataDeliveryS3Config }) => largeDataDeliveryS3Config ?? null),
)

const group = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'bedrock-invocation-logs', fieldOrNone(told, 'cloudWatchConfig', inGroup, null), (to, from) => {
    if (to === null) return []
    return [{ locator: known(logGroupArn(told.arn, to.logGroupName), from) }]
  })

const bucket = (told: Telling, name: string, shape: v.GenericSchema<unknown, string | null>): Fact<Reference[]> =>
  pointers('log-sink', 'bedrock-invocation-logs', fieldOrNone(told, name, shape, null), (to, from) =>
    to === null ? [] : [{ locator: known(bucketArn(told.arn, to), from) }],
  )
