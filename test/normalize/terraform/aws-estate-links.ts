// More of the estate that is told twice: a warehouse without a cluster, what links its networks with others, and where logs of them go.
import { constant, to } from '../../sources/terraform/sample-plan.ts'
import { account, arn, mainKey, tagList, tags, toKey } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const namespaceName = 'serverless'
const own = { namespace_name: namespaceName }
const stranger = '444455556666'

export const links: readonly Told[] = [
  {
    address: 'aws_redshiftserverless_namespace.serverless',
    after: { ...own, log_exports: ['useractivitylog'], tags },
    unknown: { kms_key_id: true },
    expressions: { kms_key_id: toKey },
    live: {
      type: 'AWS::RedshiftServerless::Namespace',
      name: namespaceName,
      answers: {
        'redshift-serverless:ListNamespaces': {
          namespaces: [
            {
              namespaceArn: arn('redshift-serverless', 'namespace/serverless'),
              namespaceName,
              kmsKeyId: mainKey,
              logExports: ['useractivitylog'],
            },
          ],
        },
        'redshift-serverless:ListWorkgroups': {
          workgroups: [
            {
              namespaceName,
              publiclyAccessible: true,
              configParameters: [
                { parameterKey: 'require_ssl', parameterValue: 'true' },
                { parameterKey: 'enable_user_activity_logging', parameterValue: 'false' },
              ],
            },
          ],
        },
        'redshift-serverless:ListSnapshotCopyConfigurations': {
          snapshotCopyConfigurations: [
            { namespaceName, destinationRegion: 'us-east-1', destinationKmsKeyId: 'AWS_OWNED_KMS_KEY' },
          ],
        },
        'redshift:DescribeDataShares': { DataShares: [] },
        'redshift-serverless:ListTagsForResource': { tags: [{ key: 'DataClass', value: 'pii' }] },
      },
    },
  },
  {
    address: 'aws_redshiftserverless_workgroup.serverless',
    after: {
      ...own,
      publicly_accessible: true,
      config_parameter: [
        { parameter_key: 'require_ssl', parameter_value: 'true' },
        { parameter_key: 'enable_user_activity_logging', parameter_value: 'false' },
      ],
    },
  },
  {
    address: 'aws_redshiftserverless_snapshot_copy_configuration.serverless',
    after: { ...own, destination_region: 'us-east-1', destination_kms_key_id: 'AWS_OWNED_KMS_KEY' },
  },
  { address: 'aws_vpc.here', after: { tags } },
  { address: 'aws_vpc.there', region: 'us-east-1', after: { tags } },
  {
    address: 'aws_vpc_peering_connection.over',
    after: { peer_region: 'us-east-1', tags },
    unknown: { vpc_id: true, peer_vpc_id: true, peer_owner_id: true, accept_status: true },
    expressions: {
      vpc_id: to('aws_vpc.here.id', 'aws_vpc.here'),
      peer_vpc_id: to('aws_vpc.there.id', 'aws_vpc.there'),
      peer_region: constant('us-east-1'),
    },
    live: {
      type: 'AWS::EC2::VPCPeeringConnection',
      name: 'aws_vpc_peering_connection.over',
      answers: {
        'ec2:DescribeVpcPeeringConnections': {
          VpcPeeringConnections: [
            {
              VpcPeeringConnectionId: 'aws_vpc_peering_connection.over',
              Status: { Code: 'active' },
              RequesterVpcInfo: { OwnerId: account, Region: 'eu-central-1', VpcId: 'aws_vpc.here' },
              AccepterVpcInfo: { OwnerId: account, Region: 'us-east-1', VpcId: 'aws_vpc.there' },
              Tags: tagList,
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_ec2_transit_gateway_peering_attachment.over',
    after: {
      peer_account_id: stranger,
      peer_region: 'sa-east-1',
      peer_transit_gateway_id: 'tgw-b',
      transit_gateway_id: 'tgw-a',
      tags,
    },
    unknown: { state: true },
    live: {
      type: 'AWS::EC2::TransitGatewayPeeringAttachment',
      name: 'aws_ec2_transit_gateway_peering_attachment.over',
      answers: {
        'ec2:DescribeTransitGatewayPeeringAttachments': {
          TransitGatewayPeeringAttachments: [
            {
              TransitGatewayAttachmentId: 'aws_ec2_transit_gateway_peering_attachment.over',
              State: 'available',
              RequesterTgwInfo: { OwnerId: account, Region: 'eu-central-1', TransitGatewayId: 'tgw-a' },
              AccepterTgwInfo: { OwnerId: stranger, Region: 'sa-east-1', TransitGatewayId: 'tgw-b' },
              Tags: tagList,
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_flow_log.here',
    after: { log_destination_type: 's3', tags },
    unknown: { log_destination: true, log_group_name: true },
    expressions: { log_destination: to('aws_s3_bucket.copies.arn', 'aws_s3_bucket.copies') },
    live: {
      type: 'AWS::EC2::FlowLog',
      name: 'aws_flow_log.here',
      answers: {
        'ec2:DescribeFlowLogs': {
          FlowLogs: [{ FlowLogId: 'aws_flow_log.here', LogDestination: 'arn:aws:s3:::copies/AWSLogs', Tags: tagList }],
        },
      },
    },
  },
  {
    address: 'aws_config_delivery_channel.all',
    after: { name: 'all', s3_bucket_name: 'copies', sns_topic_arn: '' },
    unknown: { s3_kms_key_arn: true },
    expressions: { s3_kms_key_arn: toKey },
    live: {
      type: 'AWS::Config::DeliveryChannel',
      name: 'all',
      answers: {
        'config:DescribeDeliveryChannels': {
          DeliveryChannels: [{ name: 'all', s3BucketName: 'copies', s3KmsKeyArn: mainKey }],
        },
      },
    },
  },
  {
    address: 'aws_opensearchserverless_collection.notes',
    after: { name: 'notes', standby_replicas: 'DISABLED', tags },
    unknown: { kms_key_arn: true },
    live: {
      type: 'AWS::OpenSearchServerless::Collection',
      name: 'notes',
      answers: {
        'aoss:BatchGetCollection': {
          collectionDetails: [
            { arn: arn('aoss', 'collection/notes'), name: 'notes', kmsKeyArn: 'auto', standbyReplicas: 'DISABLED' },
          ],
        },
        'aoss:ListTagsForResource': { tags: [{ key: 'DataClass', value: 'pii' }] },
      },
    },
  },
  {
    address: 'aws_opensearchserverless_security_policy.keys',
    after: {
      name: 'keys',
      type: 'encryption',
      policy: JSON.stringify({
        Rules: [{ ResourceType: 'collection', Resource: ['collection/no*'] }],
        AWSOwnedKey: true,
      }),
    },
  },
  {
    address: 'aws_datasync_location_s3.from',
    after: { subdirectory: '/' },
    unknown: { arn: true, s3_bucket_arn: true },
    expressions: { s3_bucket_arn: to('aws_s3_bucket.records.arn', 'aws_s3_bucket.records') },
  },
  {
    address: 'aws_datasync_location_efs.to',
    after: { efs_file_system_arn: arn('elasticfilesystem', 'file-system/fs-0a1b', 'us-east-1') },
    unknown: { arn: true },
  },
  {
    address: 'aws_datasync_task.over',
    after: { cloudwatch_log_group_arn: '', task_report_config: [], tags },
    unknown: { source_location_arn: true, destination_location_arn: true },
    expressions: {
      source_location_arn: to('aws_datasync_location_s3.from.arn', 'aws_datasync_location_s3.from'),
      destination_location_arn: to('aws_datasync_location_efs.to.arn', 'aws_datasync_location_efs.to'),
    },
    live: {
      type: 'AWS::DataSync::Task',
      name: 'aws_datasync_task.over',
      answers: {
        'datasync:DescribeTask': {
          TaskArn: arn('datasync', 'task/aws_datasync_task.over'),
          SourceLocationArn: arn('datasync', 'location/loc-1'),
          DestinationLocationArn: arn('datasync', 'location/loc-2'),
        },
        'datasync:ListLocations': {
          Locations: [
            { LocationArn: arn('datasync', 'location/loc-1'), LocationUri: 's3://records/' },
            { LocationArn: arn('datasync', 'location/loc-2'), LocationUri: 'efs://us-east-1.fs-0a1b/' },
          ],
        },
        'datasync:ListTagsForResource': { Tags: tagList },
      },
    },
  },
  {
    address: 'aws_db_cluster_snapshot.monthly',
    after: {
      db_cluster_identifier: 'ledger',
      db_cluster_snapshot_identifier: 'monthly',
      shared_accounts: [stranger],
      tags,
    },
    unknown: { kms_key_id: true, storage_encrypted: true, db_cluster_snapshot_arn: true },
  },
  {
    address: 'aws_rds_cluster_snapshot_copy.far',
    after: {
      target_db_cluster_snapshot_identifier: 'far',
      destination_region: 'us-east-1',
      shared_accounts: null,
      tags,
    },
    unknown: { source_db_cluster_snapshot_identifier: true, kms_key_id: true, storage_encrypted: true },
    expressions: {
      source_db_cluster_snapshot_identifier: to(
        'aws_db_cluster_snapshot.monthly.db_cluster_snapshot_arn',
        'aws_db_cluster_snapshot.monthly',
      ),
      kms_key_id: to('aws_kms_replica_key.far.arn', 'aws_kms_replica_key.far'),
    },
    region: 'us-east-1',
    live: {
      type: 'AWS::RDS::DBClusterSnapshot',
      name: 'far',
      answers: {
        'rds:DescribeDBClusterSnapshots': {
          DBClusterSnapshots: [
            {
              DBClusterSnapshotArn: arn('rds', 'cluster-snapshot:far', 'us-east-1'),
              StorageEncrypted: true,
              KmsKeyId: arn('kms', 'key/aws_kms_replica_key.far', 'us-east-1'),
              DBClusterIdentifier: 'ledger',
              SourceDBClusterSnapshotArn: arn('rds', 'cluster-snapshot:monthly'),
              SnapshotType: 'manual',
              TagList: tagList,
            },
          ],
        },
        'rds:DescribeDBClusterSnapshotAttributes': {
          DBClusterSnapshotAttributesResult: {
            DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: [] }],
          },
        },
      },
    },
  },
  {
    address: 'aws_sagemaker_notebook_instance.tries',
    after: { name: 'tries', tags },
    unknown: { kms_key_id: true },
    expressions: { kms_key_id: to('aws_kms_key.main.key_id', 'aws_kms_key.main') },
    live: {
      type: 'AWS::SageMaker::NotebookInstance',
      name: 'tries',
      answers: {
        'sagemaker:DescribeNotebookInstance': {
          NotebookInstanceArn: arn('sagemaker', 'notebook-instance/tries'),
          KmsKeyId: mainKey,
        },
        'sagemaker:ListTags': { Tags: tagList },
      },
    },
  },
]
