// aws_rds_cluster_instance and its kin: whether the public reaches one, and the cluster that it takes all else from.
import { databaseHost } from './aws-database-host.ts'
import { engineVersion } from './aws-engine-version.ts'
import { clusterEncrypted, clusterKey } from './aws-databases.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { of, tagList, textIn, usual, written } from './values.ts'

export function clusterInstance({ main, row, parts }: Planned): Answered[] {
  const [cluster] = ['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'].flatMap(parts)
  const key = textIn(written(main, 'kms_key_id')) ?? textIn(written(main, 'kms_key_arn'))
  return [
    told('rds:DescribeDBInstances', row, {
      DBInstances: [
        {
          DBInstanceArn: row.id,
          Endpoint: { Address: databaseHost(main, 'endpoint') },
          DBClusterIdentifier: cluster?.name ?? of(main, 'cluster_identifier'),
          Engine: of(main, 'engine') ?? cluster?.usual['engine'],
          EngineVersion: engineVersion(main),
          StorageEncrypted: written(main, 'storage_encrypted') ?? clusterEncrypted(cluster),
          KmsKeyId: key ?? clusterKey(cluster),
          PubliclyAccessible: written(main, 'publicly_accessible') ?? usual(main, 'publicly_accessible'),
          ReadReplicaDBInstanceIdentifiers: [], // a cluster is copied as a whole
          TagList: tagList(main),
        },
      ],
    }),
  ]
}
