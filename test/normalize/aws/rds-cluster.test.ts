// A cluster holds the data of its instances, and tells of every region that follows it or that it follows.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { describedIn, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/rds-cluster')

const type = 'AWS::RDS::DBCluster'
const [describing, globally] = ['rds:DescribeDBClusters', 'rds:DescribeGlobalClusters']
const arnIn = (region: string, name = 'orders') => `arn:aws:rds:${region}:${account}:cluster:${name}`
const arn = arnIn('eu-central-1')
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = {
  DBClusterIdentifier: 'orders',
  DBClusterArn: arn,
  Engine: 'aurora-postgresql',
  StorageEncrypted: true,
  KmsKeyId: key,
  DeletionProtection: true,
  LatestRestorableTime: '2026-11-23T11:54:00.000Z',
  ReadReplicaIdentifiers: [arnIn('eu-west-3', 'orders-copy')],
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const member = (region: string, IsWriter: boolean) => ({ DBClusterArn: arnIn(region), IsWriter, Readers: [] })
const worlds = (...members: object[]) => ({
  body: {
    GlobalClusters: [{ GlobalClusterMembers: [member('sa-east-1', true)].slice(1) }, { GlobalClusterMembers: members }],
  },
})
const none = { body: { GlobalClusters: [] } }
const calls = {
  [describing]: { body: { DBClusters: [description] } },
  [globally]: worlds(member('eu-central-1', true), member('us-east-1', false)),
}
const told = (answers: Told, as = type) => normalize(live(as, 'orders', answers))
const described = (more: object, globals: Told[string] = none) =>
  toResource(told({ [describing]: { body: { DBClusters: [{ ...description, ...more }] } }, [globally]: globals }))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

const keyReference = { role: 'key', mechanism: 'rds-encryption', locator: { state: 'known', value: key } }
const copy = {
  role: 'replica',
  mechanism: 'rds-read-replica',
  locator: { state: 'known', value: arnIn('eu-west-3', 'orders-copy') },
}
const whole = {
  ...encryptedUnderKey,
  'recovery.original': { state: 'known', value: true },
  'recovery.rpoHours': { state: 'known', value: 0.1 },
  'recovery.newestPointHours': { state: 'known', value: 0.1 },
  'recovery.protected': { state: 'known', value: true },
  'redundancy.mode': { state: 'known', value: 'multi-zone' },
  ...placedByOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
}

for (const as of [type, 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster']) {
  test(`${as}: the writer of a global cluster, with a replica besides`, () => {
    const resource = toResource(told(calls, as))
    assert.is(resource.type, as)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${as}|orders`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...whole,
      references: {
        state: 'known',
        value: [
          keyReference,
          copy,
          { role: 'replica', mechanism: 'rds-global-cluster', locator: { state: 'known', value: arnIn('us-east-1') } },
        ],
      },
    })
  })
}

const configuration = {
  storageEncrypted: true,
  kmsKeyId: key,
  deletionProtection: true,
  latestRestorableTime: '2026-11-23T11:54:00.000Z',
  readReplicaIdentifiers: [arnIn('eu-west-3', 'orders-copy')],
}

test('a Config item tells the same, and not whether other regions follow it', () => {
  const unread = { state: 'unknown', reason: 'not-recorded', permission: globally }
  assert.equal(withoutOrigins(factsOf(toResource(normalize(recorded(type, item(type, arn, configuration)))))), {
    ...whole,
    'recovery.original': unread,
    references: {
      state: 'partial',
      value: [keyReference, copy, { role: 'replica', mechanism: 'rds-global-cluster', locator: unread }],
      reason: 'not-recorded',
    },
  })
})

const worldwide: [name: string, globals: Told[string], replicas: unknown[], sources: unknown[], original: unknown][] = [
  ['none', none, [], [], true],
  ['of others only', worlds(member('us-east-1', true), member('eu-west-1', false)), [], [], true],
  [
    'as one that follows',
    worlds(member('us-east-1', true), member('eu-central-1', false)),
    [],
    [['rds-global-cluster', arnIn('us-east-1')]],
    false,
  ],
  [
    'without a writer, after it was lost',
    worlds(member('us-east-1', false), member('eu-central-1', false)),
    [],
    [['rds-global-cluster', 'unresolved']],
    false,
  ],
  ['refused', { error: 'AccessDenied' }, [['rds-global-cluster', 'denied']], [], 'denied'],
  ['no list', { body: {} }, [['rds-global-cluster', 'malformed']], [], 'malformed'],
  [
    'a member without a word of who writes',
    worlds({ DBClusterArn: arn }),
    [['rds-global-cluster', 'malformed']],
    [],
    'malformed',
  ],
]
for (const [name, globals, replicas, sources, original] of worldwide) {
  test(`global clusters: ${name}`, () => {
    const resource = described({ ReadReplicaIdentifiers: [] }, globals)
    assert.equal([pointing(resource, 'replica'), pointing(resource, 'source')], [replicas, sources])
    assert.equal(reading(factsOf(resource)['recovery.original']), original)
  })
}

const sources: [name: string, fields: object, expected: unknown[], original: boolean][] = [
  ['a replica', { ReplicationSourceIdentifier: arnIn('us-east-1') }, [['rds-read-replica', arnIn('us-east-1')]], false],
  ['an empty name', { ReplicationSourceIdentifier: '' }, [], true],
  ["a clone of another account's", { CrossAccountClone: true }, [['aurora-clone', 'not-recorded']], false],
  ['a clone of its own', { CrossAccountClone: false }, [], true],
]
for (const [name, fields, expected, original] of sources) {
  test(`source: ${name}`, () => {
    const resource = described(fields)
    assert.equal(pointing(resource, 'source'), expected)
    assert.is(reading(factsOf(resource)['recovery.original']), original)
  })
}

test('replicas that are not listed may be anywhere', () => {
  const resource = described({ ReadReplicaIdentifiers: undefined })
  assert.equal(pointing(resource, 'replica'), [['rds-read-replica', 'not-recorded']])
})

const good = {
  'atRest.enabled': true,
  'recovery.protected': true,
  'recovery.newestPointHours': 0.1,
  'recovery.original': false,
}
keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good,
})
const configItem = item(type, arn, configuration)
keepsSilent(test, { name: 'a Config item', input: configItem, read: (input) => normalize(recorded(type, input)), good })

withRecordings(test, () => {
  test('a cluster as AWS described it in 2023', () => {
    const file = 'test_rdscluster_pending_maintenance__rds.DescribeDBClusters_1.json'
    const name = 'apip-prd-auroracluster-vtmn1quuo8mc'
    const real = describedIn(file, 'DBClusters', 'DBClusterIdentifier', name)
    const resource = toResource(
      told({ [describing]: { body: { DBClusters: [JSON.parse(JSON.stringify(real))] } }, [globally]: none }),
    )
    const facts = factsOf(resource)
    assert.equal(
      ['atRest.enabled', 'recovery.original', 'recovery.protected', 'recovery.newestPointHours'].map(
        (path) => facts[path]?.state,
      ),
      ['known', 'known', 'known', 'known'],
    )
    assert.equal(pointing(resource, 'replica'), [
      ['rds-read-replica', 'arn:aws:rds:us-east-2:644160558196:cluster:apip-prd-auroraclusterdr-1v5y6ofar9zry'],
    ])
  })
})

test.run()
