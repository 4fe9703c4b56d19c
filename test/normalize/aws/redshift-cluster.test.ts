// A warehouse of Redshift: what DescribeClusters and its companions say of it, or a Config item, and where its snapshots and logs go.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { warehouse } from '../../../src/normalize/aws/redshift-cluster.ts'
import {
  encryptedUnderKey,
  factsOf,
  known,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/redshift-cluster')
const type = 'AWS::Redshift::Cluster'
const describing = 'redshift:DescribeClusters'
const logging = 'redshift:DescribeLoggingStatus'
const parameters = 'redshift:DescribeClusterParameters'
const grants = 'redshift:DescribeSnapshotCopyGrants'
const arn = `arn:aws:redshift:eu-central-1:${account}:cluster:orders`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const keyAbroad = `arn:aws:kms:us-east-1:${account}:key/88bb`

const namespace = `arn:aws:redshift:eu-central-1:${account}:namespace:0a-1b`
const sharing = 'redshift:DescribeDataShares'
const partner = '444455556666'
const share = (ProducerArn: string, ...DataShareAssociations: object[]) => ({ ProducerArn, DataShareAssociations })
const reader = { ConsumerIdentifier: partner, ConsumerRegion: 'us-east-1', Status: 'ACTIVE' }

const description = {
  ClusterIdentifier: 'orders',
  Encrypted: true,
  KmsKeyId: key,
  PubliclyAccessible: false,
  AutomatedSnapshotRetentionPeriod: 7,
  MultiAZ: 'Enabled',
  ClusterNamespaceArn: namespace,
  ClusterParameterGroups: [{ ParameterGroupName: 'strict', ParameterApplyStatus: 'in-sync' }],
  ClusterSnapshotCopyStatus: { DestinationRegion: 'us-east-1', SnapshotCopyGrantName: 'abroad' },
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const calls = {
  [describing]: { body: description },
  [logging]: { body: { LoggingEnabled: true, BucketName: 'trail' } },
  [parameters]: {
    body: {
      Parameters: [
        { ParameterName: 'require_ssl', ParameterValue: 'true' },
        { ParameterName: 'enable_user_activity_logging', ParameterValue: 'true' },
      ],
    },
  },
  [sharing]: { body: { DataShares: [share(namespace, reader)] } },
  [grants]: { body: { SnapshotCopyGrants: [{ SnapshotCopyGrantName: 'abroad', KmsKeyId: '88bb' }] } },
}
const configuration = {
  clusterIdentifier: 'orders',
  encrypted: true,
  kmsKeyId: key,
  publiclyAccessible: false,
  automatedSnapshotRetentionPeriod: 7,
  clusterNamespaceArn: namespace,
  clusterParameterGroups: [{ parameterGroupName: 'strict', parameterApplyStatus: 'in-sync' }],
  clusterSnapshotCopyStatus: { destinationRegion: 'us-east-1', snapshotCopyGrantName: 'abroad' },
}
const supplementaryConfiguration = { LoggingStatus: '{"loggingEnabled":true,"bucketName":"trail"}' }

const told = (answers: Told) => warehouse({ ...live(type, 'orders', answers), region: 'eu-central-1' })
const with_ = (more: Told) => toResource(told({ ...calls, ...more }))
const described = (more: object) => with_({ [describing]: { body: { Clusters: [{ ...description, ...more }] } } })
const fromConfig = (fields: object, more: object = { supplementaryConfiguration }) =>
  toResource(warehouse(recorded(type, item(type, arn, fields, more))))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) =>
    one.role === role && one.mechanism !== 'redshift-datashare' ? [reading(one.locator)] : [],
  )

