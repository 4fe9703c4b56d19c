// A table may be written to in every region that it is replicated to, and is encrypted whatever it says.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { table } from '../../../src/normalize/aws/dynamodb-table.ts'
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
import { account, item, live, queried, recorded, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/dynamodb-table')

const type = 'AWS::DynamoDB::Table'
const arn = `arn:aws:dynamodb:eu-central-1:${account}:table/orders`
const inRegion = (region: string) => arn.replace('eu-central-1', region)
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const [describing, backups, tagging, listing, exporting, exports] = [
  'dynamodb:DescribeTable',
  'dynamodb:DescribeContinuousBackups',
  'dynamodb:ListTagsOfResource',
  'dynamodb:ListGlobalTables',
  'dynamodb:DescribeExport',
  'dynamodb:ListExports',
]

const description = {
  TableName: 'orders',
  TableArn: arn,
  SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: key },
  DeletionProtectionEnabled: true,
  GlobalTableVersion: '2019.11.21',
  Replicas: [{ RegionName: 'us-east-1' }, { RegionName: 'eu-west-1' }],
}
const restorable = (status: string, latest?: string) => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: status,
      ...(latest === undefined ? {} : { LatestRestorableDateTime: latest }),
    },
  },
})
const calls = {
  [describing]: { body: { Table: description } },
  [backups]: { body: restorable('ENABLED', '2026-11-23T11:54:00.000Z') },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
  [exports]: { body: { Exports: [] } },
}
const told = (answers: Told) => table(live(type, 'orders', answers))
const described = (more: object) =>
  toResource(told({ ...calls, [describing]: { body: { Table: { ...description, ...more } } } }))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

const configuration = {
  tableName: 'orders',
  ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: key },
  deletionProtectionEnabled: true,
  globalTableVersion: '2019.11.21',
  globalTableWitnesses: [],
  replicas: [{ regionName: 'us-east-1' }, { regionName: 'eu-west-1' }],
}
const besides = {
  ContinuousBackupsDescription: {
    continuousBackupsStatus: 'ENABLED',
    pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: 'ENABLED' },
  },
}
const configItem = item(type, arn, configuration, { supplementaryConfiguration: besides })

const unbacked = { state: 'unknown', reason: 'not-recorded', permission: backups }
const replicas = ['us-east-1', 'eu-west-1'].map((region) => ({
  role: 'replica',
  mechanism: 'dynamodb-replica',
  locator: { state: 'known', value: inRegion(region) },
}))
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
  references: {
    state: 'known',
    value: [{ role: 'key', mechanism: 'dynamodb-encryption', locator: { state: 'known', value: key } }, ...replicas],
  },
}

test('a table of three regions, with its key and its backups', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  assert.equal(withoutOrigins(factsOf(resource)), whole)
})

test('a Config item tells the same, but for how old the newest recovery point is', () => {
  const facts = withoutOrigins(factsOf(toResource(table(recorded(type, configItem)))))
  assert.equal(facts, { ...whole, 'recovery.newestPointHours': unbacked })
})

test('a Config item without a word of its backups says nothing of them', () => {
  const facts = factsOf(toResource(table(recorded(type, item(type, arn, configuration)))))
  assert.equal([facts['recovery.rpoHours'], facts['recovery.newestPointHours']].map(reading), [
    'not-recorded',
    'not-recorded',
  ])
})

test('Config has no word for a witness, which comes with replicas only', () => {
  const { globalTableWitnesses: _, ...wordless } = configuration
  const copies = (more: object) =>
    pointing(toResource(table(recorded(type, item(type, arn, { ...wordless, ...more })))), 'replica')
  assert.equal(copies({ replicas: [] }), [])
  assert.equal(copies({}).at(-1), ['dynamodb-witness', 'not-recorded'])
})

const restored: [name: string, summary: object | undefined, expected: unknown[]][] = [
  [
    'from a table',
    { SourceTableArn: inRegion('us-east-1'), SourceBackupArn: 'x' },
    [['dynamodb-restore', inRegion('us-east-1')]],
  ],
  ['from a backup', { SourceBackupArn: inRegion('us-east-1') }, [['dynamodb-restore', inRegion('us-east-1')]]],
  ['from nobody knows what', {}, [['dynamodb-restore', 'not-recorded']]],
  ['never', undefined, []],
]
for (const [name, RestoreSummary, expected] of restored)
  test(`restored ${name}`, () => assert.equal(pointing(described({ RestoreSummary }), 'source'), expected))

test('without a description of its encryption it is under a key of AWS, and that is known', () => {
  const facts = factsOf(described({ SSEDescription: undefined }))
  assert.equal([facts['atRest.enabled'], facts['atRest.keyOwner'], facts['custody.exclusive']].map(reading), [
    true,
    'provider',
    false,
  ])
  assert.equal(pointing(described({ SSEDescription: undefined }), 'key'), [])
})

