// Clusters of databases: those of RDS, and those of DocumentDB and Neptune, which RDS lists as its own, each under its own type.
import {
  type DBCluster,
  DescribeDBClustersCommand,
  type DescribeDBClustersCommandOutput,
  DescribeGlobalClustersCommand,
  type RDSClient,
} from '@aws-sdk/client-rds'
import type { Reply } from './caller.ts'
import { collection, listQuestion } from './collection.ts'
import { kept, oncePer } from './once-per.ts'
import { MaxRecords, rds } from './rds-calls.ts'

const others = ['docdb', 'neptune'] as const
type Other = (typeof others)[number]

const ownerOf = ({ Engine }: DBCluster): Other | undefined => others.find((one) => one === Engine)

const oncePerPage = kept<Promise<Reply<DescribeDBClustersCommandOutput>>>()

/**
 * One list holds all three (AmazonRDS/latest/APIReference/API_DescribeDBClusters.html), and each has a gap of its own where it is
 * refused. All clusters of DocumentDB and Neptune have one engine name.
 */
const clustersOf = (type: string, engine?: Other) =>
  collection({
    service: rds,
    type,
    operation: 'DescribeDBClusters',
    oncePerPage,
    ...(engine && { listedWith: 'AWS::RDS::DBCluster' }),
    send: (client, Marker) => client.send(new DescribeDBClustersCommand({ Marker, MaxRecords })),
    items: ({ DBClusters }) => DBClusters?.filter((one) => ownerOf(one) === engine),
    next: ({ Marker }) => Marker,
    id: ({ DBClusterIdentifier }) => DBClusterIdentifier,
    told: 'DBClusters',
    shared: [globalClusters],
  })

/** Which clusters of other regions belong together with one of this: unasked for a region, RDS lists those of the account. */
const globalClusters = oncePer(
  () => '',
  listQuestion({
    operation: 'DescribeGlobalClusters',
    name: 'GlobalClusters',
    send: (client: RDSClient, _: undefined, Marker) =>
      client.send(new DescribeGlobalClustersCommand({ Marker, MaxRecords })),
    items: ({ GlobalClusters }) => GlobalClusters,
    next: ({ Marker }) => Marker,
    id: ({ GlobalClusterIdentifier }) => GlobalClusterIdentifier,
  }),
)

export const clusters = clustersOf('AWS::RDS::DBCluster')
export const documentClusters = clustersOf('AWS::DocDB::DBCluster', 'docdb')
export const graphClusters = clustersOf('AWS::Neptune::DBCluster', 'neptune')