const facts = {
  ...encryptedUnderKey,
  'inTransit.enforced': known(true),
  'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
  'exposure.public': known(false),
  'logging.dataAccess': known(true),
  'backupRetention.days': known(7),
  'redundancy.mode': known('multi-zone'),
  ...placedByOthers,
  labels: known([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
  region: known('eu-central-1'),
}
const references = [
  { role: 'key', mechanism: 'redshift-encryption', locator: known(key) },
  {
    role: 'vault',
    mechanism: 'redshift-snapshot-copy',
    locator: known(`arn:aws:redshift:us-east-1:${account}:snapshot:orders/*`),
  },
  { role: 'key', mechanism: 'redshift-snapshot-copy', locator: known(keyAbroad) },
  { role: 'log-sink', mechanism: 'redshift-logging', locator: known('arn:aws:s3:::trail') },
]
const shared = {
  role: 'vault',
  mechanism: 'redshift-datashare',
  locator: known(`arn:aws:redshift:us-east-1:${partner}:namespace:*`),
  account: partner,
}

test('a cluster that copies its snapshots abroad, logs to a bucket and shares data', () => {
  const resource = with_({})
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  assert.equal(withoutOrigins(factsOf(resource)), { ...facts, references: known([...references, shared]) })
})

test('its Config item says the same, but for its parameters, its zones, the key of the copies and whom it shares data with', () => {
  const resource = fromConfig(configuration)
  const unread = (permission: string) => ({ state: 'unknown', reason: 'not-recorded', permission })
  assert.is(resource.id, arn)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...facts,
    'inTransit.enforced': unread(parameters),
    'logging.dataAccess': unread(parameters),
    'redundancy.mode': unread(describing),
    references: {
      state: 'partial',
      permission: grants,
      reason: 'not-recorded',
      value: [
        ...references.map((one) => (one.locator.value === keyAbroad ? { ...one, locator: unread(grants) } : one)),
        { role: 'vault', mechanism: 'redshift-datashare', locator: unread(sharing) },
      ],
    },
  })
})

const logs: [name: string, body: object, all: unknown, sinks: unknown[]][] = [
  ['off', { LoggingEnabled: false }, false, []],
  [
    'of queries, to a bucket',
    { LogDestinationType: 's3', BucketName: 'b', LogExports: ['useractivitylog'] },
    true,
    ['arn:aws:s3:::b'],
  ],
  [
    'of connections only',
    { LogDestinationType: 's3', BucketName: 'b', LogExports: ['connectionlog'] },
    false,
    ['arn:aws:s3:::b'],
  ],
  [
    'to CloudWatch',
    { LogDestinationType: 'cloudwatch', LogExports: ['userlog', 'useractivitylog'] },
    true,
    ['userlog', 'useractivitylog'].map(
      (one) => `arn:aws:logs:eu-central-1:${account}:log-group:/aws/redshift/cluster/orders/${one}`,
    ),
  ],
  ['to CloudWatch, of nothing named', { LogDestinationType: 'cloudwatch' }, false, ['unsupported']],
  ['to a bucket that is not named', {}, true, ['unsupported']],
  ['to tables', { LogDestinationType: 's3table', LogExports: ['sys_query_history'] }, 'unsupported', ['unsupported']],
  ['off, tables published all the same', { LoggingEnabled: false, S3Tables: {} }, 'unsupported', ['unsupported']],
  ['to a bucket, and tables published', { BucketName: 'b', S3Tables: {} }, true, ['arn:aws:s3:::b', 'unsupported']],
  ['to where we never heard of', { LogDestinationType: 'elsewhere' }, 'malformed', ['malformed']],
  ['no word', { LoggingEnabled: undefined }, 'malformed', ['malformed']],
]
for (const [name, body, all, sinks] of logs) {
  test(`logs: ${name}`, () => {
    const resource = with_({ [logging]: { body: { LoggingEnabled: true, ...body } } })
    assert.equal([reading(factsOf(resource)['logging.dataAccess']), pointing(resource, 'log-sink')], [all, sinks])
  })
}

test('logs in Config: off, to a bucket of no name, and nothing said', () => {
  const sinks = (LoggingStatus: unknown) => {
    const resource = fromConfig(configuration, { supplementaryConfiguration: { LoggingStatus } })
    return [reading(factsOf(resource)['logging.dataAccess']), pointing(resource, 'log-sink')]
  }
  assert.equal(sinks({ loggingEnabled: false }), [false, []])
  assert.equal(sinks({ loggingEnabled: true }), ['malformed', ['malformed']])
  assert.equal(sinks(undefined), ['not-recorded', ['not-recorded']])
})

test('a parameter is in force where its one group is in sync, and waiting proves nothing good', () => {
  const enforced = (groups: unknown, value = 'true') =>
    reading(
      factsOf(
        with_({
          [describing]: { body: { ...description, ClusterParameterGroups: groups } },
          [parameters]: { body: { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: value }] } },
        }),
      )['inTransit.enforced'],
    )
  const group = { ParameterGroupName: 'strict', ParameterApplyStatus: 'in-sync' }
  assert.is(enforced([group], 'false'), false)
  assert.is(enforced([group], 'maybe'), 'malformed')
  assert.equal(enforced([{ ...group, ParameterApplyStatus: 'pending-reboot' }]), {
    partial: true,
    reason: 'unresolved',
  })
  assert.equal(enforced([group, group]), { partial: true, reason: 'malformed' })
  assert.equal(enforced(undefined), { partial: true, reason: 'not-recorded' })
})

