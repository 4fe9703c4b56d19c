// A cluster of Kafka is encrypted whatever it says, writes logs where it was told, and may be copied to another region.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { kafkaCluster } from '../../../src/normalize/aws/msk-cluster.ts'
import {
  encryptedUnderKey,
  factsOf,
  known,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, queried, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/msk-cluster')

const type = 'AWS::MSK::Cluster'
const [listing, replicating] = ['kafka:ListClustersV2', 'kafka:ListReplicators']
const arnIn = (region: string) => `arn:aws:kafka:${region}:${account}:cluster/orders/77aa-1`
const arn = arnIn('eu-central-1')
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const provisioned = {
  BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } } },
  EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: key }, EncryptionInTransit: { ClientBroker: 'TLS' } },
  LoggingInfo: {
    BrokerLogs: {
      CloudWatchLogs: { Enabled: true, LogGroup: '/msk/orders' },
      Firehose: { Enabled: false },
      S3: { Enabled: true, Bucket: 'broker-logs' },
    },
  },
}
const description = {
  ClusterArn: arn,
  ClusterType: 'PROVISIONED',
  Tags: { DataClass: 'pii' },
  Provisioned: provisioned,
}
const way = (from: string | null, to: string | null) => {
  const end = (alias: string, of: string | null) => ({
    KafkaClusterAlias: alias,
    ...(of === null ? { ApacheKafkaCluster: {} } : { AmazonMskCluster: { MskClusterArn: of } }),
  })
  return {
    KafkaClustersSummary: [end('a', from), end('b', to)],
    ReplicationInfoSummaryList: [{ SourceKafkaClusterAlias: 'a', TargetKafkaClusterAlias: 'b' }],
  }
}
const calls = {
  [listing]: { body: { ClusterInfoList: [description] } },
  [replicating]: { body: { Replicators: [way(arn, arnIn('us-east-1')), way(arnIn('eu-west-1'), arnIn('eu-west-3'))] } },
}
const told = (answers: Told) => kafkaCluster(live(type, arn, answers))
const described = (more: object, copies: Told[string] = { body: { Replicators: [] } }) =>
  toResource(told({ [listing]: { body: { ClusterInfoList: [{ ...description, ...more }] } }, [replicating]: copies }))
const provided = (more: object) => described({ Provisioned: { ...provisioned, ...more } })
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [reading(one.locator)] : []))

test('a cluster with its key, its logs and its copy', () => {
  const resource = toResource(told(calls))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders/77aa-1`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    'exposure.public': known(false),
    'redundancy.mode': known('multi-zone'),
    ...placedByOthers,
    labels: known([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
    region: known('eu-central-1'),
    references: known([
      { role: 'key', mechanism: 'msk-encryption', locator: known(key) },
      {
        role: 'log-sink',
        mechanism: 'msk-logs',
        locator: known(`arn:aws:logs:eu-central-1:${account}:log-group:/msk/orders`),
      },
      { role: 'log-sink', mechanism: 'msk-logs', locator: known('arn:aws:s3:::broker-logs') },
      { role: 'replica', mechanism: 'msk-replicator', locator: known(arnIn('us-east-1')) },
    ]),
  })
})

test('AWS Config keeps tags beside the configuration, and an item without any has not told of them', () => {
  const labels = (read: typeof recorded, tags: object) =>
    reading(toResource(kafkaCluster(read(type, item(type, arn, { ClusterName: 'orders' }, { tags })))).labels)
  assert.equal(labels(recorded, { DataClass: 'pii' }), [{ key: 'DataClass', value: 'pii', from: 'tag' }])
  assert.equal(labels(queried, [{ key: 'DataClass', value: 'pii' }]), [{ key: 'DataClass', value: 'pii', from: 'tag' }])
  assert.is(labels(queried, []), 'not-recorded')
})

test('a serverless cluster has nothing to set', () => {
  const resource = described({ ClusterType: 'SERVERLESS', Provisioned: undefined, Serverless: {} })
  const facts = factsOf(resource)
  assert.equal(
    ['atRest.keyOwner', 'inTransit.enforced', 'exposure.public'].map((path) => reading(facts[path])),
    ['provider', true, false],
  )
  assert.equal(referencesOf(resource), [])
})

const settings: [name: string, resource: () => ReturnType<typeof described>, fact: string, expected: unknown][] = [
  [
    'plaintext too',
    () => provided({ EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT' } } }),
    'inTransit.enforced',
    false,
  ],
  ['no word of transit', () => provided({ EncryptionInfo: {} }), 'inTransit.enforced', 'malformed'],
  [
    'public',
    () => provided({ BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } } }),
    'exposure.public',
    true,
  ],
  ['older than public access', () => provided({ BrokerNodeGroupInfo: {} }), 'exposure.public', false],
  ['no brokers told', () => provided({ BrokerNodeGroupInfo: undefined }), 'exposure.public', 'malformed'],
  [
    'a new word',
    () => provided({ BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'OTHER' } } } }),
    'exposure.public',
    'malformed',
  ],
  ['no kind', () => described({ ClusterType: undefined }), 'redundancy.mode', 'not-recorded'],
]
for (const [name, resource, fact, expected] of settings)
  test(`${fact}: ${name}`, () => assert.is(reading(factsOf(resource())[fact]), expected))

test('logs without a word of them are none; switched on without a name they go nobody knows where', () => {
  assert.equal(pointing(provided({ LoggingInfo: undefined }), 'log-sink'), [])
  assert.equal(pointing(provided({ LoggingInfo: { BrokerLogs: { S3: { Enabled: true } } } }), 'log-sink'), [
    'malformed',
  ])
})

const copies: [name: string, answer: Told[string], replicas: unknown[], sources: unknown[]][] = [
  ['none', { body: { Replicators: [] } }, [], []],
  ['one that it is fed by', { body: { Replicators: [way(arnIn('us-east-1'), arn)] } }, [], [arnIn('us-east-1')]],
  ['one of no MSK', { body: { Replicators: [way(arn, null)] } }, ['unresolved'], []],
  ['refused', { error: 'ForbiddenException' }, ['denied'], []],
  [
    'an end that is not told',
    { body: { Replicators: [{ ...way(arn, null), KafkaClustersSummary: [] }] } },
    ['malformed'],
    [],
  ],
  ['no list', { body: {} }, ['malformed'], []],
]
for (const [name, answer, replicas, sources] of copies) {
  test(`replicators: ${name}`, () => {
    const resource = described({}, answer)
    assert.equal([pointing(resource, 'replica'), pointing(resource, 'source')], [replicas, sources])
  })
}

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.keyOwner': 'customer', 'inTransit.enforced': true, 'exposure.public': false },
})

test.run()
