// Snapshots of databases, each with whom it is shared with; those of AWS Backup are listed only when asked for.
import { type DBSnapshot, DescribeDBSnapshotAttributesCommand, DescribeDBSnapshotsCommand } from '@aws-sdk/client-rds'
import { collection, question } from './collection.ts'
import { MaxRecords, rds } from './rds-calls.ts'

const backup = 'awsbackup'

const snapshotsOf = (SnapshotType: typeof backup | undefined, isOfList: (snapshot: DBSnapshot) => boolean) =>
  collection({
    service: rds,
    type: 'AWS::RDS::DBSnapshot',
    operation: 'DescribeDBSnapshots',
    send: (client, Marker) => client.send(new DescribeDBSnapshotsCommand({ Marker, MaxRecords, SnapshotType })),
    items: ({ DBSnapshots }) => DBSnapshots?.filter(isOfList),
    next: ({ Marker }) => Marker,
    id: ({ DBSnapshotIdentifier }) => DBSnapshotIdentifier,
    told: 'DBSnapshots',
    questions: [
      question({
        operation: 'DescribeDBSnapshotAttributes',
        when: (snapshot) => snapshot.SnapshotType !== 'automated',
        send: (client, { DBSnapshotIdentifier }) =>
          client.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier })),
      }),
    ],
  })

/** What RDS took by itself or was told to take; should it ever list the others as well, none is read twice. */
export const databaseSnapshots = snapshotsOf(undefined, (one) => one.SnapshotType !== backup)
export const databaseBackups = snapshotsOf(backup, () => true)
