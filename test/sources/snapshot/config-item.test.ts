// An item is somebody's facts or a gap that names whose; which of the two must never depend on luck.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fromConfigItem } from '../../../src/sources/snapshot/config-item.ts'
import { nothingSeen } from '../../../src/sources/snapshot/seen.ts'
import { bucket, now } from './saved-files.ts'

const test = suite('sources/snapshot/config-item')

function read(item: unknown) {
  const seen = nothingSeen()
  return { found: fromConfigItem(item, seen, now), gaps: [...seen.gaps.values()], asked: [...seen.asked.values()] }
}

test('an item is an observation with the item as it stood there', () => {
  const { found, gaps, asked } = read(bucket)
  assert.equal(found, {
    kind: 'observation',
    provider: 'aws',
    partition: 'aws',
    account: '111122223333',
    region: 'eu-central-1',
    type: 'AWS::S3::Bucket',
    nativeId: 'patient-records',
    source: 'snapshot',
    answers: [
      {
        origin: {
          operation: 'file:config-snapshot',
          observedAt: '2026-11-23T12:00:00.000Z',
        },
        body: bucket,
      },
    ],
  })
  assert.equal(gaps, [])
  assert.equal(asked, [
    {
      kind: 'asked',
      provider: 'aws',
      account: '111122223333',
      region: 'eu-central-1',
      service: 'file',
      operation: 'config-snapshot',
      calls: 1,
      failed: 0,
    },
  ])
})

const key = {
  ...bucket,
  resourceType: 'AWS::KMS::Key',
  resourceName: 'alias/records',
  resourceId: '5f1c',
  ARN: 'arn:aws:kms:eu-central-1:111122223333:key/5f1c',
}
const identities: [name: string, item: object, field: 'nativeId' | 'partition' | 'account', expected: string][] = [
  ['a key goes by its id', key, 'nativeId', '5f1c'],
  ['others go by their name', { ...bucket, resourceId: 'r-1' }, 'nativeId', 'patient-records'],
  [
    'without a name they go by their id',
    { ...bucket, resourceName: undefined, resourceId: 'vpc-1' },
    'nativeId',
    'vpc-1',
  ],
  ['an empty name is none', { ...bucket, resourceName: '', resourceId: 'vpc-1' }, 'nativeId', 'vpc-1'],
  ['the ARN tells the partition', { ...bucket, ARN: 'arn:aws-cn:s3:::patient-records' }, 'partition', 'aws-cn'],
  ['without an ARN it is the commercial one', { ...bucket, ARN: undefined }, 'partition', 'aws'],
  [
    "the spelling of Config's API",
    { ...bucket, awsAccountId: undefined, accountId: '444455556666' },
    'account',
    '444455556666',
  ],
]
for (const [name, item, field, expected] of identities) test(name, () => assert.is(read(item).found?.[field], expected))

const times: [time: unknown, expected: string][] = [
  ['2017-02-04T06:10:33.880000-05:00', '2017-02-04T11:10:33.880Z'],
  ['2026-11-23T12:00:00', now], // of no zone: it would be another time on another machine
  ['yesterday', now],
  [undefined, now],
]
for (const [configurationItemCaptureTime, expected] of times) {
  test(`captured ${String(configurationItemCaptureTime)}: observed ${expected}`, () => {
    assert.is(read({ ...bucket, configurationItemCaptureTime }).found?.answers[0]?.origin.observedAt, expected)
  })
}

const whole = { account: '111122223333', region: 'eu-central-1', type: 'AWS::S3::Bucket', reason: 'malformed' }
const { region: _, ...regionless } = whole
const { type: __, ...typeless } = whole
const broken: [name: string, item: unknown, expected: object][] = [
  ['no configuration', { ...bucket, configuration: undefined }, whole],
  ['a configuration of null', { ...bucket, configuration: null }, whole],
  ['a configuration of the text null', { ...bucket, configuration: 'null' }, whole],
  ['a configuration that is no JSON', { ...bucket, configuration: '{' }, whole],
  ['a configuration that is a list', { ...bucket, configuration: [] }, whole],
  ['no account', { ...bucket, awsAccountId: undefined }, { ...whole, account: '' }],
  ['an account that is none', { ...bucket, awsAccountId: '1111' }, { ...whole, account: '' }],
  ['no region', { ...bucket, awsRegion: undefined }, regionless],
  ['no type', { ...bucket, resourceType: 7 }, typeless],
  ['neither name nor id', { ...bucket, resourceName: null, resourceId: null }, whole],
  [
    'a discovered resource that is not recorded',
    { ...bucket, configuration: null, configurationItemStatus: 'ResourceNotRecorded' },
    { ...whole, reason: 'not-recorded' },
  ],
  ['no item at all', 'oops', { account: '', reason: 'malformed' }],
]
for (const [name, item, expected] of broken) {
  test(`${name}: a gap`, () => {
    const { found, gaps } = read(item)
    assert.is(found, undefined)
    assert.equal(gaps, [
      { kind: 'gap', provider: 'aws', service: 'file', operation: 'config-snapshot', count: 1, ...expected },
    ])
  })
}

test('a deleted resource has no configuration left and is no gap', () => {
  assert.ok(read({ ...bucket, configuration: null, configurationItemStatus: 'ResourceDeleted' }).found)
})

test('a configuration may be JSON text', () => {
  assert.ok(read({ ...bucket, configuration: '{"name":"patient-records"}' }).found)
})

test.run()
