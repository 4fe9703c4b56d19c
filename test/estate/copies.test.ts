// One copy is one flow, from whichever side it was seen: never two, and never none.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Reference, Resource } from '../../src/model/resource.ts'
import { known } from '../../src/model/fact.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { account, bucket, database, replicaOf } from './sample-resources.ts'

const test = suite('estate/copies')
const arn = (region: string, name: string) => `arn:aws:rds:${region}:${account}:db:${name}`
const from = (locator: string, mechanism = 'rds-read-replica'): Reference => ({
  role: 'source',
  mechanism,
  locator: known(locator, [0]),
})
const flows = (...resources: Resource[]) =>
  joined({ resources }, rulebook()).flatMap((subject) =>
    subject.places.flatMap(({ via, country, from: origin }) =>
      via === undefined
        ? []
        : [
            [
              subject.resource.name,
              via.means,
              country.state === 'known' ? country.value : country.reason,
              ...(origin === undefined ? [] : [origin.country.state === 'known' ? origin.country.value : 'unknown']),
            ],
          ],
    ),
  )

test('told by both sides', () => {
  const both = [
    database('orders', 'eu-central-1', [replicaOf(arn('us-east-1', 'copy'), 'rds-read-replica')]),
    database('copy', 'us-east-1', [from(arn('eu-central-1', 'orders'))]),
  ]
  assert.equal(flows(...both), [['orders', 'replication', 'US']])
})

test('told by the copy alone: drawn on its original', () => {
  const silent = [
    database('orders', 'eu-central-1'),
    database('copy', 'us-east-1', [from(arn('eu-central-1', 'orders'))]),
  ]
  assert.equal(flows(...silent), [['orders', 'replication', 'US']])
})

test('a cluster that reads along is let in, once, whoever tells of it', () => {
  const follows = [from(arn('eu-central-1', 'orders'), 'azure-kusto-follower')]
  const leads = [replicaOf(arn('us-east-1', 'copy'), 'azure-kusto-follower')]
  const [leader, follower] = [database('orders', 'eu-central-1', leads), database('copy', 'us-east-1', follows)]
  assert.equal(flows(leader, follower), [['orders', 'sharing', 'US']])
  assert.equal(flows(database('orders', 'eu-central-1'), follower), [['orders', 'sharing', 'US']])
})

test('a replica of a key is one flow, away from its primary', () => {
  const primary = { ...database('mrk', 'eu-central-1', [replicaOf(arn('us-east-1', 'mrk'), 'kms-multi-region')]) }
  const replica = database('mrk', 'us-east-1', [from(arn('eu-central-1', 'mrk'), 'kms-multi-region')])
  assert.equal(flows(primary, replica), [['mrk', 'key-replication', 'US']])
})

test('the original was not scanned: drawn on the copy, with the country it came from', () => {
  const orphan = database('copy', 'us-east-1', [from(arn('eu-west-1', 'orders'), 'rds-snapshot-copy')])
  assert.equal(flows(orphan), [['copy', 'snapshot-copy', 'US', 'IE']])
})

test('the original was not scanned, and the copy says where it was', () => {
  const named = { ...from('/subscriptions/0/machines/orders', 'azure-backup'), region: 'us-east-1' }
  assert.equal(flows(database('vault', 'eu-central-1', [named])), [['vault', 'snapshot-copy', 'DE', 'US']])
})

test('a volume or its snapshot was copied from elsewhere, and keeps nothing of it up to date', () => {
  for (const mechanism of ['ebs-restore', 'ebs-volume-copy', 'ebs-snapshot', 'ebs-snapshot-copy']) {
    const orphan = database('disk', 'us-east-1', [from('arn:aws:ec2:us-east-1::snapshot/snap-1', mechanism)])
    assert.equal(flows(orphan), [['disk', 'snapshot-copy', 'US', 'US']], mechanism)
  }
})

test('buckets that copy to each other, and one that copies to itself, end', () => {
  const to = (name: string, target: string) => bucket(name, 'eu-west-1', [replicaOf(`arn:aws:s3:::${target}`)])
  assert.equal(flows(to('a', 'b'), to('b', 'a'), to('c', 'c')), [
    ['a', 'replication', 'IE'],
    ['b', 'replication', 'IE'],
    ['c', 'replication', 'IE'],
  ])
})

test('a copy of a copy of itself is told by each of them once', () => {
  const circle = [
    database('one', 'eu-west-1', [from(arn('us-east-1', 'two'))]),
    database('two', 'us-east-1', [from(arn('eu-west-1', 'one'))]),
  ]
  assert.equal(flows(...circle), [
    ['one', 'replication', 'US'],
    ['two', 'replication', 'IE'],
  ])
})

test.run()
