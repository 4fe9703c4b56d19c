// More of the estate that is told twice: machines and crawlers that go through data, an older search cluster, and what keeps events.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, mainKey, tagList, tags, toKey } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const diskKey = arn('kms', 'key/1234')
const ofCluster = JSON.stringify({
  EncryptionConfiguration: {
    EnableInTransitEncryption: true,
    EnableAtRestEncryption: true,
    AtRestEncryptionConfiguration: {
      LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: 'AwsKms', AwsKmsKey: diskKey },
      S3EncryptionConfiguration: { EncryptionMode: 'SSE-KMS', AwsKmsKey: mainKey },
    },
  },
})
const toFar = to('aws_s3_bucket.copies.bucket', 'aws_s3_bucket.copies')

export const analytics: readonly Told[] = [
  { address: 'aws_emr_security_configuration.work', after: { name: 'work', configuration: ofCluster } },
  {
    address: 'aws_emr_cluster.work',
    after: { name: 'work', release_label: 'emr-7.0.0', security_configuration: 'work', tags },
    unknown: { arn: true, log_uri: true, log_encryption_kms_key_id: true },
    expressions: { log_uri: toFar, log_encryption_kms_key_id: toKey },
    live: {
      type: 'AWS::EMR::Cluster',
      name: 'j-1',
      answers: {
        'elasticmapreduce:DescribeCluster': {
          Cluster: {
            ClusterArn: arn('elasticmapreduce', 'cluster/aws_emr_cluster.work'),
            LogUri: 's3n://copies/',
            LogEncryptionKmsKeyId: mainKey,
            SecurityConfiguration: 'work',
            Tags: tagList,
          },
        },
        'elasticmapreduce:DescribeSecurityConfiguration': { SecurityConfiguration: ofCluster },
      },
    },
  },
  {
    address: 'aws_cloudtrail_event_data_store.lake',
    after: { name: 'lake', retention_period: 365, tags },
    unknown: { arn: true, kms_key_id: true },
    expressions: { kms_key_id: to('aws_kms_key.main.key_id', 'aws_kms_key.main') },
    live: {
      type: 'AWS::CloudTrail::EventDataStore',
      name: 'lake',
      answers: {
        'cloudtrail:GetEventDataStore': {
          EventDataStoreArn: arn('cloudtrail', 'eventdatastore/lake'),
          KmsKeyId: mainKey,
          RetentionPeriod: 365,
        },
        'cloudtrail:ListTags': { ResourceTagList: [{ TagsList: tagList }] },
      },
    },
  },
  {
    address: 'aws_glue_security_configuration.crawl',
    after: {
      name: 'crawl',
      encryption_configuration: [
        {
          s3_encryption: [{ s3_encryption_mode: 'SSE-KMS' }],
          cloudwatch_encryption: [{ cloudwatch_encryption_mode: 'DISABLED', kms_key_arn: '' }],
          job_bookmarks_encryption: [{ job_bookmarks_encryption_mode: 'DISABLED', kms_key_arn: null }],
        },
      ],
    },
    unknown: { encryption_configuration: [{ s3_encryption: [{ kms_key_arn: true }] }] },
    expressions: { encryption_configuration: [{ s3_encryption: [{ kms_key_arn: toKey }] }] },
  },
  {
    address: 'aws_glue_crawler.crawl',
    after: {
      name: 'crawl',
      database_name: 'shop',
      security_configuration: 'crawl',
      s3_target: [{ path: 's3://records/in' }, {}],
      dynamodb_target: [{ path: 'orders' }],
      jdbc_target: [{ connection_name: 'elsewhere', path: 'crm/%' }],
      delta_target: [{ delta_tables: ['s3://tables/a'] }],
      iceberg_target: [{ paths: ['s3://ice/a'] }],
      catalog_target: [{ database_name: 'shop', tables: ['a'] }],
      tags,
    },
    unknown: { arn: true, s3_target: [{}, { path: true }] },
    expressions: { s3_target: [{ path: { constant_value: 's3://records/in' } }, { path: toFar }] },
    live: {
      type: 'AWS::Glue::Crawler',
      name: 'crawl',
      answers: {
        'glue:GetCrawlers': {
          Crawlers: [
            {
              Name: 'crawl',
              Targets: {
                S3Targets: [{ Path: 's3://records/in' }, { Path: 's3://copies' }],
                DynamoDBTargets: [{ Path: 'orders' }],
                JdbcTargets: [{ ConnectionName: 'elsewhere' }],
                DeltaTargets: [{ DeltaTables: ['s3://tables/a'] }],
                IcebergTargets: [{ Paths: ['s3://ice/a'] }],
                HudiTargets: [],
                MongoDBTargets: [],
                CatalogTargets: [{ DatabaseName: 'shop', Tables: ['a'] }],
              },
              CrawlerSecurityConfiguration: 'crawl',
            },
          ],
        },
        'glue:GetSecurityConfiguration': {
          SecurityConfiguration: {
            EncryptionConfiguration: {
              S3Encryption: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: mainKey }],
              CloudWatchEncryption: { CloudWatchEncryptionMode: 'DISABLED' },
              JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'DISABLED' },
            },
          },
        },
        'glue:GetTags': { Tags: { DataClass: 'pii' } },
      },
    },
  },
  {
    address: 'aws_elasticsearch_domain.old',
    after: {
      domain_name: 'old',
      elasticsearch_version: '7.10',
      encrypt_at_rest: [{ enabled: true }],
      node_to_node_encryption: [{ enabled: true }],
      domain_endpoint_options: [{ enforce_https: true, tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }],
      cluster_config: [{ instance_count: 2 }],
      log_publishing_options: [],
      tags,
    },
    unknown: {
      arn: true,
      access_policies: true,
      advanced_security_options: true,
      encrypt_at_rest: [{ kms_key_id: true }],
    },
    expressions: { encrypt_at_rest: [{ enabled: { constant_value: true }, kms_key_id: toKey }] },
    live: {
      type: 'AWS::OpenSearch::Domain',
      name: 'old',
      answers: {
        'es:DescribeDomains': {
          DomainStatusList: [
            {
              ARN: arn('es', 'domain/old'),
              EncryptionAtRestOptions: { Enabled: true, KmsKeyId: mainKey },
              DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
              NodeToNodeEncryptionOptions: { Enabled: true },
              ClusterConfig: { ZoneAwarenessEnabled: false },
              AdvancedSecurityOptions: { Enabled: false, AnonymousAuthEnabled: false },
              AccessPolicies: JSON.stringify({
                Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }],
              }),
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
    address: 'aws_elasticsearch_domain_policy.old',
    after: {
      domain_name: 'old',
      access_policies: JSON.stringify({
        Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }],
      }),
    },
  },
]
