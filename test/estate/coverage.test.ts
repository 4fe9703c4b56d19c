// An account is seen in full or it is unknown; to accept one gap never hides another.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { completeness } from '../../src/estate/coverage.ts'
import { known, unknown } from '../../src/model/fact.ts'
import type { Gap } from '../../src/model/observation.ts'
import { rulebook } from './sample-rulebook.ts'
import { account, accountResource } from './sample-resources.ts'

const test = suite('estate/coverage')
const now = '2026-11-24T00:00:00.000Z'
const gap = (operation: string, more: Partial<Gap> = {}): Gap => ({
  kind: 'gap',
  provider: 'aws',
  account,
  service: 'rds',
  operation,
  reason: 'denied',
  ...more,
})
const accept = (operation: string, until = '2027-01-31') => ({
  where: 'ringfence.yaml:20:5',
  account,
  operation,
  reason: 'SEC-91',
  until,
})
const seen = (gaps: Gap[], acceptedGaps: ReturnType<typeof accept>[] = []) =>
  completeness(accountResource(['eu-central-1']), gaps, rulebook({ acceptedGaps }), now)

test('no gap', () => assert.equal(seen([]), known(true, [])))

test('a refused call, with the permission or the call itself', () => {
  assert.equal(seen([gap('DescribeDBSnapshots')]), unknown('denied', 'rds:DescribeDBSnapshots'))
  assert.equal(
    seen([gap('ListTags', { permission: 'rds:ListTagsForResource' })]),
    unknown('denied', 'rds:ListTagsForResource'),
  )
})

test('a gap of another account is its own', () =>
  assert.equal(seen([gap('X', { account: '444455556666' })]), known(true, [])))

test('an accepted gap stands behind one that is not', () => {
  const gaps = [gap('DescribeDBSnapshots'), gap('DescribeDBInstances')]
  assert.equal(seen(gaps, [accept('rds:DescribeDBSnapshots')]), unknown('denied', 'rds:DescribeDBInstances'))
  assert.equal(
    seen(gaps, [accept('rds:DescribeDBSnapshots', '2026-11-23')]),
    unknown('denied', 'rds:DescribeDBSnapshots'),
  )
})

test('an accepted gap is called as it was accepted, by its permission or by the call', () => {
  const gaps = [gap('ListTags', { permission: 'rds:ListTagsForResource' })]
  for (const name of ['rds:ListTags', 'rds:ListTagsForResource'])
    assert.equal(seen(gaps, [accept(name)]), unknown('denied', name))
})

test('a type nobody reads counts only where it holds data', () => {
  const type = (name: string) => gap(name, { service: 'inventory', reason: 'unsupported', type: name })
  assert.equal(seen([type('AWS::IoT::Thing')]), known(true, []))
  assert.equal(seen([type('AWS::DynamoDB::Table')]), unknown('unsupported', 'inventory:AWS::DynamoDB::Table'))
})

test('regions that nobody discovered', () => {
  const blind = accountResource([])
  const facets = {
    ...blind.facets,
    audit: { enabledRegions: unknown('not-recorded', 'account:ListRegions'), unloggedRegions: unknown('unresolved') },
  }
  assert.equal(completeness({ ...blind, facets }, [], rulebook(), now), unknown('not-recorded', 'account:ListRegions'))
})

test.run()
