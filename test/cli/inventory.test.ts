// What the sources bring becomes one row for each kind of call, whoever made the calls.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { gather, gathering, mergedAsked } from '../../src/cli/inventory.ts'
import { hidesData } from '../../src/model/gaps.ts'
import type { Asked, Counted, Gap } from '../../src/model/observation.ts'
import type { TypeRule } from '../../src/model/rulebook.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { scratch } from '../scratch.ts'

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

const counted = (type: string, count: number): Counted => ({
  kind: 'counted',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  type,
  count,
})

const ledger: TypeRule = {
  type: 'AWS::QLDB::Ledger',
  title: 'ledger',
  provider: 'aws',
  holds: 'content',
  places: true,
  facets: [],
  sources: [],
}
const table = {
  ...rulebook(),
  types: new Map([[ledger.type, ledger]]),
  dataless: new Set(['AWS::EC2::Subnet']),
}
const all = { providers: [], accounts: [], regions: [], share: undefined, folder: scratch() }

test('what was only counted: known to hold nothing it is counted on, else nobody has read it', async () => {
  await gathering(all, async (into) => {
    const told = [
      counted('AWS::EC2::Subnet', 40),
      counted('AWS::EC2::Subnet', 2),
      counted('AWS::QLDB::Ledger', 2),
      counted('AWS::New::Thing', 1),
    ]
    await gather(ReadableStream.from(told), into, table)
    assert.equal([...into.dataless], [['AWS::EC2::Subnet', 42]])
    const gap = { kind: 'gap', provider: 'aws', account: '111122223333', service: 'inventory', reason: 'unsupported' }
    assert.equal(into.gaps, [
      { ...gap, operation: 'AWS::QLDB::Ledger', type: 'AWS::QLDB::Ledger', count: 2 },
      { ...gap, operation: 'AWS::New::Thing', type: 'AWS::New::Thing', count: 1 },
    ])
    assert.equal(
      into.gaps.map((one) => hidesData(one, table.types)),
      [true, false],
    )
    await into.resources.close()
  })
})

test('where AWS Config is off nothing is hidden that was read; where it was refused, something is', () => {
  const gap: Gap = {
    kind: 'gap',
    provider: 'aws',
    account: '111122223333',
    region: 'eu-west-1',
    service: 'config',
    operation: 'GetDiscoveredResourceCounts',
    reason: 'not-enabled',
  }
  const hides = (more: Partial<Gap>) => hidesData({ ...gap, ...more }, table.types)
  assert.not.ok(hides({}))
  assert.not.ok(hides({ reason: 'not-recorded' }))
  assert.ok(hides({ reason: 'denied' }))
  assert.ok(hides({ operation: 'DescribeConfigurationRecorders' }))
  assert.ok(hides({ service: 's3' }))
})

test.run()
