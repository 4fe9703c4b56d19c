// aws_dax_cluster: whether what a cache of tables holds is encrypted, how it is spoken to, and the zones of its nodes.
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, inBlock, of, tagList, usual, word } from './values.ts'

export const daxCluster = ({ main, row }: Planned): Answered[] => [
  told('dax:DescribeClusters', row, {
    Clusters: [
      {
        ClusterArn: row.id,
        SSEDescription: {
          Status: word(inBlock(main, 'server_side_encryption', 'enabled'), 'ENABLED', 'DISABLED'),
        },
        ClusterEndpointEncryptionType:
          of(main, 'cluster_endpoint_encryption_type') ?? usual(main, 'cluster_endpoint_encryption_type'),
        // Which of the zones that are asked for each node gets is known once it is there.
        Nodes: each(of(main, 'nodes'), (node) => ({ AvailabilityZone: at(node, 'availability_zone') })),
      },
    ],
  }),
  told('dax:ListTags', row, { Tags: tagList(main) }),
]
