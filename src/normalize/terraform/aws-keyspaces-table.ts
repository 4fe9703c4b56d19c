// aws_keyspaces_table: under which key its rows lie, whether it can be put back, and the regions that its keyspace is kept in.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, inBlock, of, tagList, textIn, writtenBlock } from './values.ts'

export function keyspacesTable({ main, row, parts }: Planned): Answered[] {
  const [keyspace] = parts('aws_keyspaces_keyspace')
  return [
    told('cassandra:GetTable', row, {
      resourceArn: row.id,
      encryptionSpecification: {
        type: inBlock(main, 'encryption_specification', 'type'),
        kmsKeyIdentifier: textIn(at(writtenBlock(main, 'encryption_specification'), 0, 'kms_key_identifier')),
      },
      pointInTimeRecovery: { status: inBlock(main, 'point_in_time_recovery', 'status') },
    }),
    // The regions of a keyspace are those of each of its tables; of one that is managed elsewhere nobody here knows them.
    keyspace && told('cassandra:ListKeyspaces', keyspace, { keyspaces: [regionsOf(keyspace)] }),
    told('cassandra:ListTagsForResource', row, { tags: tagList(main, 'key', 'value') }),
  ]
}

const regionsOf = (keyspace: PlannedRow): unknown => ({
  replicationStrategy: of(keyspace, 'replication_specification', 0, 'replication_strategy'),
  replicationRegions: of(keyspace, 'replication_specification', 0, 'region_list'),
})
