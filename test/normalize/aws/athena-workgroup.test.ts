// A work group copies what is asked of it into a bucket, or lets each query say where to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { workGroup } from '../../../src/normalize/aws/athena-workgroup.ts'
import { comingFromOthers, factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/athena-workgroup')

const type = 'AWS::Athena::WorkGroup'
const arn = `arn:aws:athena:eu-central-1:${account}:workgroup/crm`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const partner = '444455556666'
const [describing, queries, tagging] = [
  'athena:GetWorkGroup',
  'athena:ListQueryExecutions',
  'athena:ListTagsForResource',
]

const settings = {
  EnforceWorkGroupConfiguration: true,
  ResultConfiguration: {
    OutputLocation: 's3://results/crm/',
    ExpectedBucketOwner: partner,
    EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: key },
  },
}
const calls = {
  [describing]: { body: { WorkGroup: { Name: 'crm', State: 'ENABLED', Configuration: settings } } },
  [queries]: { body: { QueryExecutionIds: [] } },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => workGroup({ ...live(type, 'crm', answers), region: 'eu-central-1' })
const set = (more: object, answers: Told = {}) =>
  toResource(
    told({
      ...calls,
      [describing]: { body: { WorkGroup: { Name: 'crm', Configuration: { ...settings, ...more } } } },
      ...answers,
    }),
  )
const inConfig = (more: object) =>
  toResource(
    workGroup(recorded(type, item(type, arn, { Name: 'crm', WorkGroupConfiguration: { ...settings, ...more } }))),
  )
const pointing = (resource: ReturnType<typeof set>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

const copied = {
  role: 'replica',
  mechanism: 'athena-results',
  locator: { state: 'known', value: 'arn:aws:s3:::results' },
  account: partner,
}
const opened = { role: 'key', mechanism: 'athena-encryption', locator: { state: 'known', value: key } }
const whole = {
  ...comingFromOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
  references: { state: 'known', value: [copied, opened] },
}

test('a group that writes all its results to one bucket', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|crm`)
  assert.equal(withoutOrigins(factsOf(resource)), whole)
})

test('a Config item tells the same, but for what is younger than it', () => {
  const unread = { state: 'unknown', reason: 'not-recorded', permission: describing }
  assert.equal(withoutOrigins(factsOf(inConfig({}))), {
    ...whole,
    references: {
      state: 'partial',
      permission: 'athena:GetWorkGroup',
      reason: 'not-recorded',
      value: [
        copied,
        opened,
        { role: 'key', mechanism: 'athena-notebooks', locator: unread },
        { role: 'log-sink', mechanism: 'athena-logs', locator: unread },
      ],
    },
  })
})

const anywhere = ['athena-results', 'unsupported']
const bucket = ['athena-results', 'arn:aws:s3:::results']
const free = { EnforceWorkGroupConfiguration: false }
const ran = { [queries]: { body: { QueryExecutionIds: ['q-1'] } } }
const places: [name: string, fields: object, answers: Told, expected: unknown[]][] = [
  ['nowhere, as Athena keeps them', { ResultConfiguration: undefined }, {}, []],
  ['wherever a query says', free, ran, [bucket, anywhere]],
  ['wherever a query says, and none was run', free, {}, [bucket]],
  [
    'wherever a query says, and nobody may see the queries',
    free,
    { [queries]: { error: 'AccessDeniedException' } },
    [bucket, ['athena-results', 'denied']],
  ],
  ['wherever a query says, with no location of its own', { ...free, ResultConfiguration: {} }, ran, [anywhere]],
  [
    'who insists is not told',
    { EnforceWorkGroupConfiguration: undefined },
    {},
    [bucket, ['athena-results', 'not-recorded']],
  ],
  ['no address', { ResultConfiguration: { OutputLocation: 'results' } }, {}, [['athena-results', 'malformed']]],
  ['no text', { ResultConfiguration: { OutputLocation: 7 } }, {}, [['athena-results', 'malformed']]],
]
for (const [name, fields, answers, expected] of places)
  test(`results: ${name}`, () => assert.equal(pointing(set(fields, answers), 'replica'), expected))

test('in an item nobody can tell whether queries were run', () => {
  assert.equal(inConfig(free).references.state === 'partial' && pointing(inConfig(free), 'replica'), [
    bucket,
    ['athena-results', 'not-recorded'],
  ])
})

test('settings that were not told leave a place of unknown country', () => {
  const resource = toResource(told({ ...calls, [describing]: { body: { WorkGroup: { Name: 'crm' } } } }))
  assert.equal(pointing(resource, 'replica'), [['athena-results', 'not-recorded']])
  assert.is(resource.references.state, 'partial')
})

const by = (EncryptionOption: string, KmsKey?: string) => ({
  ResultConfiguration: { OutputLocation: 's3://results/', EncryptionConfiguration: { EncryptionOption, KmsKey } },
})
const managed = (Enabled: boolean, EncryptionConfiguration?: object) => ({
  ResultConfiguration: undefined,
  ManagedQueryResultsConfiguration: { Enabled, EncryptionConfiguration },
})
const keys: [name: string, fields: object, expected: unknown[]][] = [
  ['of the bucket', { ResultConfiguration: { OutputLocation: 's3://results/' } }, []],
  ['of S3', by('SSE_S3'), []],
  ['by its id', by('CSE_KMS', '77aa'), [['athena-encryption', key]]],
  ['that is not named', by('SSE_KMS'), [['athena-encryption', 'not-recorded']]],
  ['of a kind that is new to us', by('SSE_X', key), [['athena-encryption', 'malformed']]],
  ['of results that Athena keeps', managed(true, { KmsKey: key }), [['athena-encryption', key]]],
  ['of AWS, of results that Athena keeps', managed(true), []],
  ['of results that Athena does not keep', managed(false, { KmsKey: key }), []],
  [
    'of notebooks',
    { ...by('SSE_S3'), CustomerContentEncryptionConfiguration: { KmsKey: key } },
    [['athena-notebooks', key]],
  ],
]
for (const [name, fields, expected] of keys)
  test(`a key ${name}`, () => assert.equal(pointing(set(fields), 'key'), expected))

test('an item that names no location may be of a group whose results Athena keeps, under any key', () => {
  const resource = inConfig({ ResultConfiguration: {} })
  assert.equal(pointing(resource, 'key')[0], ['athena-encryption', 'not-recorded'])
})

const logs: [name: string, monitoring: object, expected: unknown[]][] = [
  [
    'off',
    { CloudWatchLoggingConfiguration: { Enabled: false, LogGroup: 'x' }, S3LoggingConfiguration: { Enabled: false } },
    [],
  ],
  [
    'a group',
    { CloudWatchLoggingConfiguration: { Enabled: true, LogGroup: '/athena' } },
    [`arn:aws:logs:eu-central-1:${account}:log-group:/athena`],
  ],
  ['a bucket', { S3LoggingConfiguration: { Enabled: true, LogLocation: 's3://logs/athena/' } }, ['arn:aws:s3:::logs']],
  ['a group that is not named', { CloudWatchLoggingConfiguration: { Enabled: true } }, ['not-recorded']],
  ['nobody knows whether', { S3LoggingConfiguration: {} }, ['malformed']],
]
for (const [name, MonitoringConfiguration, expected] of logs) {
  test(`logs: ${name}`, () =>
    assert.equal(
      pointing(set({ MonitoringConfiguration }), 'log-sink').map(([, locator]) => locator),
      expected,
    ))
}

test('a group that is not described, or has no name, is a gap', () => {
  const gaps = [
    told({ ...calls, [describing]: { error: 'AccessDeniedException' } }),
    told({ ...calls, [describing]: { body: { WorkGroup: { Configuration: settings } } } }),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

// Athena leaves out what is not set: to drop it is to tell another group. What is always there may not be dropped unnoticed.
const { ResultConfiguration: _, ...always } = settings
const input = { Name: 'crm', Configuration: always }
keepsSilent(test, {
  name: 'calls',
  input: { ...calls, [describing]: { body: { WorkGroup: input } } },
  read: (broken: Tree) => told(broken as Told), // `as`: what is left of the calls
  good: {},
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, { Name: 'crm', WorkGroupConfiguration: always }),
  read: (broken) => workGroup(recorded(type, broken)),
  good: {},
})

test.run()
