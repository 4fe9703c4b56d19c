// More of the estate that is told twice: what moves data from one database, stream or bucket to another.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, tagList, tags } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const endpoint = (name: string): string => arn('dms', `endpoint:${name}`)
const ends = { source_endpoint_arn: true, target_endpoint_arn: true }
const toEnd = (type: string, name: string): object => to(`${type}.${name}.endpoint_arn`, `${type}.${name}`)
/** As AWS would give one. */
export const crmHost = 'crm.111122223333.eu-central-1.rds.amazonaws.com'

export const movers: readonly Told[] = [
  {
    address: 'aws_dms_endpoint.crm',
    after: { endpoint_id: 'crm', endpoint_type: 'source', engine_name: 'postgres', database_name: 'crm' },
    unknown: { endpoint_arn: true, server_name: true, kms_key_arn: true, redshift_settings: true },
    expressions: { server_name: to('aws_db_instance.crm.address', 'aws_db_instance.crm') },
  },
  {
    address: 'aws_dms_s3_endpoint.far',
    after: { endpoint_id: 'far', endpoint_type: 'target' },
    unknown: { endpoint_arn: true, bucket_name: true },
    expressions: { bucket_name: to('aws_s3_bucket.copies.bucket', 'aws_s3_bucket.copies') },
  },
  {
    address: 'aws_dms_replication_task.crm',
    after: { replication_task_id: 'crm', migration_type: 'full-load-and-cdc', tags },
    unknown: { ...ends, replication_task_arn: true },
    expressions: {
      source_endpoint_arn: toEnd('aws_dms_endpoint', 'crm'),
      target_endpoint_arn: toEnd('aws_dms_s3_endpoint', 'far'),
    },
    live: {
      type: 'AWS::DMS::ReplicationTask',
      name: arn('dms', 'task:crm'),
      answers: {
        'dms:DescribeReplicationTasks': {
          Replications: [{ Arn: arn('dms', 'task:crm'), Source: endpoint('crm'), Target: endpoint('far') }],
        },
        'dms:DescribeEndpoints': {
          Endpoints: [
            { EndpointArn: endpoint('crm'), EngineName: 'postgres', ServerName: crmHost },
            { EndpointArn: endpoint('far'), EngineName: 's3', Bucket: 'copies' },
          ],
        },
        'dms:ListTagsForResource': { TagList: tagList },
      },
    },
  },
  {
    address: 'aws_dms_endpoint.events',
    after: { endpoint_id: 'events', endpoint_type: 'target', engine_name: 'kinesis', kinesis_settings: [{}] },
    unknown: { endpoint_arn: true, kinesis_settings: [{ stream_arn: true }] },
    expressions: {
      kinesis_settings: [{ stream_arn: to('aws_kinesis_stream.clicks.arn', 'aws_kinesis_stream.clicks') }],
    },
  },
  {
    address: 'aws_dms_replication_config.crm',
    after: { replication_config_identifier: 'crm', tags },
    unknown: { ...ends, arn: true },
    expressions: {
      source_endpoint_arn: toEnd('aws_dms_endpoint', 'crm'),
      target_endpoint_arn: toEnd('aws_dms_endpoint', 'events'),
    },
    live: {
      type: 'AWS::DMS::ReplicationConfig',
      name: arn('dms', 'replication-config:crm'),
      answers: {
        'dms:DescribeReplicationConfigs': {
          Replications: [
            { Arn: arn('dms', 'replication-config:crm'), Source: endpoint('crm'), Target: endpoint('events') },
          ],
        },
        'dms:DescribeEndpoints': {
          Endpoints: [
            { EndpointArn: endpoint('crm'), EngineName: 'postgres', ServerName: crmHost },
            { EndpointArn: endpoint('events'), EngineName: 'kinesis', Stream: arn('kinesis', 'stream/clicks') },
          ],
        },
        'dms:ListTagsForResource': { TagList: tagList },
      },
    },
  },
]
