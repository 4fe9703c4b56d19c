// A data lake of Security Lake says which key it is under, how long logs stay, where they are gathered as well, and who may read them.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { dataLake } from '../../../src/normalize/aws/security-lake.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/security-lake')

const type = 'AWS::SecurityLake::DataLake'
const listing = 'securitylake:ListDataLakes'
const tagging = 'securitylake:ListTagsForResource'
const subscribing = 'securitylake:ListSubscribers'
const arn = (region = 'eu-central-1') => `arn:aws:securitylake:${region}:${account}:data-lake/default`
const key = `arn:aws:kms:eu-central-1:${account}:key/1`
const bucket = 'arn:aws:s3:::aws-security-data-lake-eu-central-1-x'
const reader = 'arn:aws:iam::444455556666:root'
const description = {
  dataLakeArn: arn(),
  region: 'eu-central-1',
  s3BucketArn: bucket,
  encryptionConfiguration: { kmsKeyId: key },
  lifecycleConfiguration: { expiration: { days: 400 }, transitions: [] },
  replicationConfiguration: { regions: ['us-east-1'], roleArn: 'arn:aws:iam::1:role/r' },
}
const calls = (more: object = {}, others: Told = {}): Told => ({
  [listing]: { body: { dataLakes: [{ ...description, ...more }] } },
  [tagging]: { body: { tags: [{ key: 'DataClass', value: 'logs' }] } },
  [subscribing]: { body: { subscribers: [{ principal: '444455556666', subscriberStatus: 'ACTIVE' }] } },
  ...others,
})
const told = (answers: Told) => dataLake(live(type, arn(), answers))
const described = (more: object = {}, others: Told = {}) => toResource(told(calls(more, others)))
const isolation = Object.entries(comingFromOthers).filter(([path]) => !path.startsWith('dependency'))

test('a lake under a key of the customer, gathered abroad as well, that another account reads', () => {
  const resource = described()
  assert.equal([resource.id, resource.holds], [arn(), 'log'])
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'retention.days': { state: 'known', value: 400 },
    'retention.locked': { state: 'unknown', reason: 'unresolved', permission: 's3:GetBucketObjectLockConfiguration' },
    'logStore.days': { state: 'known', value: 400 },
    ...Object.fromEntries(isolation),
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'logs', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'key', mechanism: 'security-lake-encryption', locator: { state: 'known', value: key } },
        { role: 'log-sink', mechanism: 'security-lake-bucket', locator: { state: 'known', value: bucket } },
        {
          role: 'log-sink',
          mechanism: 'security-lake-rollup',
          locator: { state: 'known', value: arn('us-east-1') },
          region: 'us-east-1',
        },
        {
          role: 'vault',
          mechanism: 'security-lake-subscriber',
          locator: { state: 'known', value: reader },
          account: '444455556666',
        },
      ],
    },
  })
})

const [own, there, abroad, read] = [
  `key ${key}`,
  `log-sink ${bucket}`,
  `log-sink ${arn('us-east-1')}`,
  `vault ${reader}`,
]
const readBy = (...subscribers: object[]): Told => ({ [subscribing]: { body: { subscribers } } })
const references: [name: string, more: object, others: Told, expected: string[]][] = [
  ['the key of S3', { encryptionConfiguration: { kmsKeyId: 'S3_MANAGED_KEY' } }, {}, [there, abroad, read]],
  ['no word of a key', { encryptionConfiguration: undefined }, {}, ['key not-recorded', there, abroad, read]],
  ['a key by its id', { encryptionConfiguration: { kmsKeyId: '1' } }, {}, [own, there, abroad, read]],
  ['no word of a bucket', { s3BucketArn: undefined }, {}, [own, 'log-sink not-recorded', abroad, read]],
  ['gathered nowhere else', { replicationConfiguration: undefined }, {}, [own, there, read]],
  ['gathered in no region', { replicationConfiguration: { regions: [] } }, {}, [own, there, read]],
  [
    'gathered in what is none',
    { replicationConfiguration: { regions: [1] } },
    {},
    [own, there, 'log-sink malformed', read],
  ],
  ['read by nobody', {}, readBy(), [own, there, abroad]],
  ['read by its own account', {}, readBy({ principal: account }), [own, there, abroad]],
  [
    'read by nobody any more',
    {},
    readBy({ principal: '444455556666', subscriberStatus: 'DEACTIVATED' }),
    [own, there, abroad],
  ],
  ['read by a service', {}, readBy({ principal: 'x.amazonaws.com' }), [own, there, abroad, 'vault unresolved']],
  ['read by whom nobody says', {}, readBy({}), [own, there, abroad, 'vault malformed']],
  ['readers unread', {}, { [subscribing]: { error: 'AccessDeniedException' } }, [own, there, abroad, 'vault denied']],
]
for (const [name, more, others, expected] of references)
  test(`points: ${name}`, () =>
    assert.equal(
      referencesOf(described(more, others)).map(({ role, locator }) => [role, reading(locator)].join(' ')),
      expected,
    ))

const facts: [name: string, more: object, path: string, expected: unknown][] = [
  ['the key of S3', { encryptionConfiguration: { kmsKeyId: 'S3_MANAGED_KEY' } }, 'atRest.keyOwner', 'provider'],
  ['the key of S3', { encryptionConfiguration: { kmsKeyId: 'S3_MANAGED_KEY' } }, 'atRest.enabled', true],
  ['no word of a key', { encryptionConfiguration: {} }, 'atRest.enabled', 'malformed'],
  ['nothing expires', { lifecycleConfiguration: undefined }, 'logStore.days', 'forever'],
  ['it only moves', { lifecycleConfiguration: { transitions: [] } }, 'retention.days', 'forever'],
  ['after no time', { lifecycleConfiguration: { expiration: { days: 0 } } }, 'retention.days', 'malformed'],
]
for (const [name, more, path, expected] of facts)
  test(`${path}: ${name}`, () => assert.is(reading(factsOf(described(more))[path]), expected))

test('a lake that was not listed is a gap', () => {
  const gap = told(calls({}, { [listing]: { error: 'AccessDeniedException' } }))
  assert.equal(whyMissing(gap), ['denied', listing])
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.enabled': true, 'retention.days': 400, 'logStore.days': 400 },
})

test.run()
