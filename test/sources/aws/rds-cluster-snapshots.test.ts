// Snapshots of clusters, and those of AWS Backup in a list of their own: what each call that fails takes away.
import { suite } from 'uvu'
import { clusterBackups, clusterSnapshots } from '../../../src/sources/aws/rds-cluster-snapshots.ts'
import { snapshotLists } from './rds-snapshot-lists.ts'

const test = suite('sources/aws/rds-cluster-snapshots')

snapshotLists(test, {
  name: 'DBClusterSnapshot',
  word: 'cluster-snapshot',
  manual: clusterSnapshots,
  backups: clusterBackups,
  body: '<DBClusterIdentifier>orders</DBClusterIdentifier><StorageEncrypted>true</StorageEncrypted>',
})

test.run()
