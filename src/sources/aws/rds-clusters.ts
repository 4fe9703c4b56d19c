// Clusters of RDS, Neptune and DocumentDB, which one list tells of, and their snapshots.
import {
  DescribeDBClustersCommand,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeGlobalClustersCommand,
} from '@aws-sdk/client-rds'
import { collection, listQuestion, question } from './collection.ts'
import { MaxRecords, rds } from './rds-calls.ts'

const [documents, graphs] = ['AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster']
const byEngine: ReadonlyMap<string | undefined, string> = new Map([
  ['docdb', documents],
  ['neptune', graphs],
])
const type = 'AWS::RDS::DBCluster'

export const clusters = collection({
  service: rds,
  type,
  others: [documents, graphs],
  operation: 'DescribeDBClusters',
  send: (client, Marker) => client.send(new DescribeDBClustersCommand({ Marker, MaxRecords })),
  items: ({ DBClusters }) => DBClusters,
  next: ({ Marker }) => Marker,
  id: ({ DBClusterIdentifier }) => DBClusterIdentifier,
  typeOf: ({ Engine }) => byEngine.get(Engine) ?? type,
  told: 'DBClusters',
  shared: [
    listQuestion({
      operation: 'DescribeGlobalClusters',
      name: 'GlobalClusters',
      send: (client, _, Marker) => client.send(new DescribeGlobalClustersCommand({ Marker, MaxRecords })),
      items: ({ GlobalClusters }) => GlobalClusters,
      next: ({ Marker }) => Marker,
      id: ({ GlobalClusterIdentifier }) => GlobalClusterIdentifier,
    }),
  ],
})

/** Manual and automated ones; of AWS Backup's own the call knows no kind. */
export const clusterSnapshots = collection({
  service: rds,
  type: 'AWS::RDS::DBClusterSnapshot',
  operation: 'DescribeDBClusterSnapshots',
  send: (client, Marker) => client.send(new DescribeDBClusterSnapshotsCommand({ Marker, MaxRecords })),
  items: ({ DBClusterSnapshots }) => DBClusterSnapshots,
  next: ({ Marker }) => Marker,
  id: ({ DBClusterSnapshotIdentifier }) => DBClusterSnapshotIdentifier,
  told: 'DBClusterSnapshots',
  questions: [
    question({
      operation: 'DescribeDBClusterSnapshotAttributes',
      send: (client, { DBClusterSnapshotIdentifier }) =>
        client.send(new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier })),
      // No other can be shared.
      when: ({ SnapshotType }) => SnapshotType === undefined || SnapshotType === 'manual',
    }),
  ],
})
