// One writer or several, and which of them the fence excludes; a replica that nobody could read settles neither.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { topologyOf } from '../../src/estate/topology.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Topology } from '../../src/model/facets.ts'
import type { Place } from '../../src/model/place.ts'
import { joined } from './joined.ts'
import { copyIn, frankfurt, place, said } from './resilience-places.ts'
import { rulebook } from './sample-rulebook.ts'
import { bucket, replicaOf } from './sample-resources.ts'

const test = suite('estate/topology')
const denied = unknown('denied', 's3:GetReplicationConfiguration')
const oneWay = { replicatesTo: () => known(false, []) }
const none = known([], [])
const topology = (...replicas: Place[]) =>
  topologyOf(bucket('orders', 'eu-central-1'), [frankfurt, ...replicas], oneWay)
const over = (writable: Fact<boolean>, fence: 'none' | 'inside' | 'outside' | 'unresolved' = 'none') =>
  copyIn(
    'us-east-1',
    'US',
    { fence },
    { via: { means: 'replication', mechanism: 'x', locator: known('x', []), writable } },
  )

const cases: [name: string, replicas: Place[], expected: Topology][] = [
  ['no replica', [], { mode: known('single', []), writersOutside: none }],
  ['a read replica', [copyIn('eu-west-1', 'IE')], { mode: known('active-passive', []), writersOutside: none }],
  [
    'a read replica outside the fence is no writer',
    [copyIn('us-east-1', 'US', { fence: 'outside' })],
    { mode: known('active-passive', []), writersOutside: none },
  ],
  [
    'a copy of a secret, which only its primary changes',
    [
      copyIn(
        'us-east-1',
        'US',
        { fence: 'outside' },
        { via: { means: 'replication', mechanism: 'secret-replica', locator: known('x', []) } },
      ),
    ],
    { mode: known('active-passive', []), writersOutside: none },
  ],
  ['a second writer', [over(known(true, []))], { mode: known('active-active', []), writersOutside: none }],
  [
    'a second writer outside the fence',
    [over(known(true, []), 'outside'), over(denied)],
    { mode: known('active-active', []), writersOutside: known(['US'], []) },
  ],
  ['nobody knows who writes, inside the fence', [over(denied)], { mode: denied, writersOutside: none }],
  ['nobody knows who writes, outside it', [over(denied, 'outside')], { mode: denied, writersOutside: denied }],
  [
    'a writer outside beside one that is open',
    [over(known(true, []), 'outside'), over(denied, 'outside')],
    {
      mode: known('active-active', []),
      writersOutside: partial(['US'], 'denied', [], 's3:GetReplicationConfiguration'),
    },
  ],
  ['a key is no replica', [{ ...over(known(true, [])), role: 'key' }], { mode: known('single', []), writersOutside: none }], // prettier-ignore
]
for (const [name, replicas, expected] of cases) test(name, () => assert.equal(topology(...replicas), expected))

const by = (mechanism: string, locator: Fact<string>) =>
  copyIn('us-east-1', 'US', { fence: 'outside' }, { via: { means: 'replication', mechanism, locator } })

test('a replica of a table is written to, a witness is not, and one of which nothing was read may be none', () => {
  const other = known('arn:aws:dynamodb:us-east-1:111122223333:table/orders', [])
  assert.equal(topology(by('dynamodb-replica', other)), {
    mode: known('active-active', []),
    writersOutside: known(['US'], []),
  })
  assert.equal(topology(by('dynamodb-witness', other)), { mode: known('active-passive', []), writersOutside: none })
  assert.equal(topology(by('dynamodb-replica', denied)), { mode: denied, writersOutside: denied })
})

test('so is a table of Keyspaces, in every region of its keyspace', () => {
  const other = known('arn:aws:cassandra:us-east-1:111122223333:/keyspace/crm/table/people', [])
  assert.equal(topology(by('keyspaces-replica', other)).mode, known('active-active', []))
})

test('a replica of a user pool signs people in, and takes no changes', () => {
  const other = known('arn:aws:cognito-idp:us-east-1:111122223333:userpool/eu-central-1_people', [])
  assert.equal(topology(by('cognito-replica', other)), { mode: known('active-passive', []), writersOutside: none })
})

test('a replication that was not read may be none', () => {
  const unread = place(denied, denied, {
    role: 'replica',
    via: { means: 'replication', mechanism: 'azure-object-replication', locator: denied },
    laws: { gdpr: said({ zone: 'unresolved', fence: 'unresolved' }) },
  })
  assert.equal(topology(unread), { mode: denied, writersOutside: none })
})

test('the place of the original outside the fence is a writer outside', () => {
  const abroad = place(known('us-east-1', []), known('US', []), { laws: { gdpr: said({ fence: 'outside' }) } })
  const found = topologyOf(bucket('orders', 'us-east-1'), [abroad], oneWay)
  assert.equal(found, { mode: known('single', []), writersOutside: known(['US'], []) })
})

test('what the service itself decides of its copies: some are only read, some take writes', () => {
  const there = known('arn:aws:x:us-east-1::copy', [])
  const read = [
    'azure-kusto-follower',
    'azure-synapse-storage-pair',
    'efs-replication',
    'elasticache-global',
    'firehose-source',
    'glue-crawler',
    'sagemaker-offline-store',
    'sagemaker-sharing',
    'sns-subscription',
  ]
  for (const mechanism of read)
    assert.equal(topology(by(mechanism, there)), { mode: known('active-passive', []), writersOutside: none }, mechanism)
  assert.equal(topology(by('memorydb-multi-region', there)), {
    mode: known('active-active', []),
    writersOutside: known(['US'], []),
  })
  assert.equal(topology(by('memorydb-multi-region', denied)).mode, denied)
})

const later = unknown('unresolved')
const replicating = (name: string, region: string, ...to: string[]) => {
  const one = bucket(
    name,
    region,
    to.map((target) => replicaOf(`arn:aws:s3:::${target}`)),
  )
  const isolation = { stage: later, shared: later, sharersDeclared: later, fromProduction: later, originDeclared: later, outsideFence: later } // prettier-ignore
  return { ...one, facets: { ...one.facets, topology: { mode: later, writersOutside: later }, isolation } }
}
const modes = (...resources: ReturnType<typeof replicating>[]) =>
  joined({ resources }, rulebook()).map(({ facets }) => facets.topology?.mode)

test('two buckets that replicate into each other are both written to', () => {
  const pair = [replicating('a', 'eu-central-1', 'b'), replicating('b', 'eu-west-1', 'a')] as const
  assert.equal(modes(...pair), [known('active-active', []), known('active-active', [])])
})

test('one bucket that replicates into another has one writer', () => {
  const pair = [replicating('a', 'eu-central-1', 'b'), replicating('b', 'eu-west-1')] as const
  assert.equal(modes(...pair), [known('active-passive', []), known('single', [])])
})

test('whether a bucket outside the scan replicates back is open, and of one that was not read for the reason why', () => {
  const outside = unknown('unresolved', 's3:GetReplicationConfiguration')
  assert.equal(modes(replicating('a', 'eu-central-1', 'elsewhere')), [outside])
  const other = replicating('b', 'eu-west-1')
  // No right would tell what nobody asked.
  for (const locator of [denied, unknown('not-asked')]) {
    const replicas = known([{ role: 'replica' as const, mechanism: 's3-replication', locator }], [0])
    for (const references of [locator, replicas])
      assert.equal(modes(replicating('a', 'eu-central-1', 'b'), { ...other, references })[0], locator)
  }
})

test.run()
