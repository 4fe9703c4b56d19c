// A Config item is read only if it says what it is about; one that says the resource is gone is not judged.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bucket } from '../../../src/normalize/aws/s3.ts'
import { key } from '../../../src/normalize/aws/kms.ts'
import { toResource } from './facts-of.ts'
import { account, item, recorded } from './observed.ts'
import { configItem, type } from './patient-records.ts'

const test = suite('normalize/aws/config-item')
const without = (field: string) => ({ ...configItem, [field]: undefined })

const broken: [name: string, item: unknown, reason: string][] = [
  ['without an owner', without('accountId'), 'malformed'],
  ['without an ARN', without('arn'), 'malformed'],
  ['with an ARN that names no bucket', { ...configItem, arn: 'arn:aws:s3:::' }, 'malformed'],
  ['without a region', without('awsRegion'), 'malformed'],
  ['without a configuration', without('configuration'), 'malformed'],
  ['with the configuration "null"', { ...configItem, configuration: 'null' }, 'malformed'],
  ['of another type', { ...configItem, resourceType: 'AWS::KMS::Key' }, 'malformed'],
  ['that is no object', 'nothing', 'malformed'],
  [
    'that was discovered and never recorded',
    { ...configItem, configurationItemStatus: 'ResourceNotRecorded' },
    'not-recorded',
  ],
]
for (const [name, body, reason] of broken) {
  test(`an item ${name} is a gap`, () => {
    const call = { service: 'file', operation: 'config-snapshot', type, count: 1 }
    assert.equal(bucket(recorded(type, body)), { kind: 'gap', provider: 'aws', account, ...call, reason })
  })
}

for (const configurationItemStatus of ['ResourceDeleted', 'ResourceDeletedNotRecorded']) {
  test(`${configurationItemStatus} is neither a resource nor a gap`, () => {
    assert.is(bucket(recorded(type, { ...configItem, configuration: null, configurationItemStatus })), undefined)
  })
}

test('an unknown region stays as written', () => {
  assert.is(
    toResource(bucket(recorded(type, { ...configItem, awsRegion: 'moon-north-1' }))).location.raw,
    'moon-north-1',
  )
})

test('a row of SelectResourceConfig has its tags in a list', () => {
  const resource = toResource(
    bucket(recorded(type, { ...configItem, tags: [{ key: 'Country', value: 'BR', tag: 'Country=BR' }] })),
  )
  assert.equal(resource.labels, { state: 'known', value: [{ key: 'Country', value: 'BR', from: 'tag' }], from: [0] })
})

test('the owner is the item’s, and a key’s region its ARN’s', () => {
  const arn = 'arn:aws-cn:kms:cn-north-1:444455556666:key/1'
  const resource = toResource(key(recorded('AWS::KMS::Key', item('AWS::KMS::Key', arn, { multiRegion: false }))))
  assert.is(resource.key, 'aws|aws-cn|444455556666|cn-north-1|AWS::KMS::Key|1')
})

test.run()
