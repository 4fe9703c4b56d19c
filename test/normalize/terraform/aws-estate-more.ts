// More of the estate that is told twice: caches in memory, file systems, a directory of people, a catalogue and brokers.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, mainKey, tagList, tags, toKey } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const family = {
  MultiRegionClusters: [
    {
      MultiRegionClusterName: 'aws_memorydb_multi_region_cluster.all',
      Clusters: [{ ARN: arn('memorydb', 'cluster/here') }, { ARN: arn('memorydb', 'cluster/there', 'us-east-1') }],
    },
  ],
}
const joinsAll = {
  multi_region_cluster_name: to(
    'aws_memorydb_multi_region_cluster.all.multi_region_cluster_name',
    'aws_memorydb_multi_region_cluster.all',
  ),
}

const fileSystem = (address: string, fields: object) => ({
  type: 'AWS::FSx::FileSystem',
  name: address,
  answers: {
    'fsx:DescribeFileSystems': {
      FileSystems: [{ ResourceARN: arn('fsx', `file-system/${address}`), ...fields, Tags: tagList }],
    },
    'fsx:DescribeDataRepositoryAssociations': { Associations: [] as object[] },
  },
})

const scratch = fileSystem('aws_fsx_lustre_file_system.scratch', {
  FileSystemType: 'LUSTRE',
  LustreConfiguration: {
    DeploymentType: 'SCRATCH_2',
    DataRepositoryConfiguration: { ImportPath: 's3://records/in', ExportPath: 's3://records/in' },
    LogConfiguration: { Level: 'DISABLED' },
  },
})

/** As the group sets them, and what else is asked as the engine has it. */
export const crmParameters = {
  Parameters: [
    { ParameterName: 'rds.force_ssl', ParameterValue: '0', Source: 'user' },
    { ParameterName: 'shared_preload_libraries', ParameterValue: 'pg_stat_statements,pgaudit', Source: 'user' },
    { ParameterName: 'pgaudit.log', ParameterValue: 'all', Source: 'user' },
    { ParameterName: 'ssl_min_protocol_version', Source: 'engine-default' },
  ],
}

