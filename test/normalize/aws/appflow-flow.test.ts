// A flow of AppFlow names the bucket or the service that it takes data from, and those that it brings them to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { dataFlow } from '../../../src/normalize/aws/appflow-flow.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/appflow-flow')

const type = 'AWS::AppFlow::Flow'
const operation = 'appflow:DescribeFlow'
const key = `arn:aws:kms:eu-central-1:${account}:key/1`
const to = (connectorType: string, settings: object) => ({
  connectorType,
  destinationConnectorProperties: { [connectorType]: settings },
})
const from = (connectorType: string, settings: object) => ({
  connectorType,
  sourceConnectorProperties: { [connectorType]: settings },
})
const description = {
  flowArn: `arn:aws:appflow:eu-central-1:${account}:flow/crm`,
  kmsArn: key,
  tags: { DataClass: 'pii' },
  sourceFlowConfig: from('S3', { bucketName: 'patients' }),
  destinationFlowConfigList: [to('S3', { bucketName: 'lake' })],
}
const told = (answers: Told) => dataFlow(live(type, 'crm', answers))
const described = (more: object = {}) => toResource(told({ [operation]: { body: { ...description, ...more } } }))
const points = (more: object) =>
  referencesOf(described(more)).map(({ role, locator }) => [role, reading(locator)].join(' '))

test('from one bucket to another, under a key of the customer', () => {
  const resource = described()
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|crm`)
  assert.equal(withoutOrigins(resource.labels), {
    state: 'known',
    value: [{ key: 'DataClass', value: 'pii', from: 'tag' }],
  })
  assert.equal(withoutOrigins(resource.references), {
    state: 'known',
    value: [
      { role: 'source', mechanism: 'appflow-source', locator: { state: 'known', value: 'arn:aws:s3:::patients' } },
      { role: 'replica', mechanism: 'appflow', locator: { state: 'known', value: 'arn:aws:s3:::lake' } },
      { role: 'key', mechanism: 'appflow-encryption', locator: { state: 'known', value: key } },
    ],
  })
})

const [source, lake, opener] = ['source arn:aws:s3:::patients', 'replica arn:aws:s3:::lake', `key ${key}`]
const stories: [name: string, more: object, expected: string[]][] = [
  ['from a service', { sourceFlowConfig: from('Salesforce', { object: 'o' }) }, ['source unresolved', lake, opener]],
  ['no word of a source', { sourceFlowConfig: undefined }, ['source not-recorded', lake, opener]],
  ['a bucket without a name', { sourceFlowConfig: from('S3', {}) }, ['source malformed', lake, opener]],
  ['under the key of AppFlow', { kmsArn: undefined }, [source, lake]],
  ['a key that is no ARN', { kmsArn: 'alias/x' }, [source, lake, 'key malformed']],
  [
    'to a warehouse, by way of a bucket, with what it did not take in another',
    {
      destinationFlowConfigList: [
        to('Redshift', { intermediateBucketName: 'stage', errorHandlingConfig: { bucketName: 'errors' } }),
      ],
    },
    [source, 'replica unresolved', 'replica arn:aws:s3:::stage', 'replica arn:aws:s3:::errors', opener],
  ],
  [
    'to a bucket and to a service',
    { destinationFlowConfigList: [to('Upsolver', { bucketName: 'lake' }), to('Zendesk', { object: 'o' })] },
    [source, lake, 'replica unresolved', opener],
  ],
  ['to nobody', { destinationFlowConfigList: [] }, [source, 'replica malformed', opener]],
  ['no word of destinations', { destinationFlowConfigList: undefined }, [source, 'replica not-recorded', opener]],
]
for (const [name, more, expected] of stories) test(name, () => assert.equal(points(more), expected))

test('AWS Config records no key of a flow, which may be anywhere', () => {
  const resource = toResource(dataFlow(recorded(type, item(type, description.flowArn, { FlowName: 'crm' }))))
  assert.equal(
    referencesOf(resource).map(({ role, locator }) => [role, reading(locator)]),
    [
      ['source', 'not-recorded'],
      ['replica', 'not-recorded'],
      ['key', 'not-recorded'],
    ],
  )
})

test('no word of tags', () => assert.is(reading(factsOf(described({ tags: undefined }))['labels']), 'not-recorded'))

test('a flow that is not described is a gap', () => {
  const gap = told({ [operation]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', operation])
})

keepsSilent(test, {
  name: 'calls',
  input: { [operation]: { body: description } },
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

test.run()
