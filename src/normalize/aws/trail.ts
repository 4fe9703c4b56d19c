// AWS::CloudTrail::Trail: what an audit log records, and where it is kept.
import * as v from 'valibot'
import { type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { ask, call } from './answers.ts'
import { bucketArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { eventsOf } from './event-selectors.ts'
import { pointers } from '../pointers.ts'
import { tagList } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'cloudtrail:ListTags'
const describing = { operation: 'cloudtrail:DescribeTrails', wrapper: 'trailList', arn: 'TrailARN', tagging }

const spelled = {
  api: {
    home: 'HomeRegion',
    everyRegion: 'IsMultiRegionTrail',
    organisation: 'IsOrganizationTrail',
    custom: 'HasCustomEventSelectors',
    validated: 'LogFileValidationEnabled',
    bucket: 'S3BucketName',
    logGroup: 'CloudWatchLogsLogGroupArn',
    key: 'KmsKeyId',
  },
  config: {
    home: 'homeRegion',
    everyRegion: 'isMultiRegionTrail',
    organisation: 'isOrganizationTrail',
    custom: 'hasCustomEventSelectors',
    validated: 'logFileValidationEnabled',
    bucket: 's3BucketName',
    logGroup: 'cloudWatchLogsLogGroupArn',
    key: 'kmsKeyId',
  },
} as const

/**
 * A trail that is on and cannot write to its bucket says so by an error that stays until it can, and that alone tells:
 * awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
const status = v.pipe(
  v.object({ IsLogging: v.boolean(), LatestDeliveryError: v.nullish(v.string()) }),
  v.transform(({ IsLogging, LatestDeliveryError }) => IsLogging && !LatestDeliveryError),
)

/** Of whatever of CloudTrail has tags. */
export const resourceTags = v.pipe(
  v.object({ ResourceTagList: v.pipe(v.array(v.object({ TagsList: tagList })), v.nonEmpty()) }),
  v.transform(({ ResourceTagList }) => ResourceTagList.flatMap(({ TagsList }) => TagsList)), // several pages of one trail's tags
)

export function trail(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { answers } = observation
  const name = spelled[told.spelling]
  const home = fieldOrNone(told, name.home, v.string(), told.arn.region)
  return awsResource(
    observation,
    { ...identityFrom(told.arn, told.from), region: home },
    {
      type: 'AWS::CloudTrail::Trail',
      holds: 'metadata',
      facets: {
        capture: {
          active: ask(answers, call('cloudtrail:GetTrailStatus'), status),
          everyRegion: field(told, name.everyRegion, v.boolean()),
          wholeOrganisation: field(told, name.organisation, v.boolean()),
          ...eventsOf(field(told, name.custom, v.boolean()), told.arn.partition, answers),
        },
        logIntegrity: {
          validated: field(told, name.validated, v.boolean()),
          // Only the bucket can tell.
          locked: unknown('unresolved', 's3:GetBucketObjectLockConfiguration'),
          separate: unknown('unresolved', 's3:ListBucket'),
        },
      },
      labels: told.labels ?? ask(answers, call(tagging), resourceTags),
      references: references(told),
    },
  )
}

function references(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const text = v.string()
  return gather(
    pointers('log-sink', 'cloudtrail-delivery', field(told, name.bucket, text), (bucket, from) => [
      { locator: known(bucketArn(told.arn, bucket), from) },
    ]),
    pointers('log-sink', 'cloudtrail-log-group', fieldOrNone(told, name.logGroup, text, null), (group, from) =>
      group === null ? [] : [{ locator: known(group, from) }],
    ),
    pointers('key', 'cloudtrail-encryption', fieldOrNone(told, name.key, text, null), (key, from) =>
      key === null ? [] : [{ locator: keyLocator(key, from) }],
    ),
  )
}

/** The key lives in the region of the bucket, not of the trail, so that a short form says nothing of where. */
const keyLocator = (key: string, from: number[]): Fact<string> =>
  key.startsWith('arn:') ? known(key, from) : unknown('unresolved', 'kms:DescribeKey')
