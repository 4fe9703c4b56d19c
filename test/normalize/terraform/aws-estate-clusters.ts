// More of the estate that is told twice: a cluster of databases, and the instances that it is reached by.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, mainKey, tagList, tags, toKey } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const cluster = 'aws_rds_cluster.orders'
const instance = (name: string, PubliclyAccessible: boolean) => ({
  type: 'AWS::RDS::DBInstance',
  name,
  answers: {
    'rds:DescribeDBInstances': {
      DBInstances: [
        {
          DBInstanceArn: arn('rds', `db:${name}`),
          DBClusterIdentifier: 'orders',
          Engine: 'aurora-postgresql',
          EngineVersion: '16.4',
          StorageEncrypted: true,
          KmsKeyId: mainKey,
          PubliclyAccessible,
          MultiAZ: false,
          ReadReplicaDBInstanceIdentifiers: [],
          TagList: tagList,
        },
      ],
    },
  },
})

export const clusters: readonly Told[] = [
  {
    address: cluster,
    after: {
      cluster_identifier: 'orders',
      engine: 'aurora-postgresql',
      storage_encrypted: true,
      backup_retention_period: 7,
      deletion_protection: true,
      tags,
    },
    unknown: { id: true, arn: true, kms_key_id: true },
    expressions: { kms_key_id: toKey },
    live: {
      type: 'AWS::RDS::DBCluster',
      name: 'orders',
      answers: {
        'rds:DescribeDBClusters': {
          DBClusters: [
            {
              DBClusterArn: arn('rds', 'cluster:orders'),
              DBClusterIdentifier: 'orders',
              Engine: 'aurora-postgresql',
              StorageEncrypted: true,
              KmsKeyId: mainKey,
              ReadReplicaIdentifiers: [],
              BackupRetentionPeriod: 7,
              DeletionProtection: true,
              MultiAZ: false,
              ActivityStreamStatus: 'stopped',
              TagList: tagList,
            },
          ],
        },
        'rds:DescribeGlobalClusters': { GlobalClusters: [] },
      },
    },
  },
  {
    address: 'aws_rds_cluster_instance.open',
    after: {
      identifier: 'open',
      engine: 'aurora-postgresql',
      engine_version: '16.4',
      publicly_accessible: true,
      cluster_identifier: 'orders',
      tags,
    },
    unknown: { storage_encrypted: true, kms_key_id: true },
    live: instance('open', true),
  },
  {
    address: 'aws_rds_cluster_instance.inner',
    after: { identifier: 'inner', engine: 'aurora-postgresql', engine_version: '16.4', tags },
    unknown: { storage_encrypted: true, kms_key_id: true, publicly_accessible: true, cluster_identifier: true },
    expressions: { cluster_identifier: to(`${cluster}.id`, cluster) },
    live: instance('inner', false),
  },
]
