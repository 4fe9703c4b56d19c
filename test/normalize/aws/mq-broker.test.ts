// A broker of Amazon MQ says how it is encrypted, spoken to and reached, where its logs go, and which broker has its messages too.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { broker } from '../../../src/normalize/aws/mq-broker.ts'
import { factsOf, placedByOthers, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/mq-broker')

const type = 'AWS::AmazonMQ::Broker'
const operation = 'mq:DescribeBroker'
const arn = `arn:aws:mq:eu-central-1:${account}:broker:orders:b-77aa`
const description = {
  BrokerArn: arn,
  BrokerId: 'b-77aa',
  BrokerName: 'orders',
  BrokerInstances: [
    {
      Endpoints: [
        'ssl://b-77aa-1.mq.eu-central-1.amazonaws.com:61617',
        'amqp+ssl://b-77aa-1.mq.eu-central-1.amazonaws.com:5671',
      ],
    },
    { Endpoints: ['wss://b-77aa-2.mq.eu-central-1.amazonaws.com:61619'] },
  ],
  EngineType: 'ACTIVEMQ',
  DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ',
  EncryptionOptions: { UseAwsOwnedKey: true },
  PubliclyAccessible: false,
  Logs: { General: true, GeneralLogGroup: '/aws/amazonmq/broker/b-77aa/general', Audit: false },
  DataReplicationMode: 'CRDR',
  DataReplicationMetadata: {
    DataReplicationRole: 'PRIMARY',
    DataReplicationCounterpart: { BrokerId: 'b-88bb', Region: 'us-east-1' },
  },
  Tags: { DataClass: 'pii' },
}
const calls = (more: object = {}): Told => ({ [operation]: { body: { ...description, ...more } } })
const told = (answers: Told) => broker(live(type, 'b-77aa', answers))
const described = (more: object = {}) => toResource(told(calls(more)))
const logGroup = (name: string) => `arn:aws:logs:eu-central-1:${account}:log-group:${name}`

test('a broker that is copied to another region', () => {
  const resource = described()
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders:b-77aa`)
  assert.equal(resource.aliases, [`arn:aws:mq:eu-central-1:${account}:broker:b-77aa`])
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: true },
    'atRest.algorithm': { state: 'known', value: 'AES256' },
    'atRest.keyOwner': { state: 'known', value: 'provider' },
    'custody.exclusive': { state: 'known', value: false },
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'exposure.public': { state: 'known', value: false },
    'redundancy.mode': { state: 'known', value: 'multi-zone' },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'replica',
          mechanism: 'mq-replication',
          locator: { state: 'known', value: `arn:aws:mq:us-east-1:${account}:broker:b-88bb` },
          region: 'us-east-1',
        },
        {
          role: 'log-sink',
          mechanism: 'mq-logs',
          locator: { state: 'known', value: logGroup('/aws/amazonmq/broker/b-77aa/general') },
        },
      ],
    },
  })
})

const points = (more: object) =>
  referencesOf(described(more)).map(({ role, locator }) => [role, reading(locator)].join(' '))
const general = `log-sink ${logGroup('/aws/amazonmq/broker/b-77aa/general')}`
const other = `arn:aws:mq:us-east-1:${account}:broker:b-88bb`
const key = `arn:aws:kms:eu-central-1:${account}:key/1`

const references: [name: string, more: object, expected: string[]][] = [
  [
    'a replica names where it is copied from',
    { DataReplicationMetadata: { ...description.DataReplicationMetadata, DataReplicationRole: 'REPLICA' } },
    [`source ${other}`, general],
  ],
  ['none', { DataReplicationMode: 'NONE' }, [general]],
  ['no word of one', { DataReplicationMode: undefined }, ['replica not-recorded', general]],
  ['one that is not described', { DataReplicationMetadata: undefined }, ['replica not-recorded', general]],
  [
    'a new role',
    { DataReplicationMetadata: { ...description.DataReplicationMetadata, DataReplicationRole: 'BOTH' } },
    ['replica malformed', general],
  ],
  ['RabbitMQ, which has none', { EngineType: 'RABBITMQ', DataReplicationMode: undefined }, [general]],
  ['an engine that is new', { EngineType: 'NEWMQ' }, ['replica malformed', general]],
  [
    'a key of the customer',
    { DataReplicationMode: 'NONE', EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: key } },
    [`key ${key}`, general],
  ],
  [
    'the key of the account for MQ',
    { DataReplicationMode: 'NONE', EncryptionOptions: { UseAwsOwnedKey: false } },
    [`key arn:aws:kms:eu-central-1:${account}:alias/aws/mq`, general],
  ],
  [
    'both logs',
    { DataReplicationMode: 'NONE', Logs: { General: true, GeneralLogGroup: 'g', Audit: true, AuditLogGroup: 'a' } },
    [`log-sink ${logGroup('g')}`, `log-sink ${logGroup('a')}`],
  ],
  ['a log without a group', { DataReplicationMode: 'NONE', Logs: { General: true } }, ['log-sink malformed']],
  ['no logs', { DataReplicationMode: 'NONE', Logs: { General: false } }, []],
  ['no word of logs', { DataReplicationMode: 'NONE', Logs: undefined }, ['log-sink not-recorded']],
]
for (const [name, more, expected] of references) test(`points: ${name}`, () => assert.equal(points(more), expected))

const facts: [name: string, more: object, path: string, expected: unknown][] = [
  [
    'an endpoint in the open',
    { BrokerInstances: [{ Endpoints: ['ssl://a:1', 'tcp://a:2'] }] },
    'inTransit.enforced',
    false,
  ],
  ['no endpoint yet', { BrokerInstances: [] }, 'inTransit.enforced', 'malformed'],
  ['RabbitMQ over TLS', { BrokerInstances: [{ Endpoints: ['amqps://a:5671'] }] }, 'inTransit.enforced', true],
  ['one instance', { DeploymentMode: 'SINGLE_INSTANCE' }, 'redundancy.mode', 'single-zone'],
  ['a new mode', { DeploymentMode: 'GALAXY' }, 'redundancy.mode', 'malformed'],
  ['a public address', { PubliclyAccessible: true }, 'exposure.public', true],
  ['no word of encryption', { EncryptionOptions: undefined }, 'atRest.enabled', 'not-recorded'],
  ['no word of tags', { Tags: undefined }, 'labels', 'not-recorded'],
]
for (const [name, more, path, expected] of facts)
  test(name, () => assert.is(reading(factsOf(described(more))[path]), expected))

test('a broker that is not described is a gap', () => {
  const gap = told({ [operation]: { error: 'ForbiddenException' } })
  assert.equal(whyMissing(gap), ['denied', operation])
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {
    'atRest.enabled': true,
    'inTransit.enforced': true,
    'exposure.public': false,
    'redundancy.mode': 'multi-zone',
  },
})

test.run()
