// Clusters of databases: those of RDS, and those of DocumentDB and Neptune, which RDS lists as its own, each under its own type.
import {
  type DBCluster,
  DescribeDBClustersCommand,
  DescribeGlobalClustersCommand,
  type RDSClient,
} from '@aws-sdk/client-rds'
import { collection, listQuestion } from './collection.ts'
import { MaxRecords, rds } from './rds-calls.ts'

const others = ['docdb', 'neptune'] as const
type Other = (typeof others)[number]

const ownerOf = ({ Engine }: DBCluster): Other | undefined => others.find((one) => one === Engine)

/**
 * One list holds all three, and is asked for each of them, so that each has a gap of its own where it is refused. All clusters
 * of DocumentDB and Neptune have one engine name, by which RDS can leave out the rest.
 */
const clustersOf = (type: string, engine?: Other) =>
  collection({
    service: rds,
    type,
    operation: 'DescribeDBClusters',
    send: (client, Marker) => {
      const Filters = engine && [{ Name: 'engine', Values: [engine] }]
      return client.send(new DescribeDBClustersCommand({ Marker, MaxRecords, Filters }))
    },
    items: ({ DBClusters }) => DBClusters?.filter((one) => ownerOf(one) === engine),
    next: ({ Marker }) => Marker,
    id: ({ DBClusterIdentifier }) => DBClusterIdentifier,
    told: 'DBClusters',
    shared: [globalClusters],
  })

/** Which clusters of other regions belong together with one of this: unasked for a region, RDS lists those of the account. */
const globalClusters = listQuestion({
  operation: 'DescribeGlobalClusters',
  name: 'GlobalClusters',
  send: (client: RDSClient, _: undefined, Marker) =>
    client.send(new DescribeGlobalClustersCommand({ Marker, MaxRecords })),
  items: ({ GlobalClusters }) => GlobalClusters,
  next: ({ Marker }) => Marker,
  id: ({ GlobalClusterIdentifier }) => GlobalClusterIdentifier,
})

export const clusters = clustersOf('AWS::RDS::DBCluster')
export const documentClusters = clustersOf('AWS::DocDB::DBCluster', 'docdb')
export const graphClusters = clustersOf('AWS::Neptune::DBCluster', 'neptune')
