// More of the estate that is told twice: clusters of databases with the groups of their parameters, and the instances that one is reached by.
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

/** What nobody sets is as the engine has it. */
const parametersOf = (set: Record<string, string>, ...standard: string[]) => ({
  Parameters: [
    ...Object.entries(set).map(([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
      Source: 'user',
    })),
    ...standard.map((ParameterName) => ({ ParameterName, Source: 'engine-default' })),
  ],
})
const parameters = (set: Record<string, string>) => Object.entries(set).map(([name, value]) => ({ name, value }))

const ordersSet = { 'rds.force_ssl': '1', shared_preload_libraries: 'pgaudit', 'pgaudit.log': 'read,write' }
const papersSet = { tls: 'disabled', audit_logs: 'all' }
const inSync = [{ DBClusterParameterGroupStatus: 'in-sync' }]

/** One that lies in the clear for a day. */
const plainCluster = (name: string, Engine: string, EngineVersion: string, more: object) => ({
  DBClusterArn: arn('rds', `cluster:${name}`),
  DBClusterIdentifier: name,
  Engine,
  EngineVersion,
  DBClusterMembers: inSync,
  StorageEncrypted: false,
  ReadReplicaIdentifiers: [],
  BackupRetentionPeriod: 1,
  DeletionProtection: false,
  MultiAZ: false,
  ActivityStreamStatus: 'stopped',
  TagList: tagList,
  ...more,
})

export const clusters: readonly Told[] = [
  {
    address: 'aws_rds_cluster_parameter_group.orders',
    after: { name: 'orders', family: 'aurora-postgresql16', parameter: parameters(ordersSet) },
  },
  {
    address: 'aws_docdb_cluster_parameter_group.papers',
    after: { name: 'papers', family: 'docdb5.0', parameter: parameters(papersSet) },
  },
  {
    address: 'aws_docdb_cluster.papers',
    after: {
      cluster_identifier: 'papers',
      engine_version: '5.0.0',
      storage_encrypted: false,
      db_cluster_parameter_group_name: 'papers',
      enabled_cloudwatch_logs_exports: ['audit'],
      tags,
    },
    live: {
      type: 'AWS::DocDB::DBCluster',
      name: 'papers',
      answers: {
        'rds:DescribeDBClusters': {
          DBClusters: [plainCluster('papers', 'docdb', '5.0.0', { EnabledCloudwatchLogsExports: ['audit'] })],
        },
        'rds:DescribeDBClusterParameters': parametersOf(papersSet),
        'rds:DescribeGlobalClusters': { GlobalClusters: [] },
      },
    },
  },
  {
    address: 'aws_neptune_cluster.friends',
    after: {
      cluster_identifier: 'friends',
      engine_version: '1.3.2.1',
      storage_encrypted: false,
      enable_cloudwatch_logs_exports: ['audit'],
      tags,
    },
    unknown: { neptune_cluster_parameter_group_name: true },
    live: {
      type: 'AWS::Neptune::DBCluster',
      name: 'friends',
      answers: {
        'rds:DescribeDBClusters': {
          DBClusters: [plainCluster('friends', 'neptune', '1.3.2.1', { EnabledCloudwatchLogsExports: ['audit'] })],
        },
        'rds:DescribeDBClusterParameters': parametersOf({}, 'neptune_enable_audit_log'),
        'rds:DescribeGlobalClusters': { GlobalClusters: [] },
      },
    },
  },
  {
    address: cluster,
    after: {
      cluster_identifier: 'orders',
      engine: 'aurora-postgresql',
      engine_version: '16.4',
      storage_encrypted: true,
      backup_retention_period: 7,
      deletion_protection: true,
      tags,
    },
    unknown: {
      id: true,
      arn: true,
      kms_key_id: true,
      engine_version_actual: true,
      db_cluster_parameter_group_name: true,
    },
    expressions: {
      kms_key_id: toKey,
      db_cluster_parameter_group_name: to(
        'aws_rds_cluster_parameter_group.orders.name',
        'aws_rds_cluster_parameter_group.orders',
      ),
    },
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
              EngineVersion: '16.4',
              DBClusterMembers: inSync,
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
        'rds:DescribeDBClusterParameters': parametersOf(ordersSet, 'ssl_min_protocol_version'),
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
