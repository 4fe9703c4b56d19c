// aws_dms_replication_task and aws_dms_replication_config: what goes from which endpoint of the plan to which other.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told, type Translation } from './translation.ts'
import { chosen, of, tagList, textIn } from './values.ts'

const replicationOf =
  (operation: string): Translation =>
  ({ main, row, parts }: Planned): Answered[] => {
    const endpoints = ['aws_dms_endpoint', 'aws_dms_s3_endpoint'].flatMap(parts).map(endpointOf)
    const [source, target] = ['source', 'target'].map((side) => endOf(of(main, `${side}_endpoint_arn`), endpoints))
    return [
      told(operation, row, { Replications: [{ Arn: row.id, Source: source, Target: target }] }),
      told('dms:DescribeEndpoints', row, { Endpoints: [source, target].map((arn) => listed(arn, endpoints)) }),
      told('dms:ListTagsForResource', row, { TagList: tagList(main) }),
    ]
  }

export const replicationTask = replicationOf('dms:DescribeReplicationTasks')
export const replicationConfig = replicationOf('dms:DescribeReplicationConfigs')

interface Endpoint {
  EndpointArn: string
  EngineName: unknown
  [setting: string]: unknown
}

function endpointOf(one: PlannedRow): Endpoint {
  const isBucket = one.type === 'aws_dms_s3_endpoint'
  const engine = isBucket ? 's3' : of(one, 'engine_name')
  const bucket = isBucket ? of(one, 'bucket_name') : of(one, 's3_settings', 0, 'bucket_name')
  return { EndpointArn: one.id, EngineName: engine, ...(engine === 's3' ? { Bucket: set(bucket) } : addressesOf(one)) }
}

const addressesOf = (one: PlannedRow) => ({
  ServerName: set(of(one, 'server_name')),
  Stream: set(of(one, 'kinesis_settings', 0, 'stream_arn')),
  Address: set(of(one, 'elasticsearch_settings', 0, 'endpoint_uri')),
  Broker: set(of(one, 'kafka_settings', 0, 'broker')),
})

const set = (value: unknown): unknown => chosen(textIn(value))

/** An endpoint of which it is not known yet where it is leaves the other end as it is. */
function endOf(arn: unknown, endpoints: readonly Endpoint[]): unknown {
  const found = endpoints.find(({ EndpointArn }) => EndpointArn === arn)
  return Object.values(found ?? {}).find(isMark) ?? arn
}

/** One that the plan does not manage has no address here, and is somewhere all the same. */
const listed = (arn: unknown, endpoints: readonly Endpoint[]): object =>
  endpoints.find(({ EndpointArn }) => EndpointArn === arn) ?? { EndpointArn: isMark(arn) ? '' : arn, EngineName: '' }
