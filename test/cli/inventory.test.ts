// What the sources bring becomes one row for each kind of call, whoever made the calls.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mergedAsked } from '../../src/cli/inventory.ts'
import type { Asked } from '../../src/model/observation.ts'

const test = suite('cli/inventory')

test('calls of one kind are one row, in any order', () => {
  const call = {
    kind: 'asked',
    provider: 'aws',
    account: '1',
    service: 'cloudtrail',
    operation: 'GetTrailStatus',
  } as const
  const rows: Asked[] = [
    { ...call, region: 'eu-west-1', calls: 2, failed: 1 },
    { ...call, calls: 1, failed: 0 },
    { ...call, region: 'eu-west-1', calls: 3, failed: 0 },
  ]
  const merged = [
    { ...call, calls: 1, failed: 0 },
    { ...call, region: 'eu-west-1', calls: 5, failed: 1 },
  ]
  assert.equal(
    mergedAsked(rows).toSorted((one, other) => one.calls - other.calls),
    merged,
  )
  assert.equal(mergedAsked(rows.toReversed()), mergedAsked(rows))
})

test.run()
