// What a narrower scan leaves out, and what it must know all the same.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { within } from '../../src/cli/scope.ts'
import type { Inventory } from '../../src/estate/index.ts'
import { known, unknown } from '../../src/model/fact.ts'
import type { Resource } from '../../src/model/resource.ts'
import { account, bucket, trail } from '../estate/sample-resources.ts'

const test = suite('cli/scope')

const copied: Resource = {
  ...bucket('orders', 'eu-central-1'),
  references: known(
    [{ role: 'replica', mechanism: 's3-replication', locator: known('arn:aws:s3:::orders-copy', [0]) }],
    [0],
  ),
}
const inventory = (...resources: Resource[]): Inventory => ({ resources, lookups: [], gaps: [], asked: [] })
const narrowed = (from: Inventory, regions: string[]) => within(from, { ...nothing, regions })
const nothing = {
  providers: [],
  from: [],
  accounts: [],
  regions: [],
  laws: [],
  controls: [],
  failOn: 'high' as const,
  quiet: true,
  verbose: false,
}
const names = ({ resources }: Inventory) => resources.map(({ name }) => name)

test('a copy keeps its target: region and owner of what is left out are told by a look-up', () => {
  const { resources, lookups } = narrowed(inventory(copied, bucket('orders-copy', 'us-east-1')), ['eu-central-1'])
  assert.equal(names({ ...inventory(), resources }), ['orders'])
  assert.equal(lookups, [
    {
      kind: 'lookup',
      locator: 'arn:aws:s3:::orders-copy',
      region: known('us-east-1', [0]),
      account: known(account, []),
    },
  ])
})

test('what nothing that is left points at leaves no trace', () => {
  const { lookups } = narrowed(inventory(bucket('orders', 'eu-central-1'), bucket('other', 'us-east-1')), [
    'eu-central-1',
  ])
  assert.equal(lookups, [])
})

test('a trail that records everywhere is in every region, one that may is too, and one that does not is left out', () => {
  const trails = [known(true, [0]), unknown('denied'), known(false, [0])].map((everyRegion, index) => ({
    ...trail('us-east-1', { everyRegion }),
    name: `trail ${index}`,
  }))
  assert.equal(names(narrowed(inventory(...trails), ['eu-central-1'])), ['trail 0', 'trail 1'])
})

test('a resource of unknown region is never left out by a region', () => {
  const lost: Resource = { ...copied, location: { raw: '', kind: 'region', region: unknown('denied') } }
  assert.equal(names(narrowed(inventory(lost), ['eu-west-1'])), ['orders'])
})

test('no region, and the word all, leave nothing out', () => {
  const both = inventory(copied, bucket('orders-copy', 'us-east-1'))
  for (const regions of [[], ['all']]) assert.equal(narrowed(both, regions), both)
})

test.run()
