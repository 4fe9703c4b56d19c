// AWS::DataSync::Task: data that is copied from one location to another, in AWS or out of it.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { bucketArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { placeOfAddress } from './hosts.ts'
import { tagsUnder } from './labels.ts'
import { answeredOrNone, field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'datasync:ListTagsForResource'
const describing = { operation: 'datasync:DescribeTask', wrapper: 'Task', arn: 'TaskArn', tagging }

export function transferTask(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const uris = ask(observation.answers, call('datasync:ListLocations'), locations)
  const end = (role: Reference['role'], mechanism: string, name: string) => {
    const located = chain(field(told, name, v.string()), (arn) => chain(uris, (all) => locatorOf(all.get(arn), told)))
    return pointers(role, mechanism, located, (locator, from) => [{ locator: known(locator, from) }])
  }
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::DataSync::Task',
    holds: 'content',
    facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
    labels: ask(observation.answers, call(tagging), tagsUnder('Tags')),
    references: gather(
      end('source', 'datasync-source', 'SourceLocationArn'),
      end('replica', 'datasync', 'DestinationLocationArn'),
      logs(told),
      reports(told),
    ),
  })
}

const locations = v.pipe(
  v.object({ Locations: v.array(v.object({ LocationArn: v.string(), LocationUri: v.string() })) }),
  v.transform(({ Locations }) => new Map(Locations.map((one) => [one.LocationArn, one.LocationUri]))),
)

/** `TYPE://GLOBAL_ID/SUBDIR`, of which the last is nobody's business: datasync/latest/userguide/API_LocationListEntry.html */
function locatorOf(uri: string | undefined, { arn: { partition }, from }: Telling): Fact<string> {
  if (uri === undefined) return unknown('unresolved') // made after the list was read
  const [, type = '', id = ''] = /^([\w-]+):\/\/([^/]+)/.exec(uri) ?? []
  // An access point leads to a bucket that it does not name.
  if (type === 's3') return /^[\w.-]+$/.test(id) ? known(bucketArn({ partition }, id), from) : unknown('unsupported')
  const [, region, system] = /^([\w-]+)\.(fs-\w+)$/.exec(id) ?? []
  if (region !== undefined && system !== undefined) {
    const service = type === 'efs' ? 'elasticfilesystem' : 'fsx'
    return known(`arn:${partition}:${service}:${region}::file-system/${system}`, from) // whose it is, nobody says
  }
  return id === '' || /^(efs|fsx)/.test(type) ? unknown('malformed') : placeOfAddress(partition, id, from)
}

const logs = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'datasync-logs', fieldOrNone(told, 'CloudWatchLogGroupArn', v.string(), null), (arn, from) =>
    arn === null ? [] : [{ locator: known(arn, from) }],
  )

const report = v.pipe(
  v.object({ Destination: v.object({ S3: v.object({ S3BucketArn: v.string() }) }) }),
  v.transform(({ Destination }) => Destination.S3.S3BucketArn),
)

/** Each file by its name. AWS Config records no word of them: awslabs/aws-config-resource-schema. */
const reports = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'datasync-report', answeredOrNone(told, 'TaskReportConfig', report, null), (arn, from) =>
    arn === null ? [] : [{ locator: known(arn, from) }],
  )
