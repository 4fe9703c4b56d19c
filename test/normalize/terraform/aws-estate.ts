// One estate of AWS told twice: as a plan that makes it, and as the answers of its services once it is there.
import { isRecord } from '../../../src/model/json.ts'
import type { Observation } from '../../../src/model/observation.ts'
import { clusters } from './aws-estate-clusters.ts'
import { dataServices } from './aws-estate-data.ts'
import { analytics } from './aws-estate-analytics.ts'
import { apis } from './aws-estate-apis.ts'
import { edge } from './aws-estate-edge.ts'
import { guards } from './aws-estate-guards.ts'
import { links } from './aws-estate-links.ts'
import { models } from './aws-estate-models.ts'
import { crmHost, movers } from './aws-estate-movers.ts'
import { crmParameters, more } from './aws-estate-more.ts'
import { account, arn, mainKey, tagList, tags } from './aws-estate-parts.ts'
import { block, change, constant, planOf, to, type Values } from '../../sources/terraform/sample-plan.ts'

export { account }

export interface Told {
  /** In the plan. */
  address: string
  after: Values
  unknown?: Values
  expressions?: object
  region?: string
  /** The services' answers, by operation; none for what only says more of another. */
  live?: { type: string; name: string; answers: Record<string, unknown> }
}

const farKey = arn('kms', 'key/aws_kms_replica_key.far', 'us-east-1')
const onlyTls = (bucket: string): string =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  })
const reader = '444455556666'
const mainPolicy = JSON.stringify({
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::555566667777:root' }, Action: 'kms:Decrypt', Resource: '*' },
  ],
})
const family = { PrimaryKey: { Arn: mainKey }, ReplicaKeys: [{ Arn: farKey }] }
const customers = { KeyManager: 'CUSTOMER', Origin: 'AWS_KMS', Enabled: true, KeyState: 'Enabled', MultiRegion: true }
const blocked = { PublicAccessBlockConfiguration: { IgnorePublicAcls: true, RestrictPublicBuckets: true } }
const bare = (region: string) => ({
  's3:ListBuckets': { BucketRegion: region },
  's3:GetPublicAccessBlock': blocked,
  's3:GetBucketAcl': { Grants: [] },
  's3:GetObjectLockConfiguration': { error: 'ObjectLockConfigurationNotFoundError' },
  's3:GetBucketTagging': { TagSet: tagList },
})
const plain = (region: string) => ({
  ...bare(region),
  's3:GetBucketEncryption': {
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
  },
  's3:GetBucketPolicy': { error: 'NoSuchBucketPolicy' },
  's3:GetBucketLogging': {},
  's3:GetBucketReplication': { error: 'ReplicationConfigurationNotFoundError' },
  's3:GetBucketLifecycleConfiguration': { error: 'NoSuchLifecycleConfiguration' },
})
const inlineOfBucket = { server_side_encryption_configuration: true, policy: true, grant: true, logging: true }
const bucketUnknown = {
  ...inlineOfBucket,
  replication_configuration: true,
  lifecycle_rule: true,
  object_lock_configuration: true,
}

const database = {
  StorageEncrypted: true,
  KmsKeyId: mainKey,
  PubliclyAccessible: false,
  Engine: 'postgres',
  EngineVersion: '16.4',
  DBParameterGroups: [{ ParameterApplyStatus: 'in-sync' }],
  OptionGroupMemberships: [{ OptionGroupName: 'default:postgres-16' }],
  DeletionProtection: true,
  MultiAZ: true,
  TagList: tagList,
}

