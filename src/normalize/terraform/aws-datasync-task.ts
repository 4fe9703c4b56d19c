// aws_datasync_task: what it copies from where to where; a location of the plan leads to its bucket or its file system.
import { type Answered, type Planned, told } from './translation.ts'
import { at, of, tagList, textIn } from './values.ts'

export function transferTask({ main, row }: Planned): Answered[] {
  const [source, destination] = [of(main, 'source_location_arn'), of(main, 'destination_location_arn')]
  const bucket = at(of(main, 'task_report_config'), 0, 's3_destination', 0, 's3_bucket_arn')
  return [
    told('datasync:DescribeTask', row, {
      TaskArn: row.id,
      SourceLocationArn: source,
      DestinationLocationArn: destination,
      CloudWatchLogGroupArn: textIn(of(main, 'cloudwatch_log_group_arn')),
      TaskReportConfig: bucket === undefined ? undefined : { Destination: { S3: { S3BucketArn: bucket } } },
    }),
    told('datasync:ListLocations', row, {
      Locations: [source, destination].flatMap((arn) => {
        const uri = typeof arn === 'string' ? uriOf(arn) : undefined
        return uri === undefined ? [] : [{ LocationArn: arn, LocationUri: uri }]
      }),
    }),
    told('datasync:ListTagsForResource', row, { Tags: tagList(main) }),
  ]
}

/** rules/terraform.yaml calls a location of the plan by what it leads to; whatever else stands there only DataSync can tell. */
function uriOf(arn: string): string | undefined {
  const [, bucket] = /^datasync:arn:[^:]+:s3:::([^/]+)$/.exec(arn) ?? []
  const [, region, system] =
    /^datasync:arn:[^:]+:elasticfilesystem:([^:]+):[^:]*:file-system\/(fs-\w+)$/.exec(arn) ?? []
  if (bucket !== undefined) return `s3://${bucket}/`
  return region === undefined ? undefined : `efs://${region}.${system}/`
}