test('an item without it says nothing of whose key it is', () => {
  const { ssedescription: _, ...older } = configuration
  const resource = toResource(table(recorded(type, item(type, arn, older))))
  const facts = factsOf(resource)
  assert.equal([facts['atRest.enabled'], facts['atRest.keyOwner']].map(reading), [true, 'not-recorded'])
  assert.equal(pointing(resource, 'key'), [['dynamodb-encryption', 'not-recorded']])
})

const copies: [name: string, fields: object, expected: unknown[]][] = [
  ['none', { Replicas: undefined }, []],
  ['an empty list', { Replicas: [] }, []],
  ['itself', { Replicas: [{ RegionName: 'eu-central-1' }] }, []],
  [
    'a witness',
    { Replicas: [], GlobalTableWitnesses: [{ RegionName: 'eu-west-3', WitnessStatus: 'ACTIVE' }] },
    [['dynamodb-witness', inRegion('eu-west-3')]],
  ],
  ['a replica without a region', { Replicas: [{}] }, [['dynamodb-replica', 'malformed']]],
  [
    'the form of 2017, and nobody asked for its replicas',
    { Replicas: undefined, GlobalTableVersion: '2017.11.29' },
    [['dynamodb-replica', 'not-recorded']],
  ],
  [
    'no word of a version, as a table of 2017 may have none',
    { Replicas: undefined, GlobalTableVersion: undefined },
    [['dynamodb-replica', 'not-recorded']],
  ],
  ['a version that is no text', { Replicas: [], GlobalTableVersion: 7 }, [['dynamodb-replica', 'malformed']]],
]
for (const [name, fields, expected] of copies)
  test(`replicas: ${name}`, () => assert.equal(pointing(described(fields), 'replica'), expected))

const group = (...regions: string[]) => regions.map((RegionName) => ({ RegionName }))
const globals: [name: string, answer: Told[string], expected: unknown, state: string][] = [
  [
    'one of 2017 and another',
    {
      body: {
        GlobalTables: [
          { GlobalTableName: 'orders', ReplicationGroup: group('eu-central-1', 'us-west-2') },
          { GlobalTableName: 'orders-2', ReplicationGroup: group('eu-central-1', 'sa-east-1') },
        ],
      },
    },
    [['dynamodb-replica', inRegion('us-west-2')]],
    'known',
  ],
  ['none', { body: { GlobalTables: [] } }, [], 'known'],
  ['a region that has never heard of them', { error: 'UnknownOperationException' }, [], 'known'],
  ['refused', { error: 'AccessDeniedException' }, [['dynamodb-replica', 'denied']], 'partial'],
  ['no list', { body: {} }, [['dynamodb-replica', 'malformed']], 'partial'],
]
for (const [name, answer, expected, state] of globals) {
  test(`global tables of the region: ${name}`, () => {
    const plain = { Table: { ...description, Replicas: undefined, GlobalTableVersion: undefined } }
    const resource = toResource(told({ ...calls, [describing]: { body: plain }, [listing]: answer }))
    assert.equal(pointing(resource, 'replica'), expected)
    assert.is(resource.references.state, state)
  })
}

test('a replica that names its key has it in its own region', () => {
  const id = '99bb'
  const copies = [
    { RegionName: 'us-east-1', KMSMasterKeyId: id },
    { RegionName: 'eu-central-1', KMSMasterKeyId: key },
    { RegionName: 'eu-west-1' },
  ]
  const expected = [
    ['dynamodb-encryption', key],
    ['dynamodb-replica-encryption', `arn:aws:kms:us-east-1:${account}:key/${id}`],
  ]
  assert.equal(pointing(described({ Replicas: copies }), 'key'), expected)
  const spelled = copies.map(({ RegionName, KMSMasterKeyId }) => ({
    regionName: RegionName,
    kmsmasterKeyId: KMSMasterKeyId ?? null,
  }))
  const inConfig = toResource(table(recorded(type, item(type, arn, { ...configuration, replicas: spelled }))))
  assert.equal(pointing(inConfig, 'key'), expected)
})

test('an item without a list of replicas may have any', () => {
  const { replicas: _, ...older } = configuration
  const resource = toResource(table(recorded(type, item(type, arn, older))))
  assert.equal(pointing(resource, 'replica'), [['dynamodb-replica', 'not-recorded']])
})

const points: [name: string, answer: Told[string], rpo: unknown, newest: unknown][] = [
  ['off', { body: restorable('DISABLED') }, 'unbounded', 'unbounded'],
  ['on, and no point named', { body: restorable('ENABLED') }, 0.1, 'not-recorded'],
  ['in a state that is new to us', { body: restorable('PAUSED') }, 'malformed', 'malformed'],
  ['not told', { body: {} }, 'malformed', 'malformed'],
  ['refused', { error: 'AccessDeniedException' }, 'denied', 'denied'],
]
for (const [name, answer, rpo, newest] of points) {
  test(`recovery to a point in time: ${name}`, () => {
    const facts = factsOf(toResource(told({ ...calls, [backups]: answer })))
    assert.equal([facts['recovery.rpoHours'], facts['recovery.newestPointHours']].map(reading), [rpo, newest])
  })
}