export const more: readonly Told[] = [
  {
    address: 'aws_kms_alias.main',
    after: { name: 'alias/main' },
    unknown: { target_key_id: true, arn: true },
    expressions: { target_key_id: to('aws_kms_key.main.key_id', 'aws_kms_key.main') },
  },
  {
    address: 'aws_db_parameter_group.crm',
    after: {
      name: 'crm',
      family: 'postgres16',
      parameter: [
        { name: 'rds.force_ssl', value: '0', apply_method: 'immediate' },
        { name: 'shared_preload_libraries', value: 'pg_stat_statements,pgaudit', apply_method: 'pending-reboot' },
        { name: 'pgaudit.log', value: 'all', apply_method: 'immediate' },
      ],
    },
  },
  { address: 'aws_memorydb_multi_region_cluster.all', after: {}, unknown: { multi_region_cluster_name: true } },
  {
    address: 'aws_memorydb_cluster.here',
    after: { name: 'here', kms_key_arn: null, snapshot_retention_limit: 3, tags },
    unknown: { multi_region_cluster_name: true },
    expressions: joinsAll,
    live: {
      type: 'AWS::MemoryDB::Cluster',
      name: 'here',
      answers: {
        'memorydb:DescribeClusters': {
          Clusters: [
            {
              ARN: arn('memorydb', 'cluster/here'),
              TLSEnabled: true,
              SnapshotRetentionLimit: 3,
              MultiRegionClusterName: 'aws_memorydb_multi_region_cluster.all',
            },
          ],
        },
        'memorydb:DescribeMultiRegionClusters': family,
        'memorydb:ListTags': { TagList: tagList },
      },
    },
  },
  {
    address: 'aws_memorydb_cluster.there',
    region: 'us-east-1',
    after: { name: 'there', tls_enabled: true, snapshot_retention_limit: 0, tags },
    unknown: { multi_region_cluster_name: true },
    expressions: joinsAll,
  },
  {
    address: 'aws_elasticache_serverless_cache.sessions',
    after: { name: 'sessions', snapshot_retention_limit: 2, tags },
    unknown: { kms_key_id: true },
    expressions: { kms_key_id: toKey },
    live: {
      type: 'AWS::ElastiCache::ServerlessCache',
      name: 'sessions',
      answers: {
        'elasticache:DescribeServerlessCaches': {
          ServerlessCaches: [
            { ARN: arn('elasticache', 'serverlesscache:sessions'), KmsKeyId: mainKey, SnapshotRetentionLimit: 2 },
          ],
        },
        'elasticache:ListTagsForResource': { TagList: tagList },
      },
    },
  },
  {
    address: 'aws_fsx_windows_file_system.files',
    after: {
      deployment_type: 'MULTI_AZ_1',
      automatic_backup_retention_days: 14,
      audit_log_configuration: [
        {
          file_access_audit_log_level: 'SUCCESS_AND_FAILURE',
          file_share_access_audit_log_level: 'DISABLED',
          audit_log_destination: arn('logs', 'log-group:/aws/fsx/files'),
        },
      ],
      tags,
    },
    unknown: { kms_key_id: true },
    expressions: { kms_key_id: toKey, audit_log_configuration: [{}] },
    live: fileSystem('aws_fsx_windows_file_system.files', {
      FileSystemType: 'WINDOWS',
      KmsKeyId: mainKey,
      WindowsConfiguration: {
        DeploymentType: 'MULTI_AZ_1',
        AutomaticBackupRetentionDays: 14,
        AuditLogConfiguration: {
          FileAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
          FileShareAccessAuditLogLevel: 'DISABLED',
          AuditLogDestination: arn('logs', 'log-group:/aws/fsx/files'),
        },
      },
    }),
  },
  {
    address: 'aws_fsx_lustre_file_system.scratch',
    after: {
      deployment_type: 'SCRATCH_2',
      import_path: 's3://records/in',
      log_configuration: [{ level: 'DISABLED' }],
      tags,
    },
    unknown: { kms_key_id: true, export_path: true, automatic_backup_retention_days: true },
    expressions: { import_path: {}, log_configuration: [{}], deployment_type: {} },
    live: {
      ...scratch,
      answers: {
        ...scratch.answers,
        'fsx:DescribeDataRepositoryAssociations': { Associations: [{ DataRepositoryPath: 's3://copies/out' }] },
      },
    },
  },
  {
    address: 'aws_fsx_data_repository_association.scratch',
    after: { data_repository_path: 's3://copies/out', file_system_path: '/out' },
    unknown: { file_system_id: true },
    expressions: {
      file_system_id: to('aws_fsx_lustre_file_system.scratch.id', 'aws_fsx_lustre_file_system.scratch'),
    },
  },
  {
    address: 'aws_fsx_ontap_file_system.shared',
    after: { deployment_type: 'SINGLE_AZ_1', automatic_backup_retention_days: 0, kms_key_id: mainKey, tags },
    live: fileSystem('aws_fsx_ontap_file_system.shared', {
      FileSystemType: 'ONTAP',
      KmsKeyId: mainKey,
      OntapConfiguration: { DeploymentType: 'SINGLE_AZ_1', AutomaticBackupRetentionDays: 0 },
    }),
  },
  {
    address: 'aws_fsx_openzfs_file_system.fast',
    after: { deployment_type: 'SINGLE_AZ_2', automatic_backup_retention_days: 1, kms_key_id: mainKey, tags },
    live: fileSystem('aws_fsx_openzfs_file_system.fast', {
      FileSystemType: 'OPENZFS',
      KmsKeyId: mainKey,
      OpenZFSConfiguration: { DeploymentType: 'SINGLE_AZ_2', AutomaticBackupRetentionDays: 1 },
    }),
  },
  {
    address: 'aws_cognito_user_pool.people',
    after: { name: 'people', deletion_protection: 'ACTIVE', tags },
    live: {
      type: 'AWS::Cognito::UserPool',
      name: 'aws_cognito_user_pool.people',
      answers: {
        'cognito-idp:DescribeUserPool': {
          UserPool: {
            Arn: arn('cognito-idp', 'userpool/aws_cognito_user_pool.people'),
            DeletionProtection: 'ACTIVE',
            UserPoolTags: tags,
          },
        },
        'cognito-idp:ListUserPoolReplicas': { UserPoolReplicas: [] },
        'cognito-idp:GetLogDeliveryConfiguration': {
          LogDeliveryConfiguration: {
            LogConfigurations: [
              { CloudWatchLogsConfiguration: { LogGroupArn: arn('logs', 'log-group:people') } },
              { S3Configuration: { BucketArn: 'arn:aws:s3:::copies' } },
              { FirehoseConfiguration: { StreamArn: arn('firehose', 'deliverystream/people') } },
            ],
          },
        },
      },
    },
  },
  {
    address: 'aws_cognito_log_delivery_configuration.people',
    after: {
      log_configurations: [
        { cloud_watch_logs_configuration: [{ log_group_arn: arn('logs', 'log-group:people') }] },
        { s3_configuration: [{ bucket_arn: 'arn:aws:s3:::copies' }] },
        { firehose_configuration: [{ stream_arn: arn('firehose', 'deliverystream/people') }] },
      ],
    },
    unknown: { user_pool_id: true },
    expressions: { user_pool_id: to('aws_cognito_user_pool.people.id', 'aws_cognito_user_pool.people') },
  },
  {
    address: 'aws_glue_catalog_database.lake',
    after: { name: 'lake', tags },
    live: {
      type: 'AWS::Glue::Database',
      name: 'lake',
      answers: {
        'glue:GetDatabases': { DatabaseList: [{ Name: 'lake' }] },
        'glue:GetDataCatalogEncryptionSettings': {
          DataCatalogEncryptionSettings: {
            EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: mainKey },
            ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true, AwsKmsKeyId: mainKey },
          },
        },
        'glue:GetTags': { Tags: tags },
      },
    },
  },
  {
    address: 'aws_glue_data_catalog_encryption_settings.all',
    after: {
      data_catalog_encryption_settings: [
        {
          encryption_at_rest: [{ catalog_encryption_mode: 'SSE-KMS', sse_aws_kms_key_id: mainKey }],
          connection_password_encryption: [{ return_connection_password_encrypted: true, aws_kms_key_id: mainKey }],
        },
      ],
    },
  },
  {
    address: 'aws_msk_cluster.events',
    after: {
      cluster_name: 'events',
      broker_node_group_info: [{ connectivity_info: [{ public_access: [{ type: 'DISABLED' }] }] }],
      encryption_info: [{ encryption_at_rest_kms_key_arn: mainKey, encryption_in_transit: [{ client_broker: 'TLS' }] }],
      logging_info: [
        { broker_logs: [{ cloudwatch_logs: [{ enabled: true, log_group: 'kafka' }], s3: [{ enabled: false }] }] },
      ],
      tags,
    },
    live: {
      type: 'AWS::MSK::Cluster',
      name: 'events',
      answers: {
        'kafka:ListClustersV2': {
          ClusterInfoList: [
            {
              ClusterArn: arn('kafka', 'cluster/events'),
              ClusterType: 'PROVISIONED',
              Provisioned: {
                BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } } },
                EncryptionInfo: {
                  EncryptionAtRest: { DataVolumeKMSKeyId: mainKey },
                  EncryptionInTransit: { ClientBroker: 'TLS' },
                },
                LoggingInfo: {
                  BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: 'kafka' }, S3: { Enabled: false } },
                },
              },
              Tags: tags,
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_msk_serverless_cluster.queue',
    after: { cluster_name: 'queue', tags },
    live: {
      type: 'AWS::MSK::Cluster',
      name: 'queue',
      answers: {
        'kafka:ListClustersV2': {
          ClusterInfoList: [{ ClusterArn: arn('kafka', 'cluster/queue'), ClusterType: 'SERVERLESS', Tags: tags }],
        },
      },
    },
  },
]
