// A cluster holds what its instances share: its copies in other regions are told by itself or by the global database it belongs to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseCluster, documentCluster } from '../../../src/normalize/aws/rds-cluster.ts'
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
import { bodyOf, describedIn, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/rds-cluster')
const type = 'AWS::RDS::DBCluster'
const describing = 'rds:DescribeDBClusters'
const grouping = 'rds:DescribeGlobalClusters'
const clusterArn = (name: string, region = 'eu-central-1') => `arn:aws:rds:${region}:${account}:cluster:${name}`
const [arn, abroad, reports] = [clusterArn('orders'), clusterArn('orders', 'us-east-1'), clusterArn('reports')]
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const group = `arn:aws:logs:eu-central-1:${account}:log-group:/aws/rds/cluster/orders/audit`
const activity = `arn:aws:kinesis:eu-central-1:${account}:stream/aws-rds-das-orders`

const description = {
  DBClusterIdentifier: 'orders',
  DBClusterArn: arn,
  Engine: 'aurora-mysql',
  StorageEncrypted: true,
  KmsKeyId: key,
  ReadReplicaIdentifiers: [abroad, 'reports'],
  EnabledCloudwatchLogsExports: ['audit'],
  ActivityStreamStatus: 'started',
  ActivityStreamKinesisStreamName: 'aws-rds-das-orders',
  BackupRetentionPeriod: 14,
  LatestRestorableTime: '2026-11-23T11:55:00.000Z',
  DeletionProtection: true,
  MultiAZ: true,
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const members = [
  { DBClusterArn: arn, IsWriter: true, Readers: [abroad] },
  { DBClusterArn: abroad, IsWriter: false, Readers: [], GlobalWriteForwardingStatus: 'disabled' },
]
const globalOf = (...all: object[][]) => ({
  body: {
    GlobalClusters: all.map((GlobalClusterMembers) => ({ GlobalClusterIdentifier: 'all', GlobalClusterMembers })),
  },
})
const calls: Told = { [describing]: { body: { DBClusters: [description] } }, [grouping]: globalOf(members) }
const configuration = {
  dbclusterIdentifier: 'orders',
  dbclusterArn: arn,
  engine: 'aurora-mysql',
  storageEncrypted: true,
  kmsKeyId: key,
  readReplicaIdentifiers: [abroad, 'reports'],
  enabledCloudwatchLogsExports: ['audit'],
  activityStreamStatus: 'started',
  activityStreamKinesisStreamName: 'aws-rds-das-orders',
  backupRetentionPeriod: 14,
  deletionProtection: true,
  multiAZ: true,
}

const told = (answers: Told) => databaseCluster(live(type, 'orders', answers))
const described = (more: object, global: Told[string] = globalOf()) =>
  toResource(told({ [describing]: { body: { ...description, ...more } }, [grouping]: global }))
const fromConfig = (fields: object) => databaseCluster(recorded(type, item(type, arn, fields)))
const pointing = (resource: ReturnType<typeof described>, ...roles: string[]) =>
  referencesOf(resource).flatMap((one) =>
    roles.includes(one.role) ? [[one.role, one.mechanism, reading(one.locator)]] : [],
  )

const at = (value: unknown) => ({ state: 'known', value })
const point = (role: string, mechanism: string, locator: unknown) => ({ role, mechanism, locator: at(locator) })
const unasked = { state: 'unknown', reason: 'not-recorded', permission: 'rds:DescribeDBClusterParameters' }
const both = {
  ...encryptedUnderKey,
  'inTransit.enforced': unasked,
  'inTransit.minimumVersion': unasked,
  'logging.dataAccess': at(true),
  'recovery.rpoHours': at(0.1),
  'recovery.protected': at(true),
  'redundancy.mode': at('multi-zone'),
  ...placedByOthers,
  labels: at([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
  region: at('eu-central-1'),
}
const logged = [point('log-sink', 'rds-log-export', group), point('log-sink', 'rds-activity-stream', activity)]

test('the API tells it all, and a copy that is told twice is one', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...both,
    'recovery.original': at(true),
    'recovery.newestPointHours': at(0.1),
    references: at([
      point('key', 'rds-encryption', key),
      point('replica', 'rds-global-cluster', abroad),
      point('replica', 'rds-read-replica', reports),
      ...logged,
    ]),
  })
})

test('a Config item tells the same, but for the newest point and the global database: that may be anywhere', () => {
  const ungrouped = { state: 'unknown', reason: 'not-recorded', permission: grouping }
  assert.equal(withoutOrigins(factsOf(toResource(fromConfig(configuration)))), {
    ...both,
    'recovery.original': ungrouped,
    'recovery.newestPointHours': { state: 'unknown', reason: 'not-recorded', permission: describing },
    references: {
      state: 'partial',
      permission: grouping,
      value: [
        point('key', 'rds-encryption', key),
        { role: 'replica', mechanism: 'rds-global-cluster', locator: ungrouped },
        point('replica', 'rds-read-replica', abroad),
        point('replica', 'rds-read-replica', reports),
        ...logged,
      ],
      reason: 'not-recorded',
    },
  })
})

const secondary = (more: object) => [
  { DBClusterArn: abroad, IsWriter: true },
  { DBClusterArn: arn, IsWriter: false, ...more },
]
const alone = { ReadReplicaIdentifiers: [] }
const read = ['replica', 'rds-read-replica']
const copies: [name: string, fields: object, global: Told[string], references: unknown[][], original: unknown][] = [
  ['one region', alone, globalOf(), [], true],
  ['a global database of others', alone, globalOf([{ DBClusterArn: abroad, IsWriter: true }]), [], true],
  ['a global database of one region so far', alone, globalOf([{ DBClusterArn: arn, IsWriter: true }]), [], true],
  [
    'a secondary, which names its primary itself too',
    { ...alone, ReplicationSourceIdentifier: abroad },
    globalOf(secondary({ GlobalWriteForwardingStatus: 'disabled' })),
    [['source', 'rds-global-cluster', abroad]],
    false,
  ],
  [
    'a secondary that hands on what is written to it',
    alone,
    globalOf(secondary({ GlobalWriteForwardingStatus: 'enabled' })),
    [['source', 'rds-global-write-forwarding', abroad]],
    false,
  ],
  [
    'a secondary of which nobody says whether it can be written to',
    alone,
    globalOf(secondary({})),
    [['source', 'rds-global-member', abroad]],
    false,
  ],
  [
    'a primary with two copies, one of which can be written to',
    alone,
    globalOf([...members, { DBClusterArn: reports, IsWriter: false, GlobalWriteForwardingStatus: 'enabling' }]),
    [
      ['replica', 'rds-global-cluster', abroad],
      ['replica', 'rds-global-write-forwarding', reports],
    ],
    true,
  ],
  [
    'no member that is written to',
    alone,
    globalOf([
      { DBClusterArn: arn, IsWriter: false, GlobalWriteForwardingStatus: 'disabled' },
      { DBClusterArn: abroad, IsWriter: false },
    ]),
    [['source', 'rds-global-cluster', 'not-recorded']],
    false,
  ],
  [
    'a global database that it names and the list lacks',
    { ...alone, GlobalClusterIdentifier: 'all' },
    globalOf(),
    [['replica', 'rds-global-cluster', 'unresolved']],
    'unresolved',
  ],
  [
    'global databases refused',
    alone,
    { error: 'AccessDenied' },
    [['replica', 'rds-global-cluster', 'denied']],
    'denied',
  ],
  [
    'members that are no list',
    alone,
    { body: { GlobalClusters: [{ GlobalClusterIdentifier: 'all' }] } },
    [['replica', 'rds-global-cluster', 'malformed']],
    'malformed',
  ],
  ['no word of replicas', { ReadReplicaIdentifiers: undefined }, globalOf(), [[...read, 'not-recorded']], true],
  [
    'a replica of a database elsewhere',
    { ...alone, ReplicationSourceIdentifier: `arn:aws:rds:us-east-1:${account}:db:orders` },
    globalOf(),
    [['source', 'rds-read-replica', `arn:aws:rds:us-east-1:${account}:db:orders`]],
    false,
  ],
  [
    'a Multi-AZ cluster, whose replica is an instance, and which no global database can have',
    { Engine: 'postgres', ReadReplicaIdentifiers: ['reports'] },
    { error: 'AccessDenied' },
    [[...read, `arn:aws:rds:eu-central-1:${account}:db:reports`]],
    true,
  ],
]
for (const [name, fields, global, expected, original] of copies) {
  test(`copies: ${name}`, () => {
    const resource = described(fields, global)
    assert.equal(pointing(resource, 'replica', 'source'), expected)
    assert.equal(reading(factsOf(resource)['recovery.original']), original)
  })
}

const sinks: [name: string, fields: object, expected: unknown[][]][] = [
  ['none', { EnabledCloudwatchLogsExports: undefined, ActivityStreamStatus: undefined }, []],
  ['a stream that was stopped', { EnabledCloudwatchLogsExports: [], ActivityStreamStatus: 'stopped' }, []],
  [
    'a stream that is stopping, and whose name is not told',
    { EnabledCloudwatchLogsExports: [], ActivityStreamStatus: 'stopping', ActivityStreamKinesisStreamName: undefined },
    [['log-sink', 'rds-activity-stream', 'not-recorded']],
  ],
  [
    'those of DocumentDB, under a name of its own',
    { Engine: 'docdb', ActivityStreamStatus: undefined },
    [['log-sink', 'rds-log-export', `arn:aws:logs:eu-central-1:${account}:log-group:/aws/docdb/orders/audit`]],
  ],
  [
    'those of Neptune',
    { Engine: 'neptune', ActivityStreamStatus: undefined },
    [['log-sink', 'rds-log-export', `arn:aws:logs:eu-central-1:${account}:log-group:/aws/neptune/orders/audit`]],
  ],
]
for (const [name, fields, expected] of sinks) {
  test(`logs: ${name}`, () => assert.equal(pointing(described(fields), 'log-sink'), expected))
}

test('an item without the lists of logs and of replicas sends them nobody knows where', () => {
  const {
    enabledCloudwatchLogsExports: _,
    activityStreamStatus: __,
    readReplicaIdentifiers: ___,
    ...old
  } = configuration
  const unread = pointing(toResource(fromConfig(old)), 'replica', 'log-sink')
  assert.equal(unread, [
    ['replica', 'rds-global-cluster', 'not-recorded'],
    ['replica', 'rds-read-replica', 'not-recorded'],
    ['log-sink', 'rds-log-export', 'not-recorded'],
    ['log-sink', 'rds-activity-stream', 'not-recorded'],
  ])
})

const settings: [name: string, fields: object, fact: string, expected: unknown][] = [
  ['no stream', { ActivityStreamStatus: 'stopped' }, 'logging.dataAccess', 'not-recorded'],
  ['a stream that only starts', { ActivityStreamStatus: 'starting' }, 'logging.dataAccess', 'not-recorded'],
  ['one instance on a shared volume', { MultiAZ: false }, 'redundancy.mode', 'multi-zone'],
  ['instances of their own', { Engine: 'mysql' }, 'redundancy.mode', 'multi-zone'],
  ['instances of their own in one zone', { Engine: 'mysql', MultiAZ: false }, 'redundancy.mode', 'single-zone'],
  ['no engine', { Engine: undefined }, 'redundancy.mode', 'not-recorded'],
  ['no encryption', { StorageEncrypted: false }, 'atRest.enabled', false],
  ['no protection', { DeletionProtection: false }, 'recovery.protected', false],
  ['no backup', { BackupRetentionPeriod: 0 }, 'recovery.rpoHours', 'unbounded'],
]
for (const [name, fields, fact, expected] of settings) {
  test(`${name}: ${fact}`, () => assert.equal(reading(factsOf(described(fields))[fact]), expected))
}

test('tags that RDS does not list were not for the caller to read', () => {
  const { labels } = described({ TagList: undefined })
  assert.equal(labels, { state: 'unknown', reason: 'not-recorded', permission: 'rds:ListTagsForResource' })
})

test('the list refused: a gap', () => {
  const gap = told({ [describing]: { error: 'AccessDenied' } })
  assert.equal(whyMissing(gap), ['denied', describing])
})

test('a cluster of DocumentDB bears the type of its own', () => {
  const observation = live('AWS::DocDB::DBCluster', 'orders', {
    ...calls,
    [describing]: { body: { ...description, Engine: 'docdb' } },
  })
  const resource = toResource(documentCluster(observation))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|AWS::DocDB::DBCluster|orders`)
  assert.equal(pointing(resource, 'replica')[0], ['replica', 'rds-global-cluster', abroad])
})

const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'logging.dataAccess': true,
  'recovery.rpoHours': 0.1,
  'recovery.newestPointHours': 0.1,
  'recovery.protected': true,
  'redundancy.mode': 'multi-zone',
}
const withBroken = (answers: Tree) => told(answers as Told) // `as`: broken on purpose
keepsSilent(test, { name: 'API answers', input: calls, read: withBroken, good })
keepsSilent(test, {
  name: 'API answers of a bad secondary',
  input: {
    [describing]: {
      body: {
        ...description,
        Engine: 'mysql',
        StorageEncrypted: false,
        ActivityStreamStatus: 'stopped',
        ReplicationSourceIdentifier: abroad,
        BackupRetentionPeriod: 0,
        DeletionProtection: false,
        MultiAZ: false,
      },
    },
    [grouping]: globalOf(secondary({ GlobalWriteForwardingStatus: 'enabled' })),
  },
  read: withBroken,
  good,
})
keepsSilent(test, { name: 'a Config item', input: configuration, read: fromConfig, good })

withRecordings(test, () => {
  const file = 'test_rdscluster_pending_maintenance__rds.DescribeDBClusters_1.json'
  const plain = 'test_rdsclusterparamgroup_filter__rds.DescribeDBClusters_1.json'
  const recordedCluster = (from: string, name: string) =>
    toResource(told({ ...calls, [describing]: { body: describedIn(from, 'DBClusters', 'DBClusterIdentifier', name) } }))

  test('a cluster with a copy in another region, as AWS described it in 2023', () => {
    const resource = recordedCluster(file, 'apip-prd-auroracluster-vtmn1quuo8mc')
    assert.equal(pointing(resource, 'replica'), [
      [...read, 'arn:aws:rds:us-east-2:644160558196:cluster:apip-prd-auroraclusterdr-1v5y6ofar9zry'],
    ])
    assert.is(pointing(resource, 'log-sink').length, 4)
    assert.is(resource.references.state, 'known')
    const facts = factsOf(resource)
    assert.equal(
      ['atRest.enabled', 'recovery.original', 'recovery.protected', 'redundancy.mode', 'region'].map((one) =>
        reading(facts[one]),
      ),
      [true, true, true, 'multi-zone', 'us-west-2'],
    )
  })

  test('one that exports no logs leaves the list of them out', () => {
    const resource = recordedCluster(plain, 'aurora-mysql')
    assert.equal(pointing(resource, 'replica', 'log-sink'), [])
    assert.is(resource.references.state, 'known')
  })

  test('all are read', () => {
    const count = [file, plain].flatMap((one) => bodyOf(one)['DBClusters'] as { DBClusterIdentifier: string }[]).length // `as`: the field is a listing
    assert.is(count, 7)
  })
})

test.run()
