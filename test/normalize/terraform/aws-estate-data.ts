// More of the estate that is told twice: tables of Keyspaces and their cache, queries of Athena, and brokers of messages.
import { afterApply } from '../../../src/model/planned.ts'
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, mainKey, tagList, tags, toKey } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const people = arn('cassandra', '/keyspace/crm/table/people')

export const dataServices: readonly Told[] = [
  {
    address: 'aws_keyspaces_keyspace.crm',
    after: {
      name: 'crm',
      replication_specification: [{ replication_strategy: 'MULTI_REGION', region_list: ['eu-central-1', 'us-east-1'] }],
    },
  },
  {
    address: 'aws_keyspaces_table.people',
    after: {
      keyspace_name: 'crm',
      table_name: 'people',
      encryption_specification: [{ type: 'CUSTOMER_MANAGED_KMS_KEY' }],
      point_in_time_recovery: [{ status: 'ENABLED' }],
      tags,
    },
    unknown: { encryption_specification: [{ kms_key_identifier: true }] },
    expressions: { encryption_specification: [{ kms_key_identifier: toKey }] },
    live: {
      type: 'AWS::Cassandra::Table',
      name: 'people',
      answers: {
        'cassandra:GetTable': {
          resourceArn: people,
          encryptionSpecification: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyIdentifier: mainKey },
          pointInTimeRecovery: { status: 'ENABLED' },
        },
        'cassandra:ListKeyspaces': {
          keyspaces: [{ replicationStrategy: 'MULTI_REGION', replicationRegions: ['eu-central-1', 'us-east-1'] }],
        },
        'cassandra:ListTagsForResource': { tags: [{ key: 'DataClass', value: 'pii' }] },
      },
    },
  },
  {
    address: 'aws_dax_cluster.crm',
    after: {
      cluster_name: 'crm',
      cluster_endpoint_encryption_type: 'TLS',
      server_side_encryption: [{ enabled: true }],
      tags,
    },
    unknown: { nodes: true },
    live: {
      type: 'AWS::DAX::Cluster',
      name: 'crm',
      answers: {
        'dax:DescribeClusters': {
          Clusters: [
            {
              ClusterArn: arn('dax', 'cache/crm'),
              SSEDescription: { Status: 'ENABLED' },
              ClusterEndpointEncryptionType: 'TLS',
              Nodes: afterApply,
            },
          ],
        },
        'dax:ListTags': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_athena_workgroup.analysts',
    after: {
      name: 'analysts',
      configuration: [
        {
          enforce_workgroup_configuration: true,
          result_configuration: [
            {
              output_location: 's3://results/analysts/',
              expected_bucket_owner: '444455556666',
              encryption_configuration: [{ encryption_option: 'SSE_KMS', kms_key_arn: mainKey }],
            },
          ],
          monitoring_configuration: [
            { s3_logging_configuration: [{ enabled: true, log_location: 's3://athena-logs/analysts/' }] },
          ],
        },
      ],
      tags,
    },
    live: {
      type: 'AWS::Athena::WorkGroup',
      name: 'analysts',
      answers: {
        'athena:GetWorkGroup': {
          WorkGroup: {
            Name: 'analysts',
            Configuration: {
              EnforceWorkGroupConfiguration: true,
              ResultConfiguration: {
                OutputLocation: 's3://results/analysts/',
                ExpectedBucketOwner: '444455556666',
                EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: mainKey },
              },
              MonitoringConfiguration: {
                S3LoggingConfiguration: { Enabled: true, LogLocation: 's3://athena-logs/analysts/' },
              },
            },
          },
        },
        'athena:ListTagsForResource': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_mq_broker.orders',
    after: {
      broker_name: 'orders',
      engine_type: 'ActiveMQ',
      deployment_mode: 'ACTIVE_STANDBY_MULTI_AZ',
      publicly_accessible: false,
      encryption_options: [{ use_aws_owned_key: false, kms_key_id: mainKey }],
      logs: [{ general: true, audit: 'false' }],
      tags,
    },
    unknown: { id: true, instances: true },
    live: {
      type: 'AWS::AmazonMQ::Broker',
      name: 'orders',
      answers: {
        'mq:DescribeBroker': {
          BrokerArn: arn('mq', 'broker:orders'),
          EngineType: 'ActiveMQ',
          EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: mainKey },
          BrokerInstances: afterApply,
          PubliclyAccessible: false,
          DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ',
          DataReplicationMode: 'CRDR',
          DataReplicationMetadata: {
            DataReplicationRole: 'PRIMARY',
            DataReplicationCounterpart: { BrokerId: 'orders-copy', Region: 'us-east-1' },
          },
          Logs: { General: true, GeneralLogGroup: afterApply, Audit: false },
          Tags: tags,
        },
      },
    },
  },
  {
    address: 'aws_mq_broker.copy',
    region: 'us-east-1',
    after: {
      broker_name: 'orders-copy',
      engine_type: 'ActiveMQ',
      deployment_mode: 'ACTIVE_STANDBY_MULTI_AZ',
      publicly_accessible: false,
      data_replication_mode: 'CRDR',
      tags,
    },
    unknown: { id: true, instances: true, data_replication_primary_broker_arn: true },
    expressions: { data_replication_primary_broker_arn: to('aws_mq_broker.orders.arn', 'aws_mq_broker.orders') },
    live: {
      type: 'AWS::AmazonMQ::Broker',
      name: 'orders-copy',
      answers: {
        'mq:DescribeBroker': {
          BrokerArn: arn('mq', 'broker:orders-copy', 'us-east-1'),
          EngineType: 'ActiveMQ',
          EncryptionOptions: { UseAwsOwnedKey: true },
          BrokerInstances: afterApply,
          PubliclyAccessible: false,
          DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ',
          DataReplicationMode: 'CRDR',
          DataReplicationMetadata: {
            DataReplicationRole: 'REPLICA',
            DataReplicationCounterpart: { BrokerId: 'orders', Region: 'eu-central-1' },
          },
          Logs: { General: false, Audit: false },
          Tags: tags,
        },
      },
    },
  },
]
