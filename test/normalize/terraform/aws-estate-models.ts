// More of the estate that is told twice: where people and models work, what a model is asked, its features, and a backup of a warehouse.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, mainKey, tagList, tags, toKey } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const studio = 'aws_sagemaker_domain.studio'
const sage = (rest: string): string => arn('sagemaker', rest)
const toFar = to('aws_s3_bucket.copies.bucket', 'aws_s3_bucket.copies')
const shared = { NotebookOutputOption: 'Allowed', S3OutputPath: 's3://records/shared' }
const ownShare = { NotebookOutputOption: 'Allowed', S3OutputPath: 's3://copies', S3KmsKeyId: mainKey }
const tagged = { 'sagemaker:ListTags': { Tags: tagList } }

export const models: readonly Told[] = [
  {
    address: studio,
    after: {
      domain_name: 'studio',
      auth_mode: 'IAM',
      default_user_settings: [
        { sharing_settings: [{ notebook_output_option: 'Allowed', s3_output_path: 's3://records/shared' }] },
      ],
      tags,
    },
    unknown: { id: true, arn: true, kms_key_id: true },
    expressions: { kms_key_id: toKey },
    live: {
      type: 'AWS::SageMaker::Domain',
      name: studio,
      answers: {
        'sagemaker:DescribeDomain': {
          DomainArn: sage(`domain/${studio}`),
          KmsKeyId: mainKey,
          DefaultUserSettings: { SharingSettings: shared },
        },
        'sagemaker:ListUserProfiles': { UserProfiles: [{ UserProfileName: 'ada' }] },
        'sagemaker:DescribeUserProfile': {
          profiles: [{ UserProfileName: 'ada', UserSettings: { SharingSettings: ownShare } }],
        },
        ...tagged,
      },
    },
  },
  {
    address: 'aws_sagemaker_user_profile.ada',
    after: {
      user_profile_name: 'ada',
      user_settings: [{ sharing_settings: [{ notebook_output_option: 'Allowed' }] }],
    },
    unknown: {
      domain_id: true,
      user_settings: [{ sharing_settings: [{ s3_output_path: true, s3_kms_key_id: true }] }],
    },
    expressions: {
      domain_id: to(`${studio}.id`, studio),
      user_settings: [{ sharing_settings: [{ s3_output_path: toFar, s3_kms_key_id: toKey }] }],
    },
  },
  {
    address: 'aws_sagemaker_endpoint_configuration.ask',
    after: {
      name: 'ask',
      data_capture_config: [
        { enable_capture: true, initial_sampling_percentage: 100, destination_s3_uri: 's3://records/asked' },
      ],
      async_inference_config: [{ output_config: [{}] }],
    },
    unknown: {
      data_capture_config: [{ kms_key_id: true }],
      async_inference_config: [{ output_config: [{ s3_output_path: true }] }],
    },
    expressions: {
      data_capture_config: [{ kms_key_id: toKey }],
      async_inference_config: [{ output_config: [{ s3_output_path: toFar }] }],
    },
  },
  {
    address: 'aws_sagemaker_endpoint.ask',
    after: { name: 'ask', endpoint_config_name: 'ask', tags },
    unknown: { arn: true },
    live: {
      type: 'AWS::SageMaker::Endpoint',
      name: 'ask',
      answers: {
        'sagemaker:DescribeEndpoint': {
          EndpointArn: sage('endpoint/ask'),
          DataCaptureConfig: { EnableCapture: true, DestinationS3Uri: 's3://records/asked', KmsKeyId: mainKey },
          AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://copies' } },
        },
        ...tagged,
      },
    },
  },
  {
    address: 'aws_sagemaker_feature_group.people',
    after: {
      feature_group_name: 'people',
      online_store_config: [{ enable_online_store: true, security_config: [{}] }],
      offline_store_config: [{ s3_storage_config: [{}] }],
      tags,
    },
    unknown: {
      arn: true,
      online_store_config: [{ security_config: [{ kms_key_id: true }] }],
      offline_store_config: [{ s3_storage_config: [{ s3_uri: true, resolved_output_s3_uri: true }] }],
    },
    expressions: {
      online_store_config: [{ security_config: [{ kms_key_id: toKey }] }],
      offline_store_config: [{ s3_storage_config: [{ s3_uri: toFar }] }],
    },
    live: {
      type: 'AWS::SageMaker::FeatureGroup',
      name: 'people',
      answers: {
        'sagemaker:DescribeFeatureGroup': {
          FeatureGroupArn: sage('feature-group/people'),
          OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: mainKey } },
          OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://copies' } },
        },
        ...tagged,
      },
    },
  },
  {
    address: 'aws_redshift_cluster_snapshot.before',
    after: { cluster_identifier: 'house', snapshot_identifier: 'before', tags },
    unknown: { arn: true, kms_key_id: true, owner_account: true },
    live: {
      type: 'AWS::Redshift::ClusterSnapshot',
      name: 'before',
      answers: {
        'redshift:DescribeClusterSnapshots': {
          Snapshots: [
            {
              ClusterIdentifier: 'house',
              SnapshotIdentifier: 'before',
              Encrypted: true,
              KmsKeyId: mainKey,
              OwnerAccount: '111122223333',
              Tags: tagList,
            },
          ],
        },
      },
    },
  },
]
