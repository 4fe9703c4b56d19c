// What a narrower scan leaves out, and what it must not.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { regionOf, selects } from '../../src/cli/scope.ts'
import { known, unknown } from '../../src/model/fact.ts'
import { bucket, trail } from '../estate/sample-resources.ts'

const test = suite('cli/scope')

const inRegions = (...regions: string[]) => selects({ providers: [], accounts: [], regions })

test('a trail that records everywhere is in every region, one that may is too, and one that does not is in its own', () => {
  const regions = [known(true, [0]), unknown('denied'), known(false, [0])].map((everyRegion) =>
    regionOf(trail('us-east-1', { everyRegion })),
  )
  assert.equal(regions, [undefined, undefined, 'us-east-1'])
})

test('a resource of unknown region is never left out by a region', () => {
  const lost = { ...bucket('orders', 'x'), location: { raw: '', kind: 'region' as const, region: unknown('denied') } }
  assert.ok(inRegions('eu-west-1')('aws', '1', regionOf(lost)))
})

test('a global service is never left out by a region', () => {
  const location = { raw: 'global', kind: 'global' as const, region: known('global', [0]) }
  assert.is(regionOf({ ...bucket('cdn', 'x'), location }), undefined)
})

test('no region, and the word all, leave nothing out', () => {
  for (const select of [inRegions(), inRegions('all')]) assert.ok(select('aws', '1', 'eu-central-1'))
  assert.not(inRegions('eu-west-1')('aws', '1', 'eu-central-1'))
})

test('providers and accounts are selected each by its own', () => {
  const select = selects({ providers: ['aws'], accounts: ['1'], regions: [] })
  assert.equal([select('aws', '1', 'x'), select('azure', '1', 'x'), select('aws', '2', 'x')], [true, false, false])
})

test.run()
