// aws_cognito_user_pool: whether a directory of people can be deleted, and where its logs go.
import { notTold } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, listIn, of, tagsOf, usual } from './values.ts'

export function userPool({ main, row, parts }: Planned): Answered[] {
  const logs = parts('aws_cognito_log_delivery_configuration')
  const isNew = main?.isNew === true
  return [
    told('cognito-idp:DescribeUserPool', row, {
      UserPool: {
        Arn: row.id,
        // A key of one's own, and replicas, are set by other means than this provider's.
        KeyConfiguration: isNew ? undefined : notTold,
        DeletionProtection: of(main, 'deletion_protection') ?? usual(main, 'deletion_protection'),
        UserPoolTags: tagsOf(main),
      },
    }),
    isNew ? told('cognito-idp:ListUserPoolReplicas', row, { UserPoolReplicas: [] }) : undefined,
    isNew || logs.length > 0
      ? told('cognito-idp:GetLogDeliveryConfiguration', logs[0] ?? row, {
          LogDeliveryConfiguration: {
            LogConfigurations: joined(logs.map((one) => each(of(one, 'log_configurations'), sink))),
          },
        })
      : undefined,
  ]
}

/** What is not known of one is not known of all. */
function joined(lists: readonly unknown[]): unknown {
  const found = lists.map(listIn)
  return found.every((one) => one !== undefined) ? found.flat() : lists.find((one) => !Array.isArray(one))
}

function sink(one: unknown): unknown {
  const [bucket, stream, group] = ['s3', 'firehose', 'cloud_watch_logs'].map((name) =>
    at(one, `${name}_configuration`, 0),
  )
  if (isSet(bucket)) return { S3Configuration: { BucketArn: at(bucket, 'bucket_arn') } }
  if (isSet(stream)) return { FirehoseConfiguration: { StreamArn: at(stream, 'stream_arn') } }
  return { CloudWatchLogsConfiguration: { LogGroupArn: at(group, 'log_group_arn') } }
}
