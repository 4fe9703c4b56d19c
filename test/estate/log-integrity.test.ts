// A log is as safe as the store that it is delivered to; of a store that is not in the estate nothing is known.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, unknown } from '../../src/model/fact.ts'
import type { Lookup } from '../../src/model/observation.ts'
import type { Reference, Resource } from '../../src/model/resource.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { account, bucket, trail } from './sample-resources.ts'

const test = suite('estate/log integrity')
const archive = 'arn:aws:s3:::archive'
const lock = unknown('unresolved', 's3:GetBucketObjectLockConfiguration')

const delivered = (mechanism: string, locator: Fact<string>): Reference => ({ role: 'log-sink', mechanism, locator })
const toArchive = delivered('cloudtrail-delivery', known(archive, [0]))

function audit(...references: Reference[]): Resource {
  const plain = trail('eu-central-1', {})
  const logIntegrity = { validated: known(true, [0]), locked: lock, separate: unknown('unresolved', 's3:ListBucket') }
  return { ...plain, facets: { ...plain.facets, logIntegrity }, references: known(references, [0]) }
}

const store = (locked: Fact<boolean>, owner = account): Resource => {
  const plain = bucket('archive', 'eu-central-1')
  const retention = { days: known(400, [0]), locked }
  return { ...plain, key: `${owner}|archive`, owner: { account: owner }, facets: { ...plain.facets, retention } }
}

function told(resources: [trail: Resource, ...stores: Resource[]], lookups: Lookup[] = []) {
  const facet = joined({ resources, lookups }, rulebook())[0]?.facets.logIntegrity
  return [facet?.locked, facet?.separate]
}

test('a locked store in an account of its own', () => {
  assert.equal(told([audit(toArchive), store(known(true, [3]), '444455556666')]), [known(true, []), known(true, [])])
})

test('an open store in the account that the log is about', () => {
  assert.equal(told([audit(toArchive), store(known(false, [3]))]), [known(false, []), known(false, [])])
})

test('a lock that nobody could read', () => {
  const denied = unknown('denied', 's3:GetBucketObjectLockConfiguration')
  assert.equal(told([audit(toArchive), store(denied)]), [denied, known(false, [])])
})

test('a store outside the estate: whose it is may still be told by a look-up', () => {
  assert.equal(told([audit(toArchive)]), [lock, unknown('unresolved', 's3:ListBucket')])
  const lookup = {
    kind: 'lookup' as const,
    locator: archive,
    region: unknown('denied'),
    account: known('444455556666', []),
  }
  assert.equal(told([audit(toArchive)], [lookup]), [lock, known(true, [])])
})

test('a bucket whose name was not read', () => {
  const unread = unknown('not-recorded', 'cloudtrail:DescribeTrails')
  assert.equal(told([audit(delivered('cloudtrail-delivery', unread)), store(known(true, [0]))]), [unread, unread])
})

test('a log group is no proof of what lies in the bucket', () => {
  const group = delivered('cloudtrail-log-group', known(archive, [0]))
  assert.equal(told([audit(group), store(known(true, [0]))]), [lock, unknown('unresolved', 's3:ListBucket')])
})

test.run()
