// aws_msk_cluster and aws_msk_serverless_cluster: the key of the brokers, how they are reached, and where their logs go.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, tagsOf, textIn, usual } from './values.ts'

/** A replicator names its clusters in lists of its own, which nothing joins to them: whether there is one stays unread. */
export function kafkaCluster({ main, row }: Planned): Answered[] {
  const isServerless = row.type === 'aws_msk_serverless_cluster'
  return [
    told('kafka:ListClustersV2', row, {
      ClusterInfoList: [
        {
          ClusterArn: row.id,
          ...(isServerless
            ? { ClusterType: 'SERVERLESS' }
            : { ClusterType: 'PROVISIONED', Provisioned: brokers(main, row) }),
          Tags: tagsOf(main),
        },
      ],
    }),
  ]
}

function brokers(main: PlannedRow | undefined, { partition, region, account }: PlannedRow): Record<string, unknown> {
  const encryption = of(main, 'encryption_info', 0)
  const ownAlias = `arn:${partition}:kms:${region ?? 'unknown'}:${account}:alias/aws/msk`
  const access = at(of(main, 'broker_node_group_info', 0), 'connectivity_info', 0, 'public_access', 0, 'type')
  return {
    BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: access } } },
    EncryptionInfo: {
      EncryptionAtRest: { DataVolumeKMSKeyId: textIn(at(encryption, 'encryption_at_rest_kms_key_arn')) ?? ownAlias },
      EncryptionInTransit: {
        ClientBroker:
          at(encryption, 'encryption_in_transit', 0, 'client_broker') ??
          usual(main, 'encryption_in_transit.client_broker'),
      },
    },
    LoggingInfo: { BrokerLogs: logs(of(main, 'logging_info', 0, 'broker_logs', 0)) },
  }
}

/** By the block of each: what MSK calls it, and what it writes to. */
const sinks = [
  { block: 'cloudwatch_logs', field: 'CloudWatchLogs', attribute: 'log_group', target: 'LogGroup' },
  { block: 'firehose', field: 'Firehose', attribute: 'delivery_stream', target: 'DeliveryStream' },
  { block: 's3', field: 'S3', attribute: 'bucket', target: 'Bucket' },
]

function logs(blocks: unknown): unknown {
  if (!isSet(blocks) || isMark(blocks)) return blocks
  return Object.fromEntries(
    sinks.flatMap(({ block, field, attribute, target }) => {
      const one = at(blocks, block, 0)
      return isSet(one) ? [[field, { Enabled: at(one, 'enabled'), [target]: textIn(at(one, attribute)) }]] : []
    }),
  )
}
