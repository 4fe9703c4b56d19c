// What a trail records counts only where it is said to: reads and writes both, of whole buckets, switched on.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { trail } from '../../../src/normalize/aws/trail.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/trail')
const type = 'AWS::CloudTrail::Trail'
const arn = `arn:aws:cloudtrail:eu-central-1:${account}:trail/audit`
const key = `arn:aws:kms:eu-west-1:${account}:key/77aa`

const description = {
  Name: 'audit',
  TrailARN: arn,
  HomeRegion: 'eu-central-1',
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
  HasCustomEventSelectors: true,
  LogFileValidationEnabled: true,
  S3BucketName: 'audit-logs',
  KmsKeyId: key,
}
const everything = { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] as object[] }
const s3 = (...Values: string[]) => [{ Type: 'AWS::S3::Object', Values }]

const told: Told = {
  'cloudtrail:DescribeTrails': { body: description },
  'cloudtrail:GetTrailStatus': { body: { IsLogging: true } },
  'cloudtrail:GetEventSelectors': {
    body: { TrailARN: arn, EventSelectors: [{ ...everything, DataResources: s3('arn:aws:s3:::patient-records/') }] },
  },
  'cloudtrail:ListTags': {
    body: { ResourceTagList: [{ ResourceId: arn, TagsList: [{ Key: 'Owner', Value: 'audit' }] }] },
  },
}
const fromApi = (changed: Told = {}) => toResource(trail(live(type, 'audit', { ...told, ...changed })))
const selecting = (body: object) => factsOf(fromApi({ 'cloudtrail:GetEventSelectors': { body } }))

test('tags that came on several pages are all of them', () => {
  const page = (Key: string) => ({ ResourceId: arn, TagsList: [{ Key, Value: 'a' }] })
  const body = { ResourceTagList: [page('Owner'), page('DataClass')] }
  const { labels } = fromApi({ 'cloudtrail:ListTags': { body } })
  assert.equal(labels.state === 'known' && labels.value.map(({ key }) => key), ['Owner', 'DataClass'])
  assert.is(fromApi({ 'cloudtrail:ListTags': { body: { ResourceTagList: [] } } }).labels.state, 'unknown')
})

const configuration = {
  name: 'audit',
  trailARN: arn,
  homeRegion: 'eu-central-1',
  isMultiRegionTrail: true,
  isOrganizationTrail: true,
  hasCustomEventSelectors: false,
  logFileValidationEnabled: true,
  s3BucketName: 'audit-logs',
  kmsKeyId: key,
}
const fromConfig = (fields: object) => toResource(trail(recorded(type, item(type, arn, fields))))

