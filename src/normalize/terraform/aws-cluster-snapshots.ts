// aws_db_cluster_snapshot and aws_rds_cluster_snapshot_copy: of which cluster or snapshot each is, its key, and who else may restore it.
import { afterApply, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { listIn, of, tagList, textIn, written } from './values.ts'

export function clusterSnapshot({ main, row }: Planned): Answered[] {
  const key = textIn(written(main, 'kms_key_id'))
  return [
    told('rds:DescribeDBClusterSnapshots', row, {
      DBClusterSnapshots: [
        {
          DBClusterSnapshotArn: row.id,
          // As what it was made of is; a copy that is given a key is encrypted in any case.
          StorageEncrypted: written(main, 'storage_encrypted') ?? (typeof key === 'string' ? true : afterApply),
          KmsKeyId: key,
          DBClusterIdentifier: textIn(of(main, 'db_cluster_identifier')),
          SourceDBClusterSnapshotArn: original(main),
          SnapshotType: 'manual',
          TagList: tagList(main),
        },
      ],
    }),
    sharers(main, row),
  ]
}

/** Within a region the name of a snapshot will do, and does not say which region that is. */
function original(main: PlannedRow | undefined): unknown {
  const source = of(main, 'source_db_cluster_snapshot_identifier')
  return typeof source === 'string' && !source.startsWith('arn:') ? afterApply : source
}

/** Of what exists, others may have shared it. */
function sharers(main: PlannedRow | undefined, row: PlannedRow): Answered {
  const accounts = of(main, 'shared_accounts') ?? []
  if (main?.isNew !== true || listIn(accounts) === undefined) return undefined
  return told('rds:DescribeDBClusterSnapshotAttributes', row, {
    DBClusterSnapshotAttributesResult: {
      DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: accounts }],
    },
  })
}
