// Clusters of databases: those of RDS, and those of DocumentDB and Neptune, which RDS lists as its own, each under its own type.
import {
  type DBCluster,
  DescribeDBClusterParametersCommand,
  DescribeDBClustersCommand,
  type DescribeDBClustersCommandOutput,
  DescribeGlobalClustersCommand,
  type RDSClient,
} from '@aws-sdk/client-rds'
import type { Reply } from './caller.ts'
import { collection, listQuestion } from './collection.ts'
import { kept, oncePer } from './once-per.ts'
import { isOfUse, MaxRecords, rds } from './rds-calls.ts'

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
    questions: [settings],
    shared: [globalClusters],
  })

/** Many clusters may have one group, whatever they are clusters of. */
const settings = oncePer(
  ({ DBClusterParameterGroup }: DBCluster) => DBClusterParameterGroup,
  listQuestion({
    operation: 'DescribeDBClusterParameters',
    name: 'Parameters',
    send: (client: RDSClient, { DBClusterParameterGroup }, Marker) =>
      client.send(
        new DescribeDBClusterParametersCommand({
          DBClusterParameterGroupName: DBClusterParameterGroup,
          Marker,
          MaxRecords,
        }),
      ),
    items: ({ Parameters }) => Parameters?.filter(isOfUse),
    next: ({ Marker }) => Marker,
    id: ({ ParameterName }) => ParameterName,
  }),
)

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
