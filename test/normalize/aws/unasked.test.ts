// What nobody asked for is open for that reason alone; what is known, refused or said by a tag stays as it was.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known, partial, unknown } from '../../../src/model/fact.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { asUnasked } from '../../../src/normalize/aws/unasked.ts'

const test = suite('normalize/aws/unasked')

const labels = [{ key: 'reason', value: 'not-recorded' }]
const told = {
  facets: {
    atRest: {
      encrypted: known(true, [0]),
      managed: unknown('not-recorded', 'kms:DescribeKey'),
      key: unknown('denied', 'kms:DescribeKey'),
      keys: partial([unknown('not-recorded', 'kms:ListKeys')], 'not-recorded', [0], 'kms:ListKeys'),
    },
  },
  labels: known(labels, [0]),
} as unknown as Resource // `as`: the parts that matter

test('every fact that was not told for want of an answer', () => {
  assert.equal(asUnasked(told), {
    facets: {
      atRest: {
        encrypted: known(true, [0]),
        managed: unknown('not-asked'),
        key: unknown('denied', 'kms:DescribeKey'),
        keys: partial([unknown('not-asked')], 'not-asked', [0]),
      },
    },
    labels: known(labels, [0]),
  })
})

test('labels that were not told, and no word of a tag', () => {
  const hostile = { state: 'unknown', reason: 'not-recorded', permission: 'x' }
  const part = { labels: partial(hostile, 'not-recorded', [0], 'tag:GetResources') } as unknown as Resource // `as`: likewise
  assert.equal(asUnasked(part), { labels: partial(hostile, 'not-asked', [0]) })
})

test('a gap instead of a resource, and nothing at all', () => {
  const gap = { kind: 'gap', provider: 'aws', account: 'a', service: 's3', operation: 'ListBuckets', count: 1 } as const
  assert.equal(asUnasked({ ...gap, reason: 'not-recorded', permission: 's3:ListBuckets' }), {
    ...gap,
    reason: 'not-asked',
  })
  assert.is(asUnasked(undefined), undefined)
})

test.run()
