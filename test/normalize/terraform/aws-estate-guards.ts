// More of the estate that is told twice: single caches, flows between services, devices for keys, and what watches over the logs.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, mainKey, tagList, tags, toKey } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const devices = 'aws_cloudhsm_v2_cluster.keys'
const watch = 'aws_guardduty_detector.all'
const reader = '444455556666'

export const guards: readonly Told[] = [
  {
    address: 'aws_elasticache_cluster.pages',
    after: {
      cluster_id: 'pages',
      engine: 'memcached',
      preferred_availability_zones: ['eu-central-1a', 'eu-central-1b'],
      log_delivery_configuration: [],
      tags,
    },
    unknown: { transit_encryption_enabled: true, replication_group_id: true, preferred_outpost_arn: true },
    live: {
      type: 'AWS::ElastiCache::CacheCluster',
      name: 'pages',
      answers: {
        'elasticache:DescribeCacheClusters': {
          CacheClusters: [
            {
              ARN: arn('elasticache', 'cluster:pages'),
              Engine: 'memcached',
              PreferredAvailabilityZone: 'Multiple',
              CacheNodes: [
                { CustomerAvailabilityZone: 'eu-central-1a' },
                { CustomerAvailabilityZone: 'eu-central-1b' },
              ],
              TransitEncryptionEnabled: false,
              LogDeliveryConfigurations: [],
            },
          ],
        },
        'elasticache:ListTagsForResource': { TagList: tagList },
      },
    },
  },
  {
    address: 'aws_elasticache_cluster.carts',
    after: {
      cluster_id: 'carts',
      engine: 'redis',
      availability_zone: 'eu-central-1a',
      snapshot_retention_limit: 3,
      transit_encryption_enabled: true,
      log_delivery_configuration: [{ destination: 'slow', destination_type: 'cloudwatch-logs' }],
      tags,
    },
    unknown: { replication_group_id: true, preferred_outpost_arn: true },
    live: {
      type: 'AWS::ElastiCache::CacheCluster',
      name: 'carts',
      answers: {
        'elasticache:DescribeCacheClusters': {
          CacheClusters: [
            {
              ARN: arn('elasticache', 'cluster:carts'),
              Engine: 'redis',
              PreferredAvailabilityZone: 'eu-central-1a',
              SnapshotRetentionLimit: 3,
              TransitEncryptionEnabled: true,
              TransitEncryptionMode: 'required',
              LogDeliveryConfigurations: [
                {
                  DestinationType: 'cloudwatch-logs',
                  DestinationDetails: { CloudWatchLogsDetails: { LogGroup: 'slow' } },
                },
              ],
            },
          ],
        },
        'elasticache:ListTagsForResource': { TagList: tagList },
      },
    },
  },
  {
    address: devices,
    after: { hsm_type: 'hsm2m.medium', source_backup_identifier: 'backup-1', tags },
    unknown: { id: true, cluster_id: true },
    live: {
      type: 'AWS::CloudHSMV2::Cluster',
      name: devices,
      answers: {
        'cloudhsm:DescribeClusters': {
          Clusters: [
            {
              ClusterId: devices,
              Hsms: [
                { AvailabilityZone: 'eu-central-1a', State: 'ACTIVE' },
                { AvailabilityZone: 'eu-central-1b', State: 'ACTIVE' },
              ],
              SourceBackupId: 'backup-1',
              TagList: tagList,
            },
          ],
        },
      },
    },
  },
  ...['a', 'b'].map((zone) => ({
    address: `aws_cloudhsm_v2_hsm.${zone}`,
    after: { availability_zone: `eu-central-1${zone}` },
    unknown: { cluster_id: true, hsm_state: true },
    expressions: { cluster_id: to(`${devices}.cluster_id`, devices) },
  })),
  {
    address: 'aws_appflow_flow.crm',
    after: {
      name: 'crm',
      source_flow_config: [
        {
          connector_type: 'Salesforce',
          source_connector_properties: [{ s3: [], salesforce: [{ object: 'Account' }] }],
        },
      ],
      destination_flow_config: [
        {
          connector_type: 'Redshift',
          destination_connector_properties: [
            {
              s3: [],
              redshift: [{ error_handling_config: [{ bucket_name: 'failed' }] }],
            },
          ],
        },
      ],
      tags,
    },
    unknown: {
      kms_arn: true,
      destination_flow_config: [
        { destination_connector_properties: [{ redshift: [{ intermediate_bucket_name: true }] }] },
      ],
    },
    expressions: {
      kms_arn: toKey,
      destination_flow_config: [
        {
          destination_connector_properties: [
            { redshift: [{ intermediate_bucket_name: to('aws_s3_bucket.copies.bucket', 'aws_s3_bucket.copies') }] },
          ],
        },
      ],
    },
    live: {
      type: 'AWS::AppFlow::Flow',
      name: 'crm',
      answers: {
        'appflow:DescribeFlow': {
          flowArn: arn('appflow', 'flow/crm'),
          kmsArn: mainKey,
          tags,
          sourceFlowConfig: {
            connectorType: 'Salesforce',
            sourceConnectorProperties: { Salesforce: { object: 'Account' } },
          },
          destinationFlowConfigList: [
            {
              connectorType: 'Redshift',
              destinationConnectorProperties: {
                Redshift: { intermediateBucketName: 'copies', errorHandlingConfig: { bucketName: 'failed' } },
              },
            },
          ],
        },
      },
    },
  },
  {
    address: watch,
    after: { enable: true, tags },
    unknown: { id: true, arn: true },
    live: {
      type: 'AWS::GuardDuty::Detector',
      name: watch,
      answers: {
        'guardduty:GetDetector': { Status: 'ENABLED', Tags: tags },
        'guardduty:ListPublishingDestinations': { Destinations: [{ DestinationId: 'd' }] },
        'guardduty:DescribePublishingDestination': {
          destinations: [{ DestinationProperties: { DestinationArn: 'arn:aws:s3:::copies', KmsKeyArn: mainKey } }],
        },
      },
    },
  },
  {
    address: 'aws_guardduty_publishing_destination.all',
    after: {},
    unknown: { detector_id: true, destination_arn: true, kms_key_arn: true },
    expressions: {
      detector_id: to(`${watch}.id`, watch),
      destination_arn: to('aws_s3_bucket.copies.arn', 'aws_s3_bucket.copies'),
      kms_key_arn: toKey,
    },
  },
  {
    address: 'aws_securitylake_data_lake.logs',
    after: {
      configuration: [
        {
          region: 'eu-west-1',
          encryption_configuration: [{ kms_key_id: 'S3_MANAGED_KEY' }],
          lifecycle_configuration: [{ expiration: [{ days: 400 }], transition: [] }],
          replication_configuration: [{ regions: ['us-east-1'] }],
        },
      ],
      tags,
    },
    unknown: { arn: true, id: true, s3_bucket_arn: true },
    region: 'eu-west-1',
    live: {
      type: 'AWS::SecurityLake::DataLake',
      name: arn('securitylake', 'data-lake/default', 'eu-west-1'),
      answers: {
        'securitylake:ListDataLakes': {
          dataLakes: [
            {
              dataLakeArn: arn('securitylake', 'data-lake/default', 'eu-west-1'),
              encryptionConfiguration: { kmsKeyId: 'S3_MANAGED_KEY' },
              lifecycleConfiguration: { expiration: { days: 400 } },
              replicationConfiguration: { regions: ['us-east-1'] },
            },
          ],
        },
        'securitylake:ListSubscribers': { subscribers: [{ principal: reader, subscriberStatus: 'ACTIVE' }] },
        'securitylake:ListTagsForResource': { tags: [{ key: 'DataClass', value: 'pii' }] },
      },
    },
  },
  {
    address: 'aws_securitylake_subscriber.partner',
    region: 'eu-west-1',
    after: { subscriber_identity: [{ principal: reader, external_id: 'x' }] },
  },
]
