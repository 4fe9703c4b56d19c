// A stream of Firehose keeps records for minutes and sends them on: each destination, and each bucket on the way, is a place.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { deliveryStream } from '../../../src/normalize/aws/firehose-stream.ts'
import { comingFromOthers, factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/firehose-stream')
const type = 'AWS::KinesisFirehose::DeliveryStream'
const describing = 'firehose:DescribeDeliveryStream'
const tagging = 'firehose:ListTagsForDeliveryStream'
const arn = `arn:aws:firehose:eu-central-1:${account}:deliverystream/orders`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const ofBucket = `arn:aws:kms:us-east-1:${account}:key/88bb`
const lambda = `arn:aws:lambda:eu-central-1:${account}:function:trim:$LATEST`
const group = (name: string) => `arn:aws:logs:eu-central-1:${account}:log-group:${name}`

const place = (name: string, more: object = {}) => ({
  BucketARN: `arn:aws:s3:::${name}`,
  EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
  CloudWatchLoggingOptions: { Enabled: false },
  ...more,
})
const through = (arnOf: string) => ({
  Enabled: true,
  Processors: [
    { Type: 'AppendDelimiterToRecord' },
    { Type: 'Lambda', Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: arnOf }] },
  ],
})
const lake = {
  ...place('lake', { EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: ofBucket } } }),
  CloudWatchLoggingOptions: { Enabled: true, LogGroupName: '/firehose/orders' },
  ProcessingConfiguration: through(lambda),
  S3BackupMode: 'Enabled',
}
const settings = { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: key }

const description = {
  DeliveryStreamName: 'orders',
  DeliveryStreamARN: arn,
  DeliveryStreamType: 'DirectPut',
  DeliveryStreamEncryptionConfiguration: { ...settings, Status: 'ENABLED' },
  Destinations: [
    {
      DestinationId: 'destinationId-000000000001',
      S3DestinationDescription: place('lake'),
      ExtendedS3DestinationDescription: { ...lake, S3BackupDescription: place('raw') },
    },
  ],
  HasMoreDestinations: false,
}
const configuration = {
  DeliveryStreamName: 'orders',
  Arn: arn,
  DeliveryStreamType: 'DirectPut',
  DeliveryStreamEncryptionConfigurationInput: settings,
  ExtendedS3DestinationConfiguration: { ...lake, S3BackupConfiguration: place('raw') },
}
const calls = {
  [describing]: { body: { DeliveryStreamDescription: description } },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (more: Told = {}) => deliveryStream(live(type, 'orders', { ...calls, ...more }))
const described = (more: object) =>
  toResource(told({ [describing]: { body: { DeliveryStreamDescription: { ...description, ...more } } } }))
const fromConfig = (more: object = {}) =>
  toResource(deliveryStream(recorded(type, item(type, arn, { ...configuration, ...more }))))
const fact = (resource: ReturnType<typeof described>, path: string) => reading(factsOf(resource)[path])
const pointing = (resource: ReturnType<typeof described>, ...roles: string[]) =>
  referencesOf(resource).flatMap((one) => (roles.includes(one.role) ? [[one.mechanism, reading(one.locator)]] : []))

test('two tellings of one stream give the same facts, a bucket that is told twice is one', () => {
  const known = (role: string, mechanism: string, value: string) => ({
    role,
    mechanism,
    locator: { state: 'known', value },
  })
  const keyUnseen = { state: 'unknown', reason: 'unresolved', permission: 'kms:DescribeKey' }
  for (const resource of [toResource(told()), fromConfig()]) {
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      'atRest.enabled': { state: 'known', value: true },
      'atRest.algorithm': { state: 'unknown', reason: 'unsupported' },
      'atRest.keyOwner': keyUnseen,
      'custody.exclusive': keyUnseen,
      ...comingFromOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: {
        state: 'known',
        value: [
          known('key', 'firehose-encryption', key), // the first is the stream's own, which tells who can open it
          known('replica', 'firehose-delivery', 'arn:aws:s3:::lake'),
          known('key', 'firehose-delivery', ofBucket),
          known('log-sink', 'firehose-logs', group('/firehose/orders')),
          known('vault', 'firehose-backup', 'arn:aws:s3:::raw'),
          known('replica', 'firehose-function', lambda),
        ],
      },
    })
  }
})

