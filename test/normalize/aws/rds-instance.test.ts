// A database's facts must not depend on who was asked; what only its parameters tell is unread where only Config was asked.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseInstance } from '../../../src/normalize/aws/rds-instance.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, type Told } from './observed.ts'
import {
  arn,
  backup,
  changed,
  configuration,
  description,
  inConfig,
  keyArn,
  observed,
  replica,
  told,
} from './orders-database.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/rds-instance')
const at = (value: unknown) => ({ state: 'known', value })
const untold = { state: 'unknown', reason: 'not-recorded', permission: 'rds:DescribeDBParameters' }

const both = {
  ...encryptedUnderKey,
  'exposure.public': { state: 'known', value: false },
  'recovery.original': at(true),
  'recovery.rpoHours': at(0.1),
  'recovery.newestPointHours': at(0.1),
  'recovery.protected': at(true),
  'redundancy.mode': at('multi-zone'),
  ...placedByOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: at('eu-central-1'),
  references: {
    state: 'known',
    value: [
      { role: 'key', mechanism: 'rds-encryption', locator: at(keyArn) },
      { role: 'replica', mechanism: 'rds-read-replica', locator: at(replica) },
      {
        role: 'replica',
        mechanism: 'rds-read-replica',
        locator: at(`arn:aws:rds:eu-central-1:${account}:db:orders-reports`),
      },
      { role: 'vault', mechanism: 'rds-backup-replication', locator: at(backup) },
    ],
  },
}

test('the API tells it all', () => {
  const resource = toResource(databaseInstance(observed(told)))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|AWS::RDS::DBInstance|orders`)
  assert.is(resource.id, arn)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...both,
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'known', value: 1.3 },
    'logging.dataAccess': { state: 'known', value: true },
  })
})

test('a Config item tells the same, but for the parameters, and names the call that would tell them', () => {
  const resource = toResource(databaseInstance(inConfig()))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|AWS::RDS::DBInstance|orders`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...both,
    'inTransit.enforced': untold,
    'inTransit.minimumVersion': untold,
    'logging.dataAccess': untold,
  })
})

test('a fact names the answer it came from', () => {
  const facts = factsOf(toResource(databaseInstance(observed(told))))
  assert.equal(facts['atRest.enabled'], { state: 'known', value: true, from: [0] })
  assert.equal(facts['inTransit.enforced'], { state: 'known', value: true, from: [1] })
})

/** A cluster is copied as a whole, and says itself where: whether it was read, only the estate can tell. */
const ownCluster = (locator: unknown) => [{ role: 'source', mechanism: 'rds-cluster', locator }]
const pointing: [name: string, fields: object, references: unknown][] = [
  [
    'a replica of an original abroad',
    {
      ReadReplicaDBInstanceIdentifiers: [],
      ReadReplicaSourceDBInstanceIdentifier: 'arn:aws:rds:us-east-1:444455556666:db:orders',
    },
    [{ role: 'source', mechanism: 'rds-read-replica', locator: at('arn:aws:rds:us-east-1:444455556666:db:orders') }],
  ],
  [
    'a replica of an original beside it',
    { ReadReplicaDBInstanceIdentifiers: [], ReadReplicaSourceDBInstanceIdentifier: 'primary' },
    [{ role: 'source', mechanism: 'rds-read-replica', locator: at(`arn:aws:rds:eu-central-1:${account}:db:primary`) }],
  ],
  [
    'an Aurora cluster as a replica',
    {
      ReadReplicaDBInstanceIdentifiers: [],
      ReadReplicaDBClusterIdentifiers: ['arn:aws:rds:us-east-1:111122223333:cluster:orders'],
    },
    [
      {
        role: 'replica',
        mechanism: 'rds-read-replica',
        locator: at('arn:aws:rds:us-east-1:111122223333:cluster:orders'),
      },
    ],
  ],
  [
    'the member of a cluster',
    { ReadReplicaDBInstanceIdentifiers: [], DBClusterIdentifier: 'orders' },
    ownCluster(at(`arn:aws:rds:eu-central-1:${account}:cluster:orders`)),
  ],
  [
    'an engine that has only clusters',
    { ReadReplicaDBInstanceIdentifiers: [], Engine: 'aurora-postgresql' },
    ownCluster({ state: 'unknown', reason: 'not-recorded' }),
  ],
  [
    'a cluster whose name is no text',
    { ReadReplicaDBInstanceIdentifiers: [], DBClusterIdentifier: 7 },
    ownCluster({ state: 'unknown', reason: 'malformed' }),
  ],
]
for (const [name, fields, expected] of pointing) {
  test(`references: ${name}`, () => {
    const alone = { StorageEncrypted: false, DBInstanceAutomatedBackupsReplications: [] }
    const resource = toResource(databaseInstance(changed({ ...alone, ...fields })))
    assert.equal(withoutOrigins(referencesOf(resource)), expected)
  })
}

const unread: [name: string, missing: string, role: string][] = [
  ['read replicas', 'readReplicaDBInstanceIdentifiers', 'replica'],
  ['backup copies, which older items lack', 'dBInstanceAutomatedBackupsReplications', 'vault'],
  ['the key of an encrypted database', 'kmsKeyId', 'key'],
]
for (const [name, missing, role] of unread) {
  test(`an item without ${name} points nobody knows where`, () => {
    const resource = toResource(databaseInstance(inConfig({ ...configuration, [missing]: undefined })))
    const found = referencesOf(resource).filter((reference) => reference.role === role)
    assert.equal(
      found.map(({ locator }) => locator),
      [{ state: 'unknown', reason: 'not-recorded', permission: 'rds:DescribeDBInstances' }],
    )
  })
}

