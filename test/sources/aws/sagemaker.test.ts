// Notebooks, domains, groups of features and endpoints: what each call that fails takes away.
import { suite } from 'uvu'
import { endpoints } from '../../../src/sources/aws/sagemaker-endpoints.ts'
import { featureGroups, studioDomains } from '../../../src/sources/aws/sagemaker-stores.ts'
import { notebooks } from '../../../src/sources/aws/sagemaker.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/sagemaker')

const second = ({ body }: Called) => body.includes('"two"')
const summary = (NotebookInstanceName: string) => ({
  NotebookInstanceName,
  NotebookInstanceArn: `arn:aws:sagemaker:eu-west-1:${account}:notebook-instance/${NotebookInstanceName}`,
})

sweep(test, {
  collection: notebooks,
  answers: {
    ListNotebookInstances: (call: Called) =>
      second(call)
        ? { NotebookInstances: [summary('people')] }
        : { NotebookInstances: [summary('orders')], NextToken: 'two' },
    DescribeNotebookInstance: ({ body }: Called) => ({
      ...summary((JSON.parse(body) as { NotebookInstanceName: string }).NotebookInstanceName), // `as`: what the SDK sends
      KmsKeyId: '77aa',
    }),
    ListTags: (call: Called) =>
      second(call)
        ? { Tags: [{ Key: 'Stage', Value: 'test' }] }
        : { Tags: [{ Key: 'DataClass', Value: 'pii' }], NextToken: 'two' },
  },
  calls: {
    ListNotebookInstances: 'sagemaker:ListNotebookInstances',
    DescribeNotebookInstance: 'sagemaker:DescribeNotebookInstance',
    ListTags: 'sagemaker:ListTags',
  },
  read: ['orders', 'people'],
})

const arnOf = (kind: string, name: string) => `arn:aws:sagemaker:eu-west-1:${account}:${kind}/${name}`
const paged = (list: string, of: (name: string) => object) => (call: Called) =>
  second(call) ? { [list]: [of('people')] } : { [list]: [of('orders')], NextToken: 'two' }
const Tags = [{ Key: 'DataClass', Value: 'pii' }]
/** The name that a call is about. */
const asked = ({ body }: Called, field: string): string => (JSON.parse(body) as Record<string, string>)[field] ?? '' // `as`: what the SDK sends

const domain = (DomainId: string) => ({ DomainId, DomainArn: arnOf('domain', DomainId) })
sweep(test, {
  collection: studioDomains,
  answers: {
    ListDomains: paged('Domains', domain),
    DescribeDomain: (call) => ({
      ...domain(asked(call, 'DomainId')),
      KmsKeyId: '77aa',
      DefaultUserSettings: { SharingSettings: { NotebookOutputOption: 'Allowed', S3OutputPath: 's3://shared/all' } },
    }),
    ListTags: { Tags },
    ListUserProfiles: paged('UserProfiles', (UserProfileName) => ({ UserProfileName, Status: 'InService' })),
    DescribeUserProfile: (call) => ({
      UserProfileName: asked(call, 'UserProfileName'),
      UserSettings: {
        SharingSettings: {
          NotebookOutputOption: 'Allowed',
          S3OutputPath: `s3://${asked(call, 'UserProfileName')}/own`,
        },
      },
    }),
  },
  calls: {
    ListDomains: 'sagemaker:ListDomains',
    DescribeDomain: 'sagemaker:DescribeDomain',
    ListTags: 'sagemaker:ListTags',
    ListUserProfiles: 'sagemaker:ListUserProfiles',
    DescribeUserProfile: 'sagemaker:DescribeUserProfile',
  },
  read: ['orders', 'people'],
})

const group = (FeatureGroupName: string) => ({
  FeatureGroupName,
  FeatureGroupArn: arnOf('feature-group', FeatureGroupName),
})
sweep(test, {
  collection: featureGroups,
  answers: {
    ListFeatureGroups: paged('FeatureGroupSummaries', group),
    DescribeFeatureGroup: (call) => ({
      ...group(asked(call, 'FeatureGroupName')),
      OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: '77aa' } },
      OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://features/all' } },
    }),
    ListTags: { Tags },
  },
  calls: {
    ListFeatureGroups: 'sagemaker:ListFeatureGroups',
    DescribeFeatureGroup: 'sagemaker:DescribeFeatureGroup',
    ListTags: 'sagemaker:ListTags',
  },
  read: ['orders', 'people'],
})

const summed = (EndpointName: string) => ({ EndpointName, EndpointArn: arnOf('endpoint', EndpointName) })
sweep(test, {
  collection: endpoints,
  answers: {
    ListEndpoints: paged('Endpoints', summed),
    DescribeEndpoint: (call) => ({
      ...summed(asked(call, 'EndpointName')),
      DataCaptureConfig: { EnableCapture: true, DestinationS3Uri: 's3://captured' },
    }),
    ListTags: { Tags },
  },
  calls: {
    ListEndpoints: 'sagemaker:ListEndpoints',
    DescribeEndpoint: 'sagemaker:DescribeEndpoint',
    ListTags: 'sagemaker:ListTags',
  },
  read: ['orders', 'people'],
})

test.run()