test('the key of the copies: none without copies, none for what is not encrypted, else never taken for none', () => {
  const keys = (resource: ReturnType<typeof described>) => pointing(resource, 'key').slice(1)
  const ungranted = { ClusterSnapshotCopyStatus: { DestinationRegion: 'us-east-1' } }
  assert.equal(keys(described({ ClusterSnapshotCopyStatus: undefined })), [])
  assert.equal(pointing(described({ ClusterSnapshotCopyStatus: undefined }), 'vault'), [])
  assert.equal(pointing(described({ ...ungranted, Encrypted: false }), 'key'), [])
  assert.equal(keys(described(ungranted)), ['not-recorded'])
  assert.equal(keys(with_({ [grants]: { error: 'AccessDenied' } })), ['denied'])
  assert.equal(keys(with_({ [grants]: { body: { SnapshotCopyGrants: [] } } })), ['malformed'])
})

test('a copy that goes nobody knows where is a place nobody knows', () => {
  assert.equal(pointing(described({ ClusterSnapshotCopyStatus: {} }), 'vault'), ['malformed'])
})

test('datashares: of this cluster alone, and of those who read by them', () => {
  const readers = (...DataShares: object[]) =>
    referencesOf(with_({ [sharing]: { body: { DataShares } } })).flatMap(({ mechanism, locator, account: who }) =>
      mechanism === 'redshift-datashare' ? [[reading(locator), who]] : [],
    )
  const to = (one: object) => readers(share(namespace, { ...reader, ...one }))
  const consumer = `arn:aws:redshift:us-west-2:${partner}:namespace:9f`
  assert.equal(readers(), [])
  assert.equal(readers(share(`${namespace}2`, reader)), [])
  assert.equal(
    ['PENDING_AUTHORIZATION', 'DEAUTHORIZED', 'REJECTED'].flatMap((Status) => to({ Status })),
    [],
  )
  assert.equal(to({ Status: 'AUTHORIZED' }), [[`arn:aws:redshift:us-east-1:${partner}:namespace:*`, partner]])
  assert.equal(to({ ConsumerIdentifier: consumer }), [[consumer, partner]])
  assert.equal(to({ ConsumerIdentifier: 'ADX' }), [['unresolved', undefined]])
  assert.equal(to({ ConsumerRegion: undefined }), [['unresolved', partner]])
  assert.equal(to({ ConsumerIdentifier: undefined }), [['malformed', undefined]])
  assert.equal(readers({ ProducerArn: namespace }), [['malformed', undefined]])
})

test('the zones, in the words of the API', () => {
  const mode = (MultiAZ: unknown) => reading(factsOf(described({ MultiAZ }))['redundancy.mode'])
  assert.equal(['Disabled', 'enabled', 'true', undefined].map(mode), [
    'single-zone',
    'multi-zone',
    'malformed',
    'not-recorded',
  ])
})

test('encrypted under a key of an HSM, it names none, and whose it is stays open', () => {
  const resource = described({ KmsKeyId: undefined, HsmStatus: { HsmConfigurationIdentifier: 'ours' } })
  assert.equal(pointing(resource, 'key').slice(0, 1), ['not-recorded'])
  assert.is(reading(factsOf(resource)['custody.exclusive']), 'unresolved')
})

test('the list refused, or a cluster without a name: a gap', () => {
  const gaps = [told({ [describing]: { error: 'AccessDenied' } }), told({ [describing]: { body: {} } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'inTransit.enforced': true,
  'exposure.public': false,
  'logging.dataAccess': true,
  'backupRetention.days': 7,
  'redundancy.mode': 'multi-zone',
  region: 'eu-central-1',
}
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item', // of a cluster that copies nothing: of one that does, it lacks the key, and without the copies nothing is lacking
  input: item(
    type,
    arn,
    { ...configuration, clusterSnapshotCopyStatus: null },
    {
      supplementaryConfiguration: { LoggingStatus: { loggingEnabled: true, bucketName: 'trail' } },
    },
  ),
  read: (whole) => warehouse(recorded(type, whole)),
  good,
})

test.run()