test('a table that is not described is a gap', () => {
  const gap = told({ ...calls, [describing]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', describing])
})

const good = {
  'atRest.keyOwner': 'customer',
  'custody.exclusive': true,
  'recovery.rpoHours': 0.1,
  'recovery.newestPointHours': 0.1,
  'recovery.protected': true,
}
// DynamoDB leaves the description of the encryption out of a table under a key of its own: to drop it is to tell another table.
const { SSEDescription: _, ...underOwnKey } = description
keepsSilent(test, {
  name: 'calls',
  input: { ...calls, [describing]: { body: { Table: underOwnKey } } },
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good,
})
keepsSilent(test, { name: 'a Config item', input: configItem, read: (input) => table(recorded(type, input)), good })

withRecordings(test, () => {
  test('a table as AWS described it in 2019', () => {
    const body = bodyOf('test_dynamodb_table__dynamodb.DescribeTable_1.json')
    const points = bodyOf('test_dynamodb_continuous_backup_action__dynamodb.DescribeContinuousBackups_2.json')
    const facts = factsOf(
      toResource(
        told({
          [describing]: { body: JSON.parse(JSON.stringify(body)) as object },
          [backups]: { body: points },
          [listing]: { body: { GlobalTables: [] } },
          [exports]: { body: { Exports: [] } },
        }),
      ),
    )
    assert.equal(
      [facts['atRest.enabled'], facts['recovery.rpoHours'], facts['recovery.protected'], facts['labels']].map(reading),
      [true, 0.1, 'not-recorded', 'not-recorded'],
    )
    assert.equal(reading(facts['references']), [
      {
        role: 'key',
        mechanism: 'dynamodb-encryption',
        locator: {
          state: 'known',
          value: 'arn:aws:kms:us-east-1:644160558196:key/8785aeb9-a616-4e2b-bbd3-df3cde76bcc5',
          from: [0],
        },
      },
    ])
  })
})

const nightly = { S3Bucket: 'reports', S3BucketOwner: '210987654321', ExportManifest: 'monday' }
const exportedTo = (...all: object[]) => {
  const { [exports]: _, ...rest } = calls
  return toResource(
    told({ ...rest, [exporting]: { body: { Exports: all.map((ExportDescription) => ({ ExportDescription })) } } }),
  )
}

test('what was exported lies in a bucket, of whomever it is, under the key that was named for it', () => {
  const there = { ...nightly, S3SseAlgorithm: 'KMS', S3SseKmsKeyId: key }
  const resource = exportedTo(there, { ...there, ExportManifest: 'tuesday' }, { S3Bucket: 'own', S3SseKmsKeyId: 'k1' })
  assert.equal(withoutOrigins(referencesOf(resource).filter(({ mechanism }) => mechanism.includes('export'))), [
    {
      role: 'replica',
      mechanism: 'dynamodb-export',
      locator: { state: 'known', value: 'arn:aws:s3:::reports' },
      account: '210987654321',
    },
    { role: 'replica', mechanism: 'dynamodb-export', locator: { state: 'known', value: 'arn:aws:s3:::own' } },
    { role: 'key', mechanism: 'dynamodb-export-encryption', locator: { state: 'known', value: key } },
    {
      role: 'key',
      mechanism: 'dynamodb-export-encryption',
      locator: { state: 'unknown', reason: 'unresolved', permission: 'kms:DescribeKey' },
    },
  ])
})

for (const [call, answer] of [
  [exports, { error: 'AccessDeniedException' }],
  [exporting, { error: 'AccessDeniedException' }],
  [exporting, { body: { Exports: [{ ExportDescription: {} }] } }],
] as const) {
  test(`exports that were not read may be anywhere: ${call}, ${Object.keys(answer).join()}`, () => {
    const { [exports]: _, ...rest } = calls
    const resource = toResource(told({ ...rest, [call]: answer }))
    const reason = 'error' in answer ? 'denied' : 'malformed'
    assert.is(resource.references.state, 'partial')
    const locator = 'error' in answer ? { state: 'unknown', reason, permission: call } : { state: 'unknown', reason }
    assert.equal(
      referencesOf(resource).filter(({ mechanism }) => mechanism.startsWith('dynamodb-export')),
      [{ role: 'replica', mechanism: 'dynamodb-export', locator }],
    )
  })
}

test('a table of which nobody asked whether it was exported may have been, whatever else AWS Config knows of it', () => {
  const { [exports]: _, ...rest } = calls
  const locator = { state: 'unknown', reason: 'not-recorded', permission: exports }
  for (const resource of [told(rest), table(queried(type, configItem))].map(toResource))
    assert.equal(
      referencesOf(resource).filter(({ mechanism }) => mechanism.startsWith('dynamodb-export')),
      [{ role: 'replica', mechanism: 'dynamodb-export', locator }],
    )
})

test.run()