const failed = ['firehose-backup', 'arn:aws:s3:::failed']
const domain = 'arn:aws:es:us-east-1:444455556666:domain/orders'
const destinations: [kind: string, fields: object, expected: unknown[][]][] = [
  ['S3', place('lake'), [['firehose-delivery', 'arn:aws:s3:::lake']]],
  [
    'Redshift',
    { ClusterJDBCURL: 'jdbc:redshift://orders.c1.us-east-1.redshift.amazonaws.com:5439/dev', S3BackupMode: 'Disabled' },
    [
      ['firehose-delivery', 'arn:aws:redshift:us-east-1::orders'],
      ['firehose-staging', 'arn:aws:s3:::failed'],
    ],
  ],
  [
    'Redshift',
    {
      ClusterJDBCURL: 'jdbc:redshift://orders.111122223333.eu-west-1.redshift-serverless.amazonaws.com:5439/dev',
      S3BackupMode: 'Enabled',
    },
    [
      ['firehose-delivery', 'arn:aws:redshift-serverless:eu-west-1::orders'],
      ['firehose-staging', 'arn:aws:s3:::failed'],
      ['firehose-backup', 'not-recorded'],
    ],
  ],
  ['Elasticsearch', { DomainARN: domain }, [['firehose-delivery', domain], failed]],
  [
    'Amazonopensearchservice',
    { ClusterEndpoint: 'https://search-orders-ab12.us-west-2.es.amazonaws.com' },
    [['firehose-delivery', 'arn:aws:es:us-west-2::search-orders-ab12'], failed],
  ],
  [
    'AmazonOpenSearchServerless',
    { CollectionEndpoint: 'https://ab12.eu-west-1.aoss.amazonaws.com' },
    [['firehose-delivery', 'arn:aws:aoss:eu-west-1::ab12'], failed],
  ],
  ['Splunk', { HECEndpoint: 'https://splunk.example:8088' }, [['firehose-delivery', 'splunk.example'], failed]],
  [
    'HttpEndpoint',
    { EndpointConfiguration: { Url: 'https://user:secret@crm.example/in?token=1', Name: 'CRM' } },
    [['firehose-delivery', 'crm.example'], failed],
  ],
  ['HttpEndpoint', { EndpointConfiguration: { Name: 'CRM' } }, [['firehose-delivery', 'not-recorded'], failed]],
  [
    'Snowflake',
    { AccountUrl: 'ab12.eu-central-1.snowflakecomputing.com' },
    [['firehose-delivery', 'ab12.eu-central-1.snowflakecomputing.com'], failed],
  ],
  [
    'Iceberg',
    { CatalogConfiguration: { CatalogARN: 'arn:aws:glue:eu-west-1:1:catalog', WarehouseLocation: 's3://lake/t' } },
    [['firehose-delivery', 'arn:aws:s3:::lake'], failed],
  ],
  [
    'Iceberg',
    { CatalogConfiguration: { CatalogARN: 'arn:aws:glue:eu-west-1:1:catalog' } },
    [['firehose-delivery', 'unresolved'], failed],
  ],
  ['Pigeon', { Loft: 'https://loft.example' }, [['firehose-delivery', 'unsupported'], failed]],
  ['Splunk', { HECEndpoint: 'https://' }, [['firehose-delivery', 'malformed'], failed]],
]
for (const [kind, fields, expected] of destinations) {
  test(`delivered to ${kind}: ${JSON.stringify(fields)}`, () => {
    const api = { S3DestinationDescription: place('failed'), ...fields }
    const config = { S3Configuration: place('failed'), ...fields }
    const tellings = [
      described({ Destinations: [{ DestinationId: 'a', [`${kind}DestinationDescription`]: api }] }),
      fromConfig({ ExtendedS3DestinationConfiguration: undefined, [`${kind}DestinationConfiguration`]: config }),
    ]
    for (const resource of tellings) assert.equal(pointing(resource, 'replica', 'vault'), expected)
  })
}

const to = (fields: object) => described({ Destinations: [{ ExtendedS3DestinationDescription: fields }] })
const unread: [name: string, fields: object, expected: unknown[]][] = [
  ['which bucket', { ...place('lake'), BucketARN: undefined }, ['firehose-delivery', 'not-recorded']],
  ['which key', { ...place('lake'), EncryptionConfiguration: undefined }, ['firehose-delivery', 'not-recorded']],
  [
    'which log group',
    { ...place('lake'), CloudWatchLoggingOptions: { Enabled: true } },
    ['firehose-logs', 'not-recorded'],
  ],
  ['logs that are no object', { ...place('lake'), CloudWatchLoggingOptions: 'on' }, ['firehose-logs', 'malformed']],
  ['whether there is a backup', place('lake'), ['firehose-backup', 'not-recorded']],
  [
    'which function',
    { ...place('lake'), ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'Lambda' }] } },
    ['firehose-function', 'not-recorded'],
  ],
]
for (const [name, fields, expected] of unread) {
  test(`no word of ${name}: it may be anywhere`, () => {
    const all = pointing(to(fields), 'replica', 'vault', 'key', 'log-sink')
    assert.ok(
      all.some((one) => JSON.stringify(one) === JSON.stringify(expected)),
      JSON.stringify(all),
    )
  })
}

test('what is switched off sends nothing', () => {
  const off = {
    ...place('lake'),
    S3BackupMode: 'Disabled',
    ProcessingConfiguration: { ...through(lambda), Enabled: false },
  }
  assert.equal(pointing(to(off), 'replica', 'vault', 'log-sink'), [['firehose-delivery', 'arn:aws:s3:::lake']])
})

