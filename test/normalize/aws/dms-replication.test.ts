// A replication of DMS names two endpoints, and the list of the region says where those are.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { replicationConfig, replicationTask } from '../../../src/normalize/aws/dms-replication.ts'
import { databaseInstance } from '../../../src/normalize/aws/rds-instance.ts'
import { factsOf, reading, referencesOf, toResource } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/dms-replication')

const type = 'AWS::DMS::ReplicationTask'
const at = (kind: string) => `arn:aws:dms:eu-central-1:${account}:${kind}`
const [describing, listing, tagging] = [
  'dms:DescribeReplicationTasks',
  'dms:DescribeEndpoints',
  'dms:ListTagsForResource',
]
const host = 'orders.c9abc.eu-central-1.rds.amazonaws.com'
const named = 'arn:aws:rds:eu-central-1::orders.c9abc'
const description = { Arn: at('task:1'), Source: at('endpoint:A'), Target: at('endpoint:B') }
const listed = (target: object) => ({
  body: {
    Endpoints: [
      { EndpointArn: description.Source, EngineName: 'postgres', ServerName: host },
      { EndpointArn: description.Target, ...target },
    ],
  },
})
const calls = {
  [describing]: { body: { Replications: [description] } },
  [listing]: listed({ EngineName: 's3', Bucket: 'lake' }),
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => replicationTask(live(type, description.Arn, answers))
const points = (answers: Told) =>
  referencesOf(toResource(told(answers))).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])

const source = ['source', 'dms-source', named]

test('a database that goes into a bucket', () => {
  const resource = toResource(told(calls))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|1`)
  assert.is(resource.holds, 'content')
  assert.equal(reading(factsOf(resource)['labels']), [{ key: 'DataClass', value: 'pii', from: 'tag' }])
  assert.equal(points(calls), [source, ['replica', 'dms', 'arn:aws:s3:::lake']])
})

test('a replication without a server says the same', () => {
  const answers = {
    ...calls,
    'dms:DescribeReplicationConfigs': { body: { Replications: [{ ...description, Arn: at('replication-config:R') }] } },
  }
  const resource = toResource(replicationConfig(live('AWS::DMS::ReplicationConfig', 'R', answers)))
  assert.is(resource.type, 'AWS::DMS::ReplicationConfig')
  assert.is(referencesOf(resource).length, 2)
})

const stream = 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders'
const targets: [target: object, locator: unknown][] = [
  [{ EngineName: 'kinesis', Stream: stream }, stream],
  [{ EngineName: 'dynamodb' }, `arn:aws:dynamodb:eu-central-1:${account}:table/*`],
  [
    { EngineName: 'opensearch', Address: 'https://search-x.us-east-1.es.amazonaws.com' },
    'arn:aws:es:us-east-1::search-x',
  ],
  [{ EngineName: 'kafka', Broker: 'a.example.test:9092,b.example.test:9092' }, 'a.example.test'],
  [
    { EngineName: 'docdb', ServerName: 'd.cluster-c9.us-east-1.docdb.amazonaws.com' },
    'arn:aws:docdb:us-east-1::d.cluster-c9',
  ],
  [{ EngineName: 'oracle', ServerName: 'ora.example.test' }, 'ora.example.test'],
  [{ EngineName: 's3' }, 'not-recorded'],
  [{ EngineName: 'kinesis' }, 'not-recorded'],
  [{ EngineName: 'timestream' }, 'not-recorded'],
]
for (const [target, locator] of targets) {
  test(`a target ${JSON.stringify(target)}`, () => {
    assert.equal(points({ ...calls, [listing]: listed(target) }), [source, ['replica', 'dms', locator]])
  })
}

test('an endpoint that is not listed, and endpoints that were refused', () => {
  const both = (why: string) => [
    ['source', 'dms-source', why],
    ['replica', 'dms', why],
  ]
  assert.equal(points({ ...calls, [listing]: { body: { Endpoints: [] } } }), both('unresolved'))
  assert.equal(points({ ...calls, [listing]: { error: 'AccessDeniedException' } }), both('denied'))
})

test('a database bears the name that its host gives it', () => {
  const arn = `arn:aws:rds:eu-central-1:${account}:db:orders`
  const database = (Endpoint?: object) =>
    toResource(
      databaseInstance(
        live('AWS::RDS::DBInstance', arn, {
          'rds:DescribeDBInstances': { body: { DBInstances: [{ DBInstanceArn: arn, Endpoint }] } },
        }),
      ),
    )
  assert.equal(database({ Address: host, Port: 5432 }).aliases, [named])
  assert.is(database().aliases, undefined) // while it is made
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

test.run()
