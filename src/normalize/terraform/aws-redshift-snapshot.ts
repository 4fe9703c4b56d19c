// aws_redshift_cluster_snapshot: a backup that people take of a cluster, encrypted as that is, and shared with nobody while it is new.
import { notTold } from '../../model/planned.ts'
import { encrypted } from './aws-redshift-cluster.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { isSet, of, tagList, textIn, written } from './values.ts'

export function warehouseSnapshot({ main, row, parts }: Planned): Answered[] {
  const [cluster] = parts('aws_redshift_cluster')
  const own = textIn(written(main, 'kms_key_id')) // of what exists; a new one has that of its cluster
  const isEncrypted = main?.isNew === true && cluster !== undefined ? encrypted(cluster) : notTold
  return [
    told('redshift:DescribeClusterSnapshots', row, {
      Snapshots: [
        {
          ClusterIdentifier: cluster?.name ?? of(main, 'cluster_identifier'),
          SnapshotIdentifier: row.name,
          Encrypted: isSet(own) ? true : isEncrypted,
          KmsKeyId: own ?? textIn(written(cluster, 'kms_key_id')),
          OwnerAccount: textIn(written(main, 'owner_account')) ?? row.account,
          AccountsWithRestoreAccess: main?.isNew === true ? undefined : notTold,
          Tags: tagList(main),
        },
      ],
    }),
  ]
}