test('a stream without a destination does not exist: what was not told may be anywhere', () => {
  const nowhere = [['firehose-delivery', 'not-recorded']]
  assert.equal(pointing(described({ Destinations: [] }), 'replica', 'vault'), nowhere)
  assert.equal(pointing(described({ Destinations: undefined }), 'replica', 'vault'), nowhere)
  assert.equal(pointing(fromConfig({ ExtendedS3DestinationConfiguration: null }), 'replica', 'vault'), nowhere)
  assert.equal(pointing(described({ Destinations: 'none' }), 'replica'), [['firehose-delivery', 'malformed']])
  const more = described({ HasMoreDestinations: true })
  assert.equal(pointing(more, 'replica').at(-1), ['firehose-delivery', 'not-recorded'])
  assert.is(more.references.state, 'partial')
  assert.equal(pointing(described({ HasMoreDestinations: undefined }), 'replica'), nowhere)
})

const encrypted = (fields: object | undefined) => described({ DeliveryStreamEncryptionConfiguration: fields })
const ciphers: [name: string, fields: object | undefined, facts: unknown[]][] = [
  ['its own key', { ...settings, Status: 'ENABLED' }, [true, 'unresolved', 'unresolved']],
  ['a key of AWS', { KeyType: 'AWS_OWNED_CMK', Status: 'ENABLED' }, [true, 'provider', false]],
  ['none', { Status: 'DISABLED' }, [false, 'none', false]],
  ['none, after a key', { ...settings, Status: 'DISABLED' }, [false, 'none', false]],
  ['what may have failed', { ...settings, Status: 'ENABLING_FAILED' }, ['unsupported', 'unsupported', 'unsupported']],
  ['a word new to us', { ...settings, Status: 'PAUSED' }, ['malformed', 'malformed', 'malformed']],
  ['no word', undefined, ['not-recorded', 'not-recorded', 'not-recorded']],
  ['no key', { ...settings, KeyARN: undefined, Status: 'ENABLED' }, ['not-recorded', 'not-recorded', 'not-recorded']],
]
for (const [name, fields, expected] of ciphers) {
  test(`encrypted: ${name}`, () => {
    const paths = ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive']
    assert.equal(
      paths.map((path) => fact(encrypted(fields), path)),
      expected,
    )
  })
}

test('an item that tells of no encryption does not say that there is none', () => {
  const silent = fromConfig({ DeliveryStreamEncryptionConfigurationInput: undefined })
  assert.is(fact(silent, 'atRest.enabled'), 'not-recorded')
  const owned = fromConfig({ DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } })
  assert.equal([fact(owned, 'atRest.enabled'), fact(owned, 'atRest.keyOwner')], [true, 'provider'])
})

const stream = `arn:aws:kinesis:eu-central-1:${account}:stream/orders`
const cluster = `arn:aws:kafka:us-east-1:${account}:cluster/orders/77aa-1`
const sources: [feed: string | undefined, api: object, config: object, expected: unknown[]][] = [
  ['DirectPut', {}, {}, []],
  [
    'KinesisStreamAsSource',
    { KinesisStreamSourceDescription: { KinesisStreamARN: stream } },
    { KinesisStreamSourceConfiguration: { KinesisStreamARN: stream } },
    [stream],
  ],
  [
    'MSKAsSource',
    { MSKSourceDescription: { MSKClusterARN: cluster } },
    { MSKSourceConfiguration: { MSKClusterARN: cluster } },
    [cluster],
  ],
  [
    'DatabaseAsSource',
    { DatabaseSourceDescription: { Endpoint: 'db.example' } },
    { DatabaseSourceConfiguration: { Endpoint: 'db.example' } },
    ['db.example'],
  ],
  ['KinesisStreamAsSource', {}, {}, ['not-recorded']],
  ['PigeonAsSource', {}, {}, ['malformed']],
  [undefined, {}, {}, ['not-recorded']],
]
for (const [DeliveryStreamType, Source, config, expected] of sources) {
  test(`read: ${String(DeliveryStreamType)} ${JSON.stringify(Source)}`, () => {
    for (const resource of [described({ DeliveryStreamType, Source }), fromConfig({ DeliveryStreamType, ...config })])
      assert.equal(
        pointing(resource, 'source'),
        expected.map((one) => ['firehose-source', one]),
      )
  })
}

test('what it reads elsewhere it does not keep, so that its encryption says nothing', () => {
  const resource = described({
    DeliveryStreamType: 'KinesisStreamAsSource',
    Source: { KinesisStreamSourceDescription: { KinesisStreamARN: stream } },
    DeliveryStreamEncryptionConfiguration: { Status: 'DISABLED' },
  })
  assert.is(fact(resource, 'atRest.enabled'), 'unsupported')
})

test('refused, it is a gap; its tags alone are unknown with the permission', () => {
  const gaps = [told({ [describing]: { error: 'AccessDeniedException' } }), told({ [describing]: { body: {} } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
  assert.equal(toResource(told({ [tagging]: { error: 'AccessDeniedException' } })).labels, {
    state: 'unknown',
    reason: 'denied',
    permission: tagging,
  })
})

const good = { 'atRest.enabled': true, 'custody.exclusive': true, region: 'eu-central-1' }
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (broken: Tree) => deliveryStream(live(type, 'orders', broken as Told)), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (whole) => deliveryStream(recorded(type, whole)),
  good,
})

test.run()