for (const [name, path] of [
  ['alias/orders', 'alias/orders'],
  ['5f1c', 'key/5f1c'],
]) {
  test(`the key ${name} is in the region of its database`, () => {
    const [key] = referencesOf(toResource(databaseInstance(changed({ KmsKeyId: name }))))
    assert.is(reading(key?.locator), `arn:aws:kms:eu-central-1:${account}:${path}`)
  })
}

test('an unencrypted database has no key', () => {
  const resource = toResource(databaseInstance(changed({ StorageEncrypted: false, KmsKeyId: undefined })))
  assert.is(reading(factsOf(resource)['atRest.enabled']), false)
  assert.equal(
    referencesOf(resource).filter(({ role }) => role === 'key'),
    [],
  )
})

test('tags that RDS does not list were not for the caller to read', () => {
  const { labels } = toResource(databaseInstance(changed({ TagList: undefined })))
  assert.equal(labels, { state: 'unknown', reason: 'not-recorded', permission: 'rds:ListTagsForResource' })
})

const gaps: [name: string, calls: Told, expected: object][] = [
  ['no description', {}, { reason: 'not-recorded', permission: 'rds:DescribeDBInstances' }],
  [
    'a refusal',
    { 'rds:DescribeDBInstances': { error: 'AccessDenied' } },
    { reason: 'denied', permission: 'rds:DescribeDBInstances' },
  ],
  [
    'no ARN',
    { 'rds:DescribeDBInstances': { body: { ...description, DBInstanceArn: undefined } } },
    { reason: 'malformed' },
  ],
  [
    'two descriptions',
    { 'rds:DescribeDBInstances': { body: { DBInstances: [description, description] } } },
    { reason: 'malformed' },
  ],
]
for (const [name, calls, expected] of gaps) {
  test(`${name} is a gap`, () => {
    const call = { service: 'rds', operation: 'DescribeDBInstances', type: 'AWS::RDS::DBInstance', count: 1 }
    assert.equal(databaseInstance(observed(calls)), { kind: 'gap', provider: 'aws', account, ...call, ...expected })
  })
}

const protection: [name: string, fields: object, fact: string, expected: unknown][] = [
  ['what is not encrypted has no key', { StorageEncrypted: false }, 'atRest.keyOwner', 'none'],
  ['what is not encrypted anybody can open', { StorageEncrypted: false }, 'custody.exclusive', false],
  ['a public address', { PubliclyAccessible: true }, 'exposure.public', true],
  ['nothing said of its address', { PubliclyAccessible: undefined }, 'exposure.public', 'not-recorded'],
]
for (const [name, fields, fact, expected] of protection) {
  test(`${name}: ${fact}`, () => {
    assert.is(reading(factsOf(toResource(databaseInstance(changed(fields))))[fact]), expected)
  })
}

const audited = {
  Engine: 'mysql',
  EngineVersion: '8.0.40',
  EnabledCloudwatchLogsExports: ['audit'],
}
const good = {
  'atRest.enabled': true,
  'inTransit.enforced': true,
  'inTransit.minimumVersion': 1.2,
  'logging.dataAccess': true,
  'recovery.rpoHours': 0.1,
  'recovery.newestPointHours': 0.1,
  'recovery.protected': true,
  'redundancy.mode': 'multi-zone',
  'custody.exclusive': true,
  'exposure.public': false,
}
const fromApi = (calls: Tree) => databaseInstance(observed(calls as Told)) // `as`: broken on purpose
keepsSilent(test, { name: 'API answers', input: told, read: fromApi, good })
keepsSilent(test, {
  name: 'API answers of a bad database',
  input: {
    'rds:DescribeDBInstances': {
      body: {
        ...description,
        StorageEncrypted: false,
        PubliclyAccessible: true,
        BackupRetentionPeriod: 0,
        DeletionProtection: false,
        MultiAZ: false,
      },
    },
    'rds:DescribeDBParameters': {
      body: {
        Parameters: [
          { ParameterName: 'rds.force_ssl', ParameterValue: '0', Source: 'user' },
          { ParameterName: 'ssl_min_protocol_version', ParameterValue: 'TLSv1', Source: 'user' },
          { ParameterName: 'pgaudit.log', ParameterValue: 'none', Source: 'user' },
          { ParameterName: 'shared_preload_libraries', ParameterValue: 'pgaudit', Source: 'user' },
        ],
        Marker: 'more',
      },
    },
  },
  read: fromApi,
  good,
})
keepsSilent(test, {
  name: 'API answers of MySQL',
  input: {
    'rds:DescribeDBInstances': { body: { ...description, ...audited } },
    'rds:DescribeDBParameters': {
      body: { Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '1', Source: 'user' }] },
    },
    'rds:DescribeOptionGroups': {
      body: {
        OptionGroupsList: [
          {
            Options: [
              {
                OptionName: 'MARIADB_AUDIT_PLUGIN',
                OptionSettings: [{ Name: 'SERVER_AUDIT_EVENTS', Value: 'CONNECT,QUERY' }],
              },
            ],
          },
        ],
      },
    },
  },
  read: fromApi,
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: configuration,
  read: (fields) => databaseInstance(inConfig(fields)),
  good,
})

test.run()