export const estate: readonly Told[] = [
  {
    address: 'aws_kms_key.main',
    after: { multi_region: true, enable_key_rotation: true, tags },
    live: {
      type: 'AWS::KMS::Key',
      name: 'aws_kms_key.main',
      answers: {
        'kms:DescribeKey': { KeyMetadata: { Arn: mainKey, ...customers, MultiRegionConfiguration: family } },
        'kms:GetKeyRotationStatus': { KeyRotationEnabled: true },
        'kms:GetKeyPolicy': { Policy: mainPolicy, PolicyName: 'default' },
        'kms:ListGrants': {
          Grants: [{ GrantId: 'a', GranteePrincipal: `arn:aws:iam::${reader}:role/reader`, Operations: ['Decrypt'] }],
        },
        'kms:ListResourceTags': { Tags: [{ TagKey: 'DataClass', TagValue: 'pii' }] },
      },
    },
  },
  {
    address: 'aws_kms_key_policy.main',
    after: { policy: mainPolicy },
    unknown: { key_id: true },
    expressions: { key_id: to('aws_kms_key.main.id', 'aws_kms_key.main') },
  },
  {
    address: 'aws_kms_grant.reader',
    after: { grantee_principal: `arn:aws:iam::${reader}:role/reader`, operations: ['Decrypt'] },
    unknown: { key_id: true, grant_id: true },
    expressions: { key_id: to('aws_kms_key.main.key_id', 'aws_kms_key.main') },
  },
  {
    address: 'aws_kms_replica_key.far',
    region: 'us-east-1',
    after: { tags },
    unknown: { primary_key_arn: true },
    expressions: { primary_key_arn: to('aws_kms_key.main.arn', 'aws_kms_key.main') },
  },
  {
    address: 'aws_s3_bucket.records',
    after: { bucket: 'records', tags },
    unknown: bucketUnknown,
    live: {
      type: 'AWS::S3::Bucket',
      name: 'records',
      answers: {
        ...bare('eu-central-1'),
        's3:GetBucketEncryption': {
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: mainKey } }],
          },
        },
        's3:GetBucketPolicy': { Policy: onlyTls('records') },
        's3:GetBucketLogging': { LoggingEnabled: { TargetBucket: 'copies', TargetPrefix: '' } },
        's3:GetBucketReplication': {
          ReplicationConfiguration: { Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copies' } }] },
        },
        's3:GetBucketLifecycleConfiguration': {
          Rules: [{ Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 365 } }],
        },
      },
    },
  },
  {
    address: 'aws_s3_bucket.copies',
    region: 'us-east-1',
    after: { bucket: 'copies', tags },
    unknown: bucketUnknown,
    live: { type: 'AWS::S3::Bucket', name: 'copies', answers: plain('us-east-1') },
  },
  {
    address: 'aws_s3_bucket_server_side_encryption_configuration.records',
    after: { bucket: 'records', rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }] }] },
    unknown: { rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: true }] }] },
    expressions: {
      rule: [
        {
          apply_server_side_encryption_by_default: [
            { kms_master_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main') },
          ],
        },
      ],
    },
  },
  {
    address: 'aws_s3_bucket_policy.records',
    after: { policy: onlyTls('records') },
    unknown: { bucket: true },
    expressions: { bucket: to('aws_s3_bucket.records.id', 'aws_s3_bucket.records') },
  },
  {
    address: 'aws_s3_bucket_logging.records',
    after: { bucket: 'records', target_prefix: '' },
    unknown: { target_bucket: true },
    expressions: { target_bucket: to('aws_s3_bucket.copies.id', 'aws_s3_bucket.copies') },
  },
  {
    address: 'aws_s3_bucket_replication_configuration.records',
    after: { bucket: 'records', rule: [{ status: 'Enabled', destination: [{ account: null }] }] },
    unknown: { rule: [{ destination: [{ bucket: true }] }] },
    expressions: { rule: [{ destination: [{ bucket: to('aws_s3_bucket.copies.arn', 'aws_s3_bucket.copies') }] }] },
  },
  {
    address: 'aws_s3_bucket_lifecycle_configuration.records',
    after: {
      bucket: 'records',
      rule: [{ status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: 365 }], transition: [] }],
    },
  },
  {
    address: 'aws_dynamodb_table.orders',
    after: {
      name: 'orders',
      tags,
      deletion_protection_enabled: true,
      point_in_time_recovery: [{ enabled: false }],
      server_side_encryption: [{ enabled: true }],
      replica: [{ region_name: 'us-east-1' }],
    },
    unknown: { server_side_encryption: [{ kms_key_arn: true }], replica: [{ kms_key_arn: true }] },
    expressions: {
      server_side_encryption: [{ kms_key_arn: to('aws_kms_key.main.arn', 'aws_kms_key.main') }],
      replica: [
        {
          region_name: constant('us-east-1'),
          kms_key_arn: to('aws_kms_replica_key.far.arn', 'aws_kms_replica_key.far'),
        },
      ],
    },
    live: {
      type: 'AWS::DynamoDB::Table',
      name: 'orders',
      answers: {
        'dynamodb:DescribeTable': {
          Table: {
            TableArn: arn('dynamodb', 'table/orders'),
            SSEDescription: { Status: 'ENABLED', KMSMasterKeyArn: mainKey },
            DeletionProtectionEnabled: true,
            GlobalTableVersion: '2019.11.21',
            Replicas: [{ RegionName: 'us-east-1', KMSMasterKeyId: farKey }],
          },
        },
        'dynamodb:DescribeContinuousBackups': {
          ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } },
        },
        'dynamodb:ListTagsOfResource': { Tags: tagList },
        'dynamodb:ListExports': { Exports: [] },
      },
    },
  },
  {
    address: 'aws_sqs_queue.jobs',
    after: { name: 'jobs', message_retention_seconds: 86_400, tags },
    unknown: { kms_master_key_id: true, policy: true, sqs_managed_sse_enabled: true },
    expressions: { kms_master_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main') },
    live: {
      type: 'AWS::SQS::Queue',
      name: 'jobs',
      answers: {
        'sqs:GetQueueAttributes': {
          Attributes: { QueueArn: arn('sqs', 'jobs'), KmsMasterKeyId: mainKey, MessageRetentionPeriod: '86400' },
        },
        'sqs:ListQueueTags': { Tags: tags },
      },
    },
  },
  {
    address: 'aws_sns_topic.events',
    after: { name: 'events', tags },
    unknown: { policy: true },
    live: {
      type: 'AWS::SNS::Topic',
      name: 'events',
      answers: {
        'sns:GetTopicAttributes': {
          Attributes: {
            TopicArn: arn('sns', 'events'),
            Policy: JSON.stringify({
              Statement: [
                { Effect: 'Allow', Principal: { AWS: account }, Action: 'SNS:Publish', Resource: arn('sns', 'events') },
              ],
            }),
          },
        },
        'sns:ListSubscriptionsByTopic': {
          Subscriptions: [{ SubscriptionArn: 'arn', Protocol: 'sqs', Endpoint: arn('sqs', 'jobs') }],
        },
        'sns:ListTagsForResource': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_sns_topic_subscription.jobs',
    after: { protocol: 'sqs' },
    unknown: { topic_arn: true, endpoint: true },
    expressions: {
      topic_arn: to('aws_sns_topic.events.arn', 'aws_sns_topic.events'),
      endpoint: to('aws_sqs_queue.jobs.arn', 'aws_sqs_queue.jobs'),
    },
  },
  {
    address: 'aws_cloudwatch_log_group.app',
    after: { name: '/app', retention_in_days: 30, tags },
    unknown: { log_group_class: true },
    live: {
      type: 'AWS::Logs::LogGroup',
      name: '/app',
      answers: {
        'logs:DescribeLogGroups': {
          logGroups: [{ arn: arn('logs', 'log-group:/app'), retentionInDays: 30, logGroupClass: 'STANDARD' }],
        },
        'logs:DescribeSubscriptionFilters': {
          subscriptionFilters: [{ destinationArn: arn('kinesis', 'stream/clicks') }],
        },
        'logs:ListTagsForResource': { tags },
      },
    },
  },
  {
    address: 'aws_cloudwatch_log_subscription_filter.app',
    after: {},
    unknown: { log_group_name: true, destination_arn: true },
    expressions: {
      log_group_name: to('aws_cloudwatch_log_group.app.name', 'aws_cloudwatch_log_group.app'),
      destination_arn: to('aws_kinesis_stream.clicks.arn', 'aws_kinesis_stream.clicks'),
    },
  },
  {
    address: 'aws_kinesis_stream.clicks',
    after: { name: 'clicks', retention_period: 48, encryption_type: 'KMS', tags },
    unknown: { kms_key_id: true },
    expressions: { kms_key_id: to('aws_kms_key.main.key_id', 'aws_kms_key.main') },
    live: {
      type: 'AWS::Kinesis::Stream',
      name: 'clicks',
      answers: {
        'kinesis:DescribeStreamSummary': {
          StreamDescriptionSummary: {
            StreamARN: arn('kinesis', 'stream/clicks'),
            RetentionPeriodHours: 48,
            EncryptionType: 'KMS',
            KeyId: mainKey,
          },
        },
        'kinesis:ListTagsForStream': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_db_instance.crm',
    after: {
      identifier: 'crm',
      engine: 'postgres',
      engine_version: '16.4',
      storage_encrypted: true,
      publicly_accessible: false,
      backup_retention_period: 0,
      deletion_protection: true,
      multi_az: true,
      password: 'canary-database',
      tags,
    },
    unknown: { kms_key_id: true, option_group_name: true, parameter_group_name: true },
    expressions: {
      kms_key_id: to('aws_kms_alias.main.arn', 'aws_kms_alias.main'),
      parameter_group_name: to('aws_db_parameter_group.crm.name', 'aws_db_parameter_group.crm'),
    },
    live: {
      type: 'AWS::RDS::DBInstance',
      name: 'crm',
      answers: {
        'rds:DescribeDBInstances': {
          DBInstances: [
            {
              ...database,
              DBInstanceArn: arn('rds', 'db:crm'),
              Endpoint: { Address: crmHost },
              BackupRetentionPeriod: 0,
              ReadReplicaDBInstanceIdentifiers: [arn('rds', 'db:crm-far', 'us-east-1')],
              DBInstanceAutomatedBackupsReplications: [
                {
                  DBInstanceAutomatedBackupsArn: arn(
                    'rds',
                    'auto-backup:aws_db_instance_automated_backups_replication.crm',
                    'eu-west-1',
                  ),
                },
              ],
            },
          ],
        },
        'rds:DescribeDBParameters': crmParameters,
      },
    },
  },
  {
    address: 'aws_db_instance.far',
    region: 'us-east-1',
    after: { identifier: 'crm-far', instance_class: 'db.t3.micro' },
    unknown: { replicate_source_db: true },
    expressions: { replicate_source_db: to('aws_db_instance.crm.arn', 'aws_db_instance.crm') },
  },
  {
    address: 'aws_db_instance_automated_backups_replication.crm',
    region: 'eu-west-1',
    after: {},
    unknown: { source_db_instance_arn: true },
    expressions: { source_db_instance_arn: to('aws_db_instance.crm.arn', 'aws_db_instance.crm') },
  },
  {
    address: 'aws_secretsmanager_secret.token',
    after: { name: 'token', replica: [{ region: 'us-east-1' }], tags },
    unknown: { kms_key_id: true, replica: [{ kms_key_id: true }] },
    expressions: {
      kms_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main'),
      replica: [
        { region: constant('us-east-1'), kms_key_id: to('aws_kms_replica_key.far.arn', 'aws_kms_replica_key.far') },
      ],
    },
    live: {
      type: 'AWS::SecretsManager::Secret',
      name: 'token',
      answers: {
        'secretsmanager:DescribeSecret': {
          ARN: arn('secretsmanager', 'secret:token'),
          KmsKeyId: mainKey,
          ReplicationStatus: [{ Region: 'us-east-1', KmsKeyId: farKey }],
          Tags: tagList,
        },
      },
    },
  },
  {
    address: 'aws_efs_file_system.share',
    after: { encrypted: true, tags },
    unknown: { kms_key_id: true, availability_zone_name: true },
    expressions: { encrypted: constant(true), kms_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main') },
    live: {
      type: 'AWS::EFS::FileSystem',
      name: 'aws_efs_file_system.share',
      answers: {
        'elasticfilesystem:DescribeFileSystems': {
          FileSystems: [
            {
              FileSystemArn: arn('elasticfilesystem', 'file-system/aws_efs_file_system.share'),
              Encrypted: true,
              KmsKeyId: mainKey,
              Tags: tagList,
            },
          ],
        },
        'elasticfilesystem:DescribeFileSystemPolicy': { error: 'PolicyNotFound' },
        'elasticfilesystem:DescribeBackupPolicy': { BackupPolicy: { Status: 'ENABLED' } },
        'elasticfilesystem:DescribeReplicationConfigurations': {
          Replications: [
            {
              SourceFileSystemArn: arn('elasticfilesystem', 'file-system/aws_efs_file_system.share'),
              Destinations: [
                { FileSystemId: 'aws_efs_replication_configuration.share', Region: 'us-east-1', OwnerId: account },
              ],
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_efs_backup_policy.share',
    after: { backup_policy: [{ status: 'ENABLED' }] },
    unknown: { file_system_id: true },
    expressions: { file_system_id: to('aws_efs_file_system.share.id', 'aws_efs_file_system.share') },
  },
  {
    address: 'aws_efs_replication_configuration.share',
    after: { destination: [{ region: 'us-east-1' }] },
    unknown: { source_file_system_id: true, destination: [{ file_system_id: true }] },
    expressions: {
      source_file_system_id: to('aws_efs_file_system.share.id', 'aws_efs_file_system.share'),
      destination: [{ region: constant('us-east-1') }],
    },
  },
  {
    address: 'aws_backup_vault.far',
    region: 'us-east-1',
    after: { name: 'far', tags },
    unknown: { kms_key_arn: true },
    expressions: { kms_key_arn: to('aws_kms_replica_key.far.arn', 'aws_kms_replica_key.far') },
    live: {
      type: 'AWS::Backup::BackupVault',
      name: 'far',
      answers: {
        'backup:ListBackupVaults': {
          BackupVaultList: [
            { BackupVaultArn: arn('backup', 'backup-vault:far', 'us-east-1'), EncryptionKeyArn: farKey },
          ],
        },
        'backup:GetBackupVaultAccessPolicy': { error: 'ResourceNotFoundException' },
        'backup:ListTags': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_backup_plan.daily',
    after: {
      name: 'daily',
      rule: [
        {
          target_vault_name: 'Default',
          lifecycle: [{ delete_after: 35 }],
          copy_action: [{ lifecycle: [{ delete_after: 90 }] }],
        },
      ],
      tags,
    },
    unknown: { rule: [{ copy_action: [{ destination_vault_arn: true }] }] },
    expressions: {
      rule: [{ copy_action: [{ destination_vault_arn: to('aws_backup_vault.far.arn', 'aws_backup_vault.far') }] }],
    },
    live: {
      type: 'AWS::Backup::BackupPlan',
      name: 'aws_backup_plan.daily',
      answers: {
        'backup:ListBackupPlans': {
          BackupPlansList: [{ BackupPlanArn: arn('backup', 'backup-plan:aws_backup_plan.daily') }],
        },
        'backup:GetBackupPlan': {
          BackupPlan: {
            Rules: [
              {
                TargetBackupVaultName: 'Default',
                Lifecycle: { DeleteAfterDays: 35 },
                CopyActions: [
                  {
                    DestinationBackupVaultArn: arn('backup', 'backup-vault:far', 'us-east-1'),
                    Lifecycle: { DeleteAfterDays: 90 },
                  },
                ],
              },
            ],
          },
        },
        'backup:ListTags': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_cloudtrail.audit',
    after: {
      name: 'audit',
      is_multi_region_trail: true,
      enable_log_file_validation: true,
      event_selector: [
        {
          read_write_type: 'All',
          include_management_events: true,
          data_resource: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
        },
      ],
      tags,
    },
    unknown: { s3_bucket_name: true, kms_key_id: true },
    expressions: {
      s3_bucket_name: to('aws_s3_bucket.copies.id', 'aws_s3_bucket.copies'),
      kms_key_id: to('aws_kms_replica_key.far.arn', 'aws_kms_replica_key.far'),
    },
    live: {
      type: 'AWS::CloudTrail::Trail',
      name: 'audit',
      answers: {
        'cloudtrail:DescribeTrails': {
          trailList: [
            {
              TrailARN: arn('cloudtrail', 'trail/audit'),
              HomeRegion: 'eu-central-1',
              IsMultiRegionTrail: true,
              IsOrganizationTrail: false,
              HasCustomEventSelectors: true,
              LogFileValidationEnabled: true,
              S3BucketName: 'copies',
              KmsKeyId: farKey,
            },
          ],
        },
        'cloudtrail:GetTrailStatus': { IsLogging: true },
        'cloudtrail:GetEventSelectors': {
          EventSelectors: [
            {
              ReadWriteType: 'All',
              IncludeManagementEvents: true,
              DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
            },
          ],
        },
        'cloudtrail:ListTags': { ResourceTagList: [{ TagsList: tagList }] },
      },
    },
  },
  {
    address: 'aws_ecr_repository.app',
    after: { name: 'app', encryption_configuration: [{ encryption_type: 'KMS' }], tags },
    unknown: { encryption_configuration: [{ kms_key: true }] },
    expressions: { encryption_configuration: [{ kms_key: to('aws_kms_key.main.arn', 'aws_kms_key.main') }] },
    live: {
      type: 'AWS::ECR::Repository',
      name: 'app',
      answers: {
        'ecr:DescribeRepositories': {
          repositories: [
            {
              repositoryArn: arn('ecr', 'repository/app'),
              encryptionConfiguration: { encryptionType: 'KMS', kmsKey: mainKey },
            },
          ],
        },
        'ecr:DescribeRegistry': {
          replicationConfiguration: { rules: [{ destinations: [{ region: 'us-east-1', registryId: account }] }] },
        },
        'ecr:ListTagsForResource': { tags: tagList },
      },
    },
  },
  {
    address: 'aws_ecr_replication_configuration.all',
    after: {
      replication_configuration: [
        { rule: [{ destination: [{ region: 'us-east-1', registry_id: account }], repository_filter: [] }] },
      ],
    },
  },
  {
    address: 'aws_elasticache_replication_group.cache',
    after: {
      replication_group_id: 'cache',
      engine: 'valkey',
      at_rest_encryption_enabled: 'true',
      transit_encryption_enabled: true,
      snapshot_retention_limit: 7,
      multi_az_enabled: true,
      tags,
    },
    unknown: { kms_key_id: true, global_replication_group_id: true, transit_encryption_mode: true },
    expressions: {
      at_rest_encryption_enabled: constant('true'),
      transit_encryption_enabled: constant(true),
      kms_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main'),
    },
    live: {
      type: 'AWS::ElastiCache::ReplicationGroup',
      name: 'cache',
      answers: {
        'elasticache:DescribeReplicationGroups': {
          ReplicationGroups: [
            {
              ARN: arn('elasticache', 'replicationgroup:cache'),
              AtRestEncryptionEnabled: true,
              StorageEncryptionType: 'sse-kms',
              KmsKeyId: mainKey,
              TransitEncryptionEnabled: true,
              TransitEncryptionMode: 'required',
              SnapshotRetentionLimit: 7,
              MultiAZ: 'enabled',
              GlobalReplicationGroupInfo: {},
              LogDeliveryConfigurations: [],
            },
          ],
        },
        'elasticache:ListTagsForResource': { TagList: tagList },
      },
    },
  },
  {
    address: 'aws_opensearch_domain.search',
    after: {
      domain_name: 'search',
      encrypt_at_rest: [{ enabled: true }],
      node_to_node_encryption: [{ enabled: true }],
      domain_endpoint_options: [{ enforce_https: true, tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }],
      cluster_config: [{ zone_awareness_enabled: true }],
      vpc_options: [{ subnet_ids: ['subnet-1'] }],
      log_publishing_options: [],
      tags,
    },
    unknown: { access_policies: true, advanced_security_options: true, encrypt_at_rest: [{ kms_key_id: true }] },
    expressions: {
      encrypt_at_rest: [{ enabled: constant(true), kms_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main') }],
      node_to_node_encryption: [{ enabled: constant(true) }],
      domain_endpoint_options: [
        { enforce_https: constant(true), tls_security_policy: constant('Policy-Min-TLS-1-2-2019-07') },
      ],
    },
    live: {
      type: 'AWS::OpenSearch::Domain',
      name: 'search',
      answers: {
        'es:DescribeDomains': {
          DomainStatusList: [
            {
              ARN: arn('es', 'domain/search'),
              EncryptionAtRestOptions: { Enabled: true, KmsKeyId: mainKey },
              NodeToNodeEncryptionOptions: { Enabled: true },
              DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
              ClusterConfig: { ZoneAwarenessEnabled: true },
              AdvancedSecurityOptions: { Enabled: false, AnonymousAuthEnabled: false },
              VPCOptions: { SubnetIds: ['subnet-1'] },
              AccessPolicies: '',
            },
          ],
        },
        'es:DescribeOutboundConnections': { Connections: [] },
        'es:DescribeInboundConnections': { Connections: [] },
        'es:ListTags': { TagList: tagList },
      },
    },
  },
  {
    address: 'aws_lambda_function.work',
    after: { function_name: 'work', dead_letter_config: [{}], tags },
    unknown: { kms_key_arn: true, dead_letter_config: [{ target_arn: true }] },
    expressions: {
      kms_key_arn: to('aws_kms_key.main.arn', 'aws_kms_key.main'),
      dead_letter_config: [{ target_arn: to('aws_sqs_queue.jobs.arn', 'aws_sqs_queue.jobs') }],
    },
    live: {
      type: 'AWS::Lambda::Function',
      name: 'work',
      answers: {
        'lambda:ListFunctions': {
          Functions: [
            {
              FunctionArn: arn('lambda', 'function:work'),
              KMSKeyArn: mainKey,
              DeadLetterConfig: { TargetArn: arn('sqs', 'jobs') },
            },
          ],
        },
        'lambda:ListTags': { Tags: tags },
        'lambda:ListFunctionEventInvokeConfigs': {
          FunctionEventInvokeConfigs: [
            {
              FunctionArn: arn('lambda', 'function:work:$LATEST'),
              DestinationConfig: {
                OnSuccess: { Destination: arn('lambda', 'function:work') },
                OnFailure: { Destination: 'arn:aws:s3:::copies' },
              },
            },
          ],
        },
        'lambda:ListEventSourceMappings': {
          EventSourceMappings: [
            {
              FunctionArn: arn('lambda', 'function:work'),
              EventSourceArn: arn('kinesis', 'stream/events'),
              DestinationConfig: { OnFailure: { Destination: arn('sqs', 'lost', 'us-east-1') } },
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_lambda_function_event_invoke_config.work',
    after: { function_name: 'work', destination_config: [{ on_success: [{}], on_failure: [{}] }] },
    unknown: { destination_config: [{ on_success: [{ destination: true }], on_failure: [{ destination: true }] }] },
    expressions: {
      destination_config: [
        {
          on_success: [{ destination: to('aws_lambda_function.work.arn', 'aws_lambda_function.work') }],
          on_failure: [{ destination: to('aws_s3_bucket.copies.arn', 'aws_s3_bucket.copies') }],
        },
      ],
    },
  },
  {
    address: 'aws_lambda_event_source_mapping.work',
    after: {
      event_source_arn: arn('kinesis', 'stream/events'),
      destination_config: [{ on_failure: [{ destination_arn: arn('sqs', 'lost', 'us-east-1') }] }],
    },
    unknown: { function_name: true },
    expressions: { function_name: to('aws_lambda_function.work.arn', 'aws_lambda_function.work') },
  },
  {
    address: 'aws_kinesis_firehose_delivery_stream.out',
    after: {
      name: 'out',
      server_side_encryption: [{ enabled: true, key_type: 'CUSTOMER_MANAGED_CMK' }],
      extended_s3_configuration: [{}],
      tags,
    },
    unknown: { server_side_encryption: [{ key_arn: true }], extended_s3_configuration: [{ bucket_arn: true }] },
    expressions: {
      server_side_encryption: [{ key_arn: to('aws_kms_key.main.arn', 'aws_kms_key.main') }],
      extended_s3_configuration: [{ bucket_arn: to('aws_s3_bucket.copies.arn', 'aws_s3_bucket.copies') }],
    },
    live: {
      type: 'AWS::KinesisFirehose::DeliveryStream',
      name: 'out',
      answers: {
        'firehose:DescribeDeliveryStream': {
          DeliveryStreamDescription: {
            DeliveryStreamARN: arn('firehose', 'deliverystream/out'),
            DeliveryStreamType: 'DirectPut',
            DeliveryStreamEncryptionConfiguration: {
              Status: 'ENABLED',
              KeyType: 'CUSTOMER_MANAGED_CMK',
              KeyARN: mainKey,
            },
            Destinations: [
              {
                ExtendedS3DestinationDescription: {
                  BucketARN: 'arn:aws:s3:::copies',
                  EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
                  S3BackupMode: 'Disabled',
                },
              },
            ],
            HasMoreDestinations: false,
          },
        },
        'firehose:ListTagsForDeliveryStream': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_ebs_volume.disk',
    after: { availability_zone: 'eu-central-1a', encrypted: true, tags },
    unknown: { kms_key_id: true, snapshot_id: true },
    expressions: { encrypted: constant(true), kms_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main') },
    live: {
      type: 'AWS::EC2::Volume',
      name: 'aws_ebs_volume.disk',
      answers: {
        'ec2:DescribeVolumes': {
          Volumes: [
            {
              VolumeId: 'aws_ebs_volume.disk',
              Encrypted: true,
              KmsKeyId: mainKey,
              AvailabilityZone: 'eu-central-1a',
              SnapshotId: '',
              Tags: tagList,
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_redshift_cluster.house',
    after: {
      cluster_identifier: 'house',
      encrypted: true,
      publicly_accessible: false,
      automated_snapshot_retention_period: 7,
      multi_az: false,
      tags,
    },
    unknown: { kms_key_id: true, cluster_parameter_group_name: true },
    expressions: { encrypted: constant(true), kms_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main') },
    live: {
      type: 'AWS::Redshift::Cluster',
      name: 'house',
      answers: {
        'redshift:DescribeClusters': {
          Clusters: [
            {
              ClusterIdentifier: 'house',
              Encrypted: true,
              KmsKeyId: mainKey,
              PubliclyAccessible: false,
              AutomatedSnapshotRetentionPeriod: 7,
              MultiAZ: 'Disabled',
              ClusterParameterGroups: [{ ParameterApplyStatus: 'in-sync' }],
              ClusterSnapshotCopyStatus: { DestinationRegion: 'us-east-1', SnapshotCopyGrantName: 'far' },
              Tags: tagList,
            },
          ],
        },
        'redshift:DescribeLoggingStatus': { LoggingEnabled: true, BucketName: 'copies' },
        'redshift:DescribeClusterParameters': {
          Parameters: [
            { ParameterName: 'require_ssl', ParameterValue: 'true' },
            { ParameterName: 'enable_user_activity_logging', ParameterValue: 'false' },
          ],
        },
      },
    },
  },
  {
    address: 'aws_redshift_snapshot_copy.house',
    after: { cluster_identifier: 'house', destination_region: 'us-east-1', snapshot_copy_grant_name: 'far' },
  },
  {
    address: 'aws_redshift_logging.house',
    after: { cluster_identifier: 'house', bucket_name: 'copies', log_destination_type: 's3' },
  },
  {
    address: 'aws_ssm_parameter.flag',
    after: { name: '/app/flag', type: 'SecureString', tags },
    unknown: { key_id: true },
    expressions: { key_id: to('aws_kms_key.main.key_id', 'aws_kms_key.main') },
    live: {
      type: 'AWS::SSM::Parameter',
      name: '/app/flag',
      answers: {
        'ssm:DescribeParameters': { Parameters: [{ Name: '/app/flag', Type: 'SecureString', KeyId: mainKey }] },
        'ssm:ListTagsForResource': { TagList: tagList },
      },
    },
  },
  {
    address: 'aws_cloudfront_distribution.site',
    after: {
      origin: [
        { origin_id: 'records', custom_origin_config: [], vpc_origin_config: [], origin_shield: [] },
        {
          origin_id: 'shop',
          domain_name: 'shop.example.test',
          custom_origin_config: [{ origin_protocol_policy: 'https-only', origin_ssl_protocols: ['TLSv1.2'] }],
          origin_shield: [{ enabled: true, origin_shield_region: 'eu-west-1' }],
        },
      ],
      origin_group: [],
      default_cache_behavior: [
        { target_origin_id: 'records', viewer_protocol_policy: 'redirect-to-https', min_ttl: 0 },
      ],
      ordered_cache_behavior: [
        {
          target_origin_id: 'shop',
          viewer_protocol_policy: 'https-only',
          cache_policy_id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        },
      ],
      restrictions: [{ geo_restriction: [{ restriction_type: 'whitelist', locations: ['DE', 'FR'] }] }],
      viewer_certificate: [{ cloudfront_default_certificate: false, minimum_protocol_version: 'TLSv1.2_2021' }],
      logging_config: [{}],
      tags,
    },
    unknown: {
      domain_name: true,
      origin: [{ domain_name: true }, {}],
      default_cache_behavior: [{ default_ttl: true, max_ttl: true }],
      logging_config: [{ bucket: true }],
    },
    expressions: {
      origin: [
        {
          origin_id: constant('records'),
          domain_name: to('aws_s3_bucket.records.bucket_regional_domain_name', 'aws_s3_bucket.records'),
        },
        { origin_id: constant('shop') },
      ],
      default_cache_behavior: [{ target_origin_id: constant('records') }],
      logging_config: [{ bucket: to('aws_s3_bucket.copies.bucket_domain_name', 'aws_s3_bucket.copies') }],
    },
    live: {
      type: 'AWS::CloudFront::Distribution',
      name: 'aws_cloudfront_distribution.site',
      answers: {
        'cloudfront:ListDistributions': {
          Items: [
            {
              ARN: `arn:aws:cloudfront::${account}:distribution/aws_cloudfront_distribution.site`,
              Origins: {
                Quantity: 2,
                Items: [
                  { Id: 'records', DomainName: 'records.s3.eu-central-1.amazonaws.com', S3OriginConfig: {} },
                  {
                    Id: 'shop',
                    DomainName: 'shop.example.test',
                    CustomOriginConfig: {
                      OriginProtocolPolicy: 'https-only',
                      OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
                    },
                    OriginShield: { Enabled: true, OriginShieldRegion: 'eu-west-1' },
                  },
                ],
              },
              DefaultCacheBehavior: {
                TargetOriginId: 'records',
                ViewerProtocolPolicy: 'redirect-to-https',
                MinTTL: 0,
                DefaultTTL: 86_400,
                MaxTTL: 31_536_000,
              },
              CacheBehaviors: {
                Quantity: 1,
                Items: [
                  {
                    TargetOriginId: 'shop',
                    ViewerProtocolPolicy: 'https-only',
                    CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
                  },
                ],
              },
              Restrictions: {
                GeoRestriction: { RestrictionType: 'whitelist', Quantity: 2, Items: ['DE', 'FR'] },
              },
              ViewerCertificate: { CloudFrontDefaultCertificate: false, MinimumProtocolVersion: 'TLSv1.2_2021' },
            },
          ],
        },
        'cloudfront:ListCachePolicies': {
          Items: [
            {
              CachePolicy: {
                Id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
                CachePolicyConfig: { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
              },
            },
          ],
        },
        'cloudfront:GetDistributionConfig': { Logging: { Enabled: true, Bucket: 'copies.s3.amazonaws.com' } },
        'cloudfront:ListTagsForResource': { Tags: { Items: tagList } },
      },
    },
  },
  {
    address: 'aws_ami_copy.image',
    after: { name: 'image', source_ami_id: 'ami-1', source_ami_region: 'us-east-1', tags },
    unknown: { ebs_block_device: true },
    live: {
      type: 'AWS::EC2::Image',
      name: 'aws_ami_copy.image',
      answers: {
        'ec2:DescribeImages': {
          Images: [
            {
              ImageId: 'aws_ami_copy.image',
              Public: false,
              SourceImageId: 'ami-1',
              SourceImageRegion: 'us-east-1',
              Tags: tagList,
            },
          ],
        },
        'ec2:DescribeImageAttribute': { LaunchPermissions: [{ UserId: '444455556666' }] },
      },
    },
  },
  {
    address: 'aws_ami_launch_permission.image',
    after: { account_id: '444455556666' },
    unknown: { image_id: true },
    expressions: { image_id: to('aws_ami_copy.image.id', 'aws_ami_copy.image') },
  },
  {
    address: 'aws_instance.worker',
    after: { availability_zone: 'eu-central-1b', root_block_device: [{ encrypted: true }], tags },
    unknown: { root_block_device: [{ kms_key_id: true }], ebs_block_device: true },
    expressions: {
      root_block_device: [{ encrypted: constant(true), kms_key_id: to('aws_kms_key.main.arn', 'aws_kms_key.main') }],
    },
    live: {
      type: 'AWS::EC2::Volume',
      name: 'aws_instance.worker',
      answers: {
        'ec2:DescribeVolumes': {
          Volumes: [
            {
              VolumeId: 'aws_instance.worker',
              Encrypted: true,
              KmsKeyId: mainKey,
              AvailabilityZone: 'eu-central-1b',
              SnapshotId: '',
              Tags: tagList,
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_s3control_multi_region_access_point.both',
    after: { details: [{ name: 'both', region: [{ bucket: 'records' }, { bucket: 'copies' }] }] },
    live: {
      type: 'AWS::S3::MultiRegionAccessPoint',
      name: 'aws_s3control_multi_region_access_point.both',
      answers: {
        's3-control:ListMultiRegionAccessPoints': {
          AccessPoints: [
            {
              Name: 'aws_s3control_multi_region_access_point.both',
              Regions: [{ Bucket: 'records' }, { Bucket: 'copies' }],
            },
          ],
        },
        's3-control:GetMultiRegionAccessPointRoutes': {
          Routes: [
            { Bucket: 'records', TrafficDialPercentage: 100 },
            { Bucket: 'copies', TrafficDialPercentage: 100 },
          ],
        },
      },
    },
  },
  ...more,
  ...dataServices,
  ...links,
  ...edge,
  ...apis,
  ...guards,
  ...clusters,
  ...movers,
  ...analytics,
  ...models,
]

export const plan: object = planOf({
  changes: estate.map(({ address, after, unknown, region }) =>
    change(address, {
      after: { region: region ?? 'eu-central-1', ...after },
      ...(unknown === undefined ? {} : { unknown }),
      sensitive: { password: true },
    }),
  ),
  resources: estate.map(({ address, expressions = {} }) => block(address, expressions)),
})

/** The answers as a live scan observes them. */
export const liveOf = ({ type, name, answers }: NonNullable<Told['live']>, region: string): Observation => ({
  kind: 'observation',
  provider: 'aws',
  partition: 'aws',
  account,
  region,
  type,
  nativeId: name,
  source: 'live',
  answers: Object.entries(answers).map(([operation, body]) => ({
    origin: { operation, observedAt: '2026-11-24T10:00:00Z' },
    ...(isRecord(body) && 'error' in body ? { error: String(body['error']) } : { body }),
  })),
})