test('the API tells it all', () => {
  const resource = fromApi()
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|audit`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    'capture.active': { state: 'known', value: true },
    'capture.everyRegion': { state: 'known', value: true },
    'capture.wholeOrganisation': { state: 'known', value: true },
    'capture.managementEvents': { state: 'known', value: true },
    'capture.dataEvents': { state: 'known', value: ['arn:aws:s3:::patient-records/'] },
    'logIntegrity.validated': { state: 'known', value: true },
    'logIntegrity.locked': {
      state: 'unknown',
      reason: 'unresolved',
      permission: 's3:GetBucketObjectLockConfiguration',
    },
    'logIntegrity.separate': { state: 'unknown', reason: 'unresolved', permission: 's3:ListBucket' },
    labels: { state: 'known', value: [{ key: 'Owner', value: 'audit', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'log-sink',
          mechanism: 'cloudtrail-delivery',
          locator: { state: 'known', value: 'arn:aws:s3:::audit-logs' },
        },
        { role: 'key', mechanism: 'cloudtrail-encryption', locator: { state: 'known', value: key } },
      ],
    },
  })
})

test('digests: told by both, and unread where nothing is said of them', () => {
  const validated = (facts: ReturnType<typeof factsOf>) => reading(facts['logIntegrity.validated'])
  assert.is(validated(factsOf(fromConfig(configuration))), true)
  for (const [LogFileValidationEnabled, expected] of [
    [false, false],
    [undefined, 'not-recorded'],
    ['yes', 'malformed'],
  ] as const) {
    const body = { ...description, LogFileValidationEnabled }
    assert.is(validated(factsOf(fromApi({ 'cloudtrail:DescribeTrails': { body } }))), expected)
  }
})

test('a Config item cannot tell whether the trail is switched on', () => {
  const facts = factsOf(fromConfig(configuration))
  assert.equal(facts['capture.active'], {
    state: 'unknown',
    reason: 'not-recorded',
    permission: 'cloudtrail:GetTrailStatus',
  })
  assert.is(reading(facts['capture.managementEvents']), true)
  assert.equal(reading(facts['capture.dataEvents']), [])
})

test('selectors of its own are not in a Config item', () => {
  const facts = factsOf(fromConfig({ ...configuration, hasCustomEventSelectors: true }))
  const unread = { state: 'unknown', reason: 'not-recorded', permission: 'cloudtrail:GetEventSelectors' }
  assert.equal([facts['capture.managementEvents'], facts['capture.dataEvents']], [unread, unread])
})

test('a trail without selectors of its own needs no second answer', () => {
  const body = { ...description, HasCustomEventSelectors: false }
  const denied = { error: 'AccessDeniedException' }
  const facts = factsOf(fromApi({ 'cloudtrail:DescribeTrails': { body }, 'cloudtrail:GetEventSelectors': denied }))
  assert.is(reading(facts['capture.managementEvents']), true)
})

test('an answer that cannot be read is no default', () => {
  const body = { ...description, HasCustomEventSelectors: false }
  const facts = factsOf(
    fromApi({ 'cloudtrail:DescribeTrails': { body }, 'cloudtrail:GetEventSelectors': { body: {} } }),
  )
  assert.is(reading(facts['capture.managementEvents']), 'malformed')
})

test('a trail is at home where its description says, else where its ARN does', () => {
  const home = (HomeRegion: string | undefined) => {
    const body = { ...description, HomeRegion }
    return fromApi({ 'cloudtrail:DescribeTrails': { body } }).location.raw
  }
  assert.equal([home('us-east-1'), home(undefined)], ['us-east-1', 'eu-central-1'])
})

test('a log group is a second place of the log, and a short key id says nothing of where', () => {
  const group = `arn:aws:logs:eu-central-1:${account}:log-group:audit:*`
  const body = { ...description, CloudWatchLogsLogGroupArn: group, KmsKeyId: '77aa' }
  const references = referencesOf(fromApi({ 'cloudtrail:DescribeTrails': { body } }))
  assert.equal(
    references.map(({ mechanism, locator }) => [mechanism, reading(locator)]),
    [
      ['cloudtrail-delivery', 'arn:aws:s3:::audit-logs'],
      ['cloudtrail-log-group', group],
      ['cloudtrail-encryption', 'unresolved'],
    ],
  )
})

const basics: [name: string, selectors: object[], management: unknown, data: unknown][] = [
  ['writes only', [{ ...everything, ReadWriteType: 'WriteOnly', DataResources: s3('arn:aws:s3') }], false, []],
  ['reads only', [{ ...everything, ReadWriteType: 'ReadOnly', DataResources: s3('arn:aws:s3') }], false, []],
  [
    'no management',
    [{ ...everything, IncludeManagementEvents: false, DataResources: s3('arn:aws:s3') }],
    false,
    ['arn:aws:s3'],
  ],
  ['all but the use of keys', [{ ...everything, ExcludeManagementEventSources: ['kms.amazonaws.com'] }], false, []],
  [
    'functions',
    [{ ...everything, DataResources: [{ Type: 'AWS::Lambda::Function', Values: ['arn:aws:lambda'] }] }],
    true,
    [],
  ],
  [
    'reads in one selector, writes in a wider one',
    [
      { ...everything, ReadWriteType: 'ReadOnly', DataResources: s3('arn:aws:s3:::a/') },
      { ...everything, ReadWriteType: 'WriteOnly', DataResources: s3('arn:aws:s3') },
    ],
    true,
    ['arn:aws:s3:::a/'],
  ],
  ['a word nobody has heard', [{ ...everything, ReadWriteType: 'Some' }], 'malformed', 'malformed'],
]
for (const [name, EventSelectors, management, data] of basics) {
  test(`selectors: ${name}`, () => {
    const facts = selecting({ EventSelectors })
    assert.equal(reading(facts['capture.managementEvents']), management)
    assert.equal(reading(facts['capture.dataEvents']), data)
  })
}

const category = (name: string) => ({ Field: 'eventCategory', Equals: [name] })
const objects = [category('Data'), { Field: 'resources.type', Equals: ['AWS::S3::Object'] }]
const readOnly = (value: string) => ({ Field: 'readOnly', Equals: [value] })
const under = (restriction: object) => ({ Field: 'resources.ARN', ...restriction })
const advanced: [name: string, selectors: object[][], management: unknown, data: unknown][] = [
  ['management', [[category('Management')]], true, []],
  ['management reads', [[category('Management'), readOnly('true')]], false, []],
  [
    'management in two halves',
    [
      [category('Management'), readOnly('true')],
      [category('Management'), readOnly('false')],
    ],
    true,
    [],
  ],
  [
    'management but for the use of keys',
    [[category('Management'), { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }]],
    false,
    [],
  ],
  ['all objects', [objects], false, ['arn:aws:s3']],
  ['the objects of one bucket', [[...objects, under({ StartsWith: ['arn:aws:s3:::a/'] })]], false, ['arn:aws:s3:::a/']],
  ['functions', [[category('Data'), { Field: 'resources.type', Equals: ['AWS::Lambda::Function'] }]], false, []],
  ['writes', [[...objects, readOnly('false')]], false, []],
  ['one object', [[...objects, under({ Equals: ['arn:aws:s3:::a/one'] })]], false, []],
  ['one kind of event', [[...objects, { Field: 'eventName', Equals: ['PutObject'] }]], false, []],
  [
    'all but one bucket, which a list of prefixes cannot say',
    [[...objects, under({ NotStartsWith: ['arn:aws:s3:::audit-logs/'] })]],
    false,
    { partial: [], reason: 'unsupported' },
  ],
  ['a restriction without an operator', [[...objects, { Field: 'readOnly' }]], 'malformed', 'malformed'],
]
for (const [name, selectors, management, data] of advanced) {
  test(`advanced selectors: ${name}`, () => {
    const facts = selecting({ AdvancedEventSelectors: selectors.map((FieldSelectors) => ({ FieldSelectors })) })
    assert.equal(reading(facts['capture.managementEvents']), management)
    assert.equal(reading(facts['capture.dataEvents']), data)
  })
}

const good = {
  'logIntegrity.validated': true,
  'capture.active': true,
  'capture.everyRegion': true,
  'capture.wholeOrganisation': true,
  'capture.managementEvents': true,
}
const read = (calls: Tree) => trail(live(type, 'audit', calls as Told)) // `as`: broken on purpose
keepsSilent(test, { name: 'API answers', input: told, read, good })
keepsSilent(test, {
  name: 'API answers with advanced selectors of writes',
  input: {
    ...told,
    'cloudtrail:GetTrailStatus': { body: { IsLogging: false } },
    'cloudtrail:GetEventSelectors': {
      body: {
        AdvancedEventSelectors: [
          { FieldSelectors: [category('Management'), readOnly('false')] },
          { FieldSelectors: [...objects, readOnly('false')] },
        ],
      },
    },
  },
  read,
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (whole) => trail(recorded(type, whole)),
  good,
})

const states: [name: string, status: object, active: unknown][] = [
  ['on', { IsLogging: true }, true],
  ['on, and its last delivery went well', { IsLogging: true, LatestDeliveryError: '' }, true],
  ['on, without a bucket that it may write to', { IsLogging: true, LatestDeliveryError: 'AccessDenied' }, false],
  ['off', { IsLogging: false, LatestDeliveryError: 'NoSuchBucket' }, false],
  ['on, and an error of another shape', { IsLogging: true, LatestDeliveryError: {} }, 'malformed'],
]
for (const [name, body, active] of states) {
  test(`a trail that is ${name}`, () => {
    assert.is(reading(fromApi({ 'cloudtrail:GetTrailStatus': { body } }).facets.capture?.active), active)
  })
}

test.run()
