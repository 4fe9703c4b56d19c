// aws_elasticache_replication_group: encryption, TLS, zones, and the other regions of its global datastore.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, flag, isSet, of, tagList, textIn, usual, word, written } from './values.ts'

export function replicationGroup(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const [global] = parts('aws_elasticache_global_replication_group')
  const member = textIn(written(main, 'global_replication_group_id'))
  const encrypted = atRest(main)
  return [
    told('elasticache:DescribeReplicationGroups', row, {
      ReplicationGroups: [
        {
          ARN: row.id,
          AtRestEncryptionEnabled: encrypted,
          StorageEncryptionType: kindOf(main, encrypted),
          KmsKeyId: textIn(of(main, 'kms_key_id')),
          TransitEncryptionEnabled: inTransit(main),
          TransitEncryptionMode: written(main, 'transit_encryption_mode') ?? usual(main, 'transit_encryption_mode'),
          SnapshotRetentionLimit: of(main, 'snapshot_retention_limit') ?? usual(main, 'snapshot_retention_limit'),
          MultiAZ: word(of(main, 'multi_az_enabled') ?? usual(main, 'multi_az_enabled'), 'enabled', 'disabled'),
          GlobalReplicationGroupInfo: {
            GlobalReplicationGroupId: member ?? (global === undefined ? undefined : global.address),
          },
          LogDeliveryConfigurations: each(of(main, 'log_delivery_configuration'), delivery),
        },
      ],
    }),
    family(planned, global, member),
    told('elasticache:ListTagsForResource', row, { TagList: tagList(main) }),
  ]
}

const isValkey = (main: PlannedRow | undefined): boolean => of(main, 'engine') === 'valkey'

const atRest = (main: PlannedRow | undefined): unknown =>
  flag(written(main, 'at_rest_encryption_enabled') ?? unsetAtRest(main))

/** New groups of Valkey are encrypted where nobody says otherwise: AmazonElastiCache/latest/dg/at-rest-encryption.html */
const unsetAtRest = (main: PlannedRow | undefined): unknown =>
  !isValkey(main) ? usual(main, 'at_rest_encryption_enabled') : main?.isNew === true ? true : notTold

/** What Valkey does there, the page on it does not say. */
const inTransit = (main: PlannedRow | undefined): unknown =>
  written(main, 'transit_encryption_enabled') ?? (isValkey(main) ? notTold : usual(main, 'transit_encryption_enabled'))

function kindOf(main: PlannedRow | undefined, encrypted: unknown): unknown {
  if (encrypted !== true) return encrypted === false ? 'none' : encrypted
  return isSet(textIn(of(main, 'kms_key_id'))) ? 'sse-kms' : 'sse-elasticache'
}

/** A plan tells of all members only where it makes the datastore. */
function family({ main, row, parts }: Planned, global: PlannedRow | undefined, member: unknown): Answered {
  if (global === undefined && member === undefined) return undefined
  if (global?.isNew !== true || main === undefined) return undefined
  const kin = parts('aws_elasticache_replication_group')
  const primary = of(global, 'primary_replication_group_id')
  return told('elasticache:DescribeGlobalReplicationGroups', row, {
    GlobalReplicationGroups: [
      {
        Members: [main, ...kin].map((one) => ({
          ReplicationGroupId: one.name,
          ReplicationGroupRegion: one.region,
          Role: primary === one.name || primary === one.id ? 'PRIMARY' : 'SECONDARY',
        })),
      },
    ],
  })
}

export function delivery(one: unknown): unknown {
  const to = at(one, 'destination')
  return at(one, 'destination_type') === 'kinesis-firehose'
    ? {
        DestinationType: 'kinesis-firehose',
        DestinationDetails: { KinesisFirehoseDetails: { DeliveryStream: to } },
      }
    : {
        DestinationType: at(one, 'destination_type'),
        DestinationDetails: { CloudWatchLogsDetails: { LogGroup: to } },
      }
}
