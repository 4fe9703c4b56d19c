// Snapshots of clusters, each with whom it is shared with; those of AWS Backup are listed only when asked for.
import {
  type DBClusterSnapshot,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
} from '@aws-sdk/client-rds'
import { collection, question } from './collection.ts'
import { MaxRecords, rds } from './rds-calls.ts'

const backup = 'awsbackup'

const snapshotsOf = (SnapshotType: typeof backup | undefined, isOfList: (snapshot: DBClusterSnapshot) => boolean) =>
  collection({
    service: rds,
    type: 'AWS::RDS::DBClusterSnapshot',
    operation: 'DescribeDBClusterSnapshots',
    send: (client, Marker) => client.send(new DescribeDBClusterSnapshotsCommand({ Marker, MaxRecords, SnapshotType })),
    items: ({ DBClusterSnapshots }) => DBClusterSnapshots?.filter(isOfList),
    next: ({ Marker }) => Marker,
    id: ({ DBClusterSnapshotIdentifier }) => DBClusterSnapshotIdentifier,
    told: 'DBClusterSnapshots',
    questions: [
      question({
        operation: 'DescribeDBClusterSnapshotAttributes',
        when: (snapshot) => snapshot.SnapshotType !== 'automated',
        send: (client, { DBClusterSnapshotIdentifier }) =>
          client.send(new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier })),
      }),
    ],
  })

/** What RDS took by itself or was told to take; should it ever list the others as well, none is read twice. */
export const clusterSnapshots = snapshotsOf(undefined, (one) => one.SnapshotType !== backup)
export const clusterBackups = snapshotsOf(backup, () => true)
