// A secret is copied to other regions under keys of theirs: the primary says where to, a copy where from, Config neither.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { secret } from '../../../src/normalize/aws/secret.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/secret')
const type = 'AWS::SecretsManager::Secret'
const describing = 'secretsmanager:DescribeSecret'
const arn = (region: string) => `arn:aws:secretsmanager:${region}:${account}:secret:crm/login-AbCdEf`
const keyIn = (region: string, name: string) => `arn:aws:kms:${region}:${account}:${name}`
const [home, key] = [arn('eu-central-1'), keyIn('eu-central-1', 'key/77aa')]

const description = {
  ARN: home,
  Name: 'crm/login',
  KmsKeyId: key,
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
  PrimaryRegion: 'eu-central-1',
  ReplicationStatus: [
    { Region: 'eu-west-2', KmsKeyId: '99bb', Status: 'InSync' },
    { Region: 'us-east-1', Status: 'Failed', StatusMessage: 'Secret with this name already exists in this region' },
  ],
}
const configuration = { ARN: home, Name: 'crm/login', KMSKeyId: key, RotationEnabled: false, Deleted: false }

const told = (fields: object): Told => ({ [describing]: { body: { ...description, ...fields } } })
const fromApi = (fields: object = {}) => toResource(secret(live(type, home, told(fields))))
const fromConfig = (fields: object = configuration) => toResource(secret(recorded(type, item(type, home, fields))))
const pointing = (resource: ReturnType<typeof fromApi>) =>
  referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])
const ownKey = { role: 'key', mechanism: 'secret-encryption', locator: { state: 'known', value: key } }
const facts = {
  ...encryptedUnderKey,
  ...placedByOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
}

test('a primary, with its copies and the keys of each', () => {
  const resource = fromApi()
  assert.is(resource.id, home)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|crm/login-AbCdEf`)
  assert.is(resource.holds, 'content')
  const pointer = (role: string, mechanism: string, value: string) => ({
    role,
    mechanism,
    locator: { state: 'known', value },
  })
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...facts,
    references: {
      state: 'known',
      value: [
        ownKey,
        pointer('replica', 'secret-replica', arn('eu-west-2')),
        pointer('replica', 'secret-replica', arn('us-east-1')),
        pointer('key', 'secret-replica-encryption', keyIn('eu-west-2', 'key/99bb')),
        pointer('key', 'secret-replica-encryption', keyIn('us-east-1', 'alias/aws/secretsmanager')),
      ],
    },
  })
})

test('a Config item gives the same, and leaves open where the secret is copied to', () => {
  const locator = { state: 'unknown', reason: 'not-recorded', permission: describing }
  assert.equal(withoutOrigins(factsOf(fromConfig())), {
    ...facts,
    references: {
      state: 'partial',
      permission: describing,
      reason: 'not-recorded',
      value: [ownKey, { role: 'replica', mechanism: 'secret-replica', locator }],
    },
  })
})

const own = ['key', 'secret-encryption', key]
const families: [name: string, fields: object, expected: unknown[]][] = [
  [
    'a copy names its primary, and no other copy',
    { PrimaryRegion: 'eu-west-1' },
    [['source', 'secret-replica', arn('eu-west-1')]],
  ],
  ['a secret without copies leaves both fields out', { PrimaryRegion: undefined, ReplicationStatus: undefined }, []],
  [
    'a copy without a region may be anywhere',
    { ReplicationStatus: [{}] },
    [['replica', 'secret-replica', 'malformed']],
  ],
  ['copies that are no list', { ReplicationStatus: 'none' }, [['replica', 'secret-replica', 'malformed']]],
  ['a primary region that is no text', { PrimaryRegion: 7 }, [['replica', 'secret-replica', 'malformed']]],
]
for (const [name, fields, expected] of families) {
  test(name, () => assert.equal(pointing(fromApi(fields)), [own, ...expected]))
}

test('without a key of its own it is under that of AWS, but an item that names none says nothing', () => {
  assert.equal(pointing(fromApi({ KmsKeyId: undefined }))[0]?.[2], keyIn('eu-central-1', 'alias/aws/secretsmanager'))
  assert.is(pointing(fromConfig({ ...configuration, KMSKeyId: undefined }))[0]?.[2], 'not-recorded')
  assert.is(pointing(fromApi({ KmsKeyId: 7 }))[0]?.[2], 'malformed')
})

test('a secret without tags has none; refused, it is a gap that names the permission', () => {
  assert.equal(reading(fromApi({ Tags: undefined }).labels), [])
  const gap = secret(live(type, home, { [describing]: { error: 'AccessDeniedException' } }))
  assert.equal(whyMissing(gap), ['denied', describing])
})

const good = { 'atRest.keyOwner': 'customer', 'custody.exclusive': true }
const read = (calls: Tree) => secret(live(type, home, calls as Told)) // `as`: broken on purpose
keepsSilent(test, { name: 'API answers', input: told({}), read, good })
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, home, configuration),
  read: (whole) => secret(recorded(type, whole)),
  good,
})

test.run()
