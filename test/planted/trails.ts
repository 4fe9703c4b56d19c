// CloudTrail: the trail that the account relies on, and one that nobody can rely on.
import {
  CloudTrailClient,
  CreateTrailCommand,
  type CreateTrailCommandInput,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail'
import { arnOf, unwatched } from './buckets.ts'
import { archive, type Planting, tags } from './planting.ts'

export async function plantTrails(planting: Planting): Promise<void> {
  const TagsList = tags({ data: 'logs' })
  const watched = [...planting.book]
    .filter(([name]) => name.startsWith('bucket ') && !unwatched.some((bucket) => name.endsWith(bucket)))
    .map(([, arn]) => arn)

  const home = planting.connect(CloudTrailClient, 'eu-central-1')
  const proven = { S3BucketName: 'group-audit', EnableLogFileValidation: true, TagsList }
  await plantTrail(planting, home, { Name: 'everything', ...proven, IsMultiRegionTrail: true }, watched)

  const brazil = planting.connect(CloudTrailClient, 'sa-east-1')
  const unproven = { Name: 'unproven', S3BucketName: 'flow-records-virginia', EnableLogFileValidation: false, TagsList }
  await plantTrail(planting, brazil, { ...unproven, IsMultiRegionTrail: false }, [])

  // The archive has a trail of one region, so that nobody sees what is done there in the others.
  const theirs = (await planting.as(archive))(CloudTrailClient, 'eu-central-1')
  const narrow = { Name: 'narrow', ...proven, IsMultiRegionTrail: false }
  await plantTrail(planting, theirs, narrow, [arnOf('year-end-archive'), arnOf('group-audit')])
}

/** Records what is done to the objects of those buckets besides. */
async function plantTrail(
  planting: Planting,
  cloudtrail: CloudTrailClient,
  trail: CreateTrailCommandInput,
  buckets: readonly string[],
): Promise<void> {
  const { TrailARN } = await cloudtrail.send(new CreateTrailCommand(trail))
  const objects = { Type: 'AWS::S3::Object', Values: buckets.map((arn) => `${arn}/`) }
  const DataResources = buckets.length === 0 ? [] : [objects]
  const EventSelectors = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: true, DataResources }]
  await cloudtrail.send(new PutEventSelectorsCommand({ TrailName: TrailARN, EventSelectors }))
  await cloudtrail.send(new StartLoggingCommand({ Name: TrailARN }))
  planting.planted(`trail ${trail.Name}`, TrailARN)
}
