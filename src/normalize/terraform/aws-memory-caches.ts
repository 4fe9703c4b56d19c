// aws_memorydb_cluster and aws_elasticache_serverless_cache: the key of each, TLS, how long snapshots stay, and the regions of a cluster.
import { isMark } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { isSet, of, tagList, textIn, usual, written } from './values.ts'

export function memoryCluster(planned: Planned): Answered[] {
  const { main, row } = planned
  return [
    told('memorydb:DescribeClusters', row, {
      Clusters: [
        {
          ARN: row.id,
          KmsKeyId: textIn(of(main, 'kms_key_arn')),
          TLSEnabled: of(main, 'tls_enabled') ?? usual(main, 'tls_enabled'),
          SnapshotRetentionLimit: of(main, 'snapshot_retention_limit'),
          MultiRegionClusterName: joinedTo(planned),
        },
      ],
    }),
    family(planned),
    told('memorydb:ListTags', row, { TagList: tagList(main) }),
  ]
}

/** By the name that the plan has for it, where only AWS can give one. */
function joinedTo({ main, parts }: Planned): unknown {
  const name = textIn(written(main, 'multi_region_cluster_name'))
  const [hub] = parts('aws_memorydb_multi_region_cluster')
  return isMark(name) && hub !== undefined ? hub.name : name
}

/** A plan tells of all members only where it makes what joins them. */
function family({ main, row, parts }: Planned): Answered {
  const operation = 'memorydb:DescribeMultiRegionClusters'
  const name = joinedTo({ main, row, parts })
  if (name === undefined) return main?.isNew === true ? told(operation, row, { MultiRegionClusters: [] }) : undefined
  const [hub] = parts('aws_memorydb_multi_region_cluster')
  if (main === undefined || hub?.isNew !== true) return undefined
  const members = [main, ...parts('aws_memorydb_cluster')]
  return told(operation, hub, {
    MultiRegionClusters: [
      {
        MultiRegionClusterName: name,
        Clusters: members.map(({ id }) => ({ ARN: id })),
      },
    ],
  })
}

/** Without a key of one's own it is one of the service's. */
export function serverlessCache({ main, row }: Planned): Answered[] {
  const key = textIn(of(main, 'kms_key_id'))
  return [
    told('elasticache:DescribeServerlessCaches', row, {
      ServerlessCaches: [
        {
          ARN: row.id,
          StorageEncryptionType: isMark(key) ? key : isSet(key) ? 'sse-kms' : 'sse-elasticache',
          KmsKeyId: key,
          SnapshotRetentionLimit: of(main, 'snapshot_retention_limit'),
        },
      ],
    }),
    told('elasticache:ListTagsForResource', row, { TagList: tagList(main) }),
  ]
}
