// Clusters of Redshift, each with its logs, its parameter group and the key of its copies abroad; and their snapshots.
import {
  type Cluster,
  DescribeClusterParametersCommand,
  DescribeClusterSnapshotsCommand,
  DescribeClustersCommand,
  DescribeDataSharesCommand,
  DescribeLoggingStatusCommand,
  DescribeSnapshotCopyGrantsCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift'
import type { Service } from './caller.ts'
import { collection, listQuestion, type Question, question } from './collection.ts'
import { oncePer } from './once-per.ts'

export const redshift: Service<RedshiftClient> = {
  name: 'redshift',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new RedshiftClient(config),
}

const MaxRecords = 100

/** The one group; of several, the answers would not say which is whose. */
const groupOf = ({ ClusterParameterGroups: [group, another] = [] }: Cluster): string | undefined =>
  another === undefined ? group?.ParameterGroupName : undefined

const parameters: Question<RedshiftClient, Cluster> = listQuestion({
  operation: 'DescribeClusterParameters',
  name: 'Parameters',
  send: (client, cluster, Marker) =>
    client.send(
      new DescribeClusterParametersCommand({ ParameterGroupName: groupOf(cluster) ?? '', Marker, MaxRecords }),
    ),
  // The rest is about queries and queues; one without a name may be anything.
  items: ({ Parameters }) => Parameters?.filter(({ ParameterName: name }) => !name || /ssl|activity/.test(name)),
  next: ({ Marker }) => Marker,
  id: ({ ParameterName }) => ParameterName,
})

/** A grant is of the region that the copies go to, and nobody but that region tells of it. */
const copyGrant: Question<RedshiftClient, Cluster> = (caller, at, cluster) => {
  const { DestinationRegion: region, SnapshotCopyGrantName } = cluster.ClusterSnapshotCopyStatus ?? {}
  if (region === undefined || SnapshotCopyGrantName === undefined) return undefined
  return grants(caller, { ...at, region }, cluster)
}

const grants: Question<RedshiftClient, Cluster> = listQuestion({
  operation: 'DescribeSnapshotCopyGrants',
  name: 'SnapshotCopyGrants',
  send: (client, { ClusterSnapshotCopyStatus: { SnapshotCopyGrantName } = {} }, Marker) =>
    client.send(new DescribeSnapshotCopyGrantsCommand({ SnapshotCopyGrantName, Marker, MaxRecords })),
  items: ({ SnapshotCopyGrants }) => SnapshotCopyGrants,
  next: ({ Marker }) => Marker,
  id: ({ SnapshotCopyGrantName }) => SnapshotCopyGrantName,
})

/** Those of clusters and of serverless namespaces come in one list, which neither has to ask for twice. */
export const dataShares = oncePer<RedshiftClient, undefined>(
  () => 'all',
  listQuestion({
    operation: 'DescribeDataShares',
    name: 'DataShares',
    send: (client, _, Marker) => client.send(new DescribeDataSharesCommand({ Marker, MaxRecords })),
    items: ({ DataShares }) => DataShares,
    next: ({ Marker }) => Marker,
    id: ({ DataShareArn }) => DataShareArn,
  }),
)

export const warehouses = collection({
  service: redshift,
  type: 'AWS::Redshift::Cluster',
  operation: 'DescribeClusters',
  send: (client, Marker) => client.send(new DescribeClustersCommand({ Marker, MaxRecords })),
  items: ({ Clusters }) => Clusters,
  next: ({ Marker }) => Marker,
  id: ({ ClusterIdentifier }) => ClusterIdentifier,
  told: 'Clusters',
  questions: [
    question({
      operation: 'DescribeLoggingStatus',
      send: (client, { ClusterIdentifier }) => client.send(new DescribeLoggingStatusCommand({ ClusterIdentifier })),
    }),
    oncePer(groupOf, parameters),
    copyGrant,
  ],
  shared: [dataShares],
})

/** Automated and manual ones, of this account: those that others share are listed only when asked for. */
export const warehouseSnapshots = collection({
  service: redshift,
  type: 'AWS::Redshift::ClusterSnapshot',
  operation: 'DescribeClusterSnapshots',
  send: (client, Marker) => client.send(new DescribeClusterSnapshotsCommand({ Marker, MaxRecords })),
  items: ({ Snapshots }) => Snapshots,
  next: ({ Marker }) => Marker,
  // Two clusters may each have a snapshot of one name.
  id: ({ ClusterIdentifier, SnapshotIdentifier }) =>
    ClusterIdentifier && SnapshotIdentifier && `${ClusterIdentifier}/${SnapshotIdentifier}`,
  told: 'Snapshots',
})
