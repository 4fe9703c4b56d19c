// Only what names no region is looked up, once, and what nobody could answer stays unresolved.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known, unknown } from '../../src/model/fact.ts'
import type { Lookup } from '../../src/model/observation.ts'
import { resolve } from '../../src/resolve/index.ts'
import { surveyOf } from '../estate/joined.ts'
import { bucket, replicaOf } from '../estate/sample-resources.ts'

const test = suite('resolve')
const outside = 'arn:aws:s3:::partner-lake'
const key = 'arn:aws:kms:eu-west-2:111122223333:key/1'
const estate = surveyOf([
  bucket('orders', 'eu-central-1', [replicaOf('arn:aws:s3:::orders-copy'), replicaOf(outside), replicaOf(key)]),
  bucket('exports', 'eu-central-1', [replicaOf(outside)]),
  bucket('orders-copy', 'eu-west-1'),
])
const answer = (locator: string): Lookup => ({
  kind: 'lookup',
  locator,
  region: known('us-east-1', []),
  account: unknown('unresolved'),
})

test('asks once, and only for what neither the estate nor the locator tells', async () => {
  const asked: string[] = []
  const found = await resolve(estate.unresolved(), [], async (locator) => (asked.push(locator), answer(locator)))
  assert.equal(asked, [outside])
  assert.equal(found, [answer(outside)])
})

test('an earlier answer is not asked for again', async () => {
  const known = surveyOf([bucket('orders', 'eu-central-1', [replicaOf(outside)])], [answer(outside)])
  const found = await resolve(known.unresolved(), [answer(outside)], () => Promise.reject(new Error('asked again')))
  assert.equal(found, [answer(outside)])
})

test('without a network it stays unresolved, and says which permission would tell', async () => {
  const [lookup, more] = await resolve(estate.unresolved(), [], undefined)
  assert.equal([lookup?.region, more], [unknown('unresolved', 's3:ListBucket'), undefined])
})

test.run()
