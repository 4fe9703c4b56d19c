// What belongs to no region is asked once for an account, and by one part of a split scan alone; buckets are found by each part.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accountCollections, regionalCollections, serviceOf } from '../../../src/sources/aws/collections.ts'

const test = suite('sources/aws/collections')

const services = (mine?: (account: string, name: string) => boolean) =>
  accountCollections({ regions: 'all', ...(mine && { mine }) }, '111122223333').map(serviceOf)

test('all of them where the scan is whole, whichever regions it reads', () => {
  assert.equal(services().toSorted(), ['cloudfront', 'route53', 's3', 's3-control'])
  assert.equal(accountCollections({ regions: ['eu-west-1'] }, '1').map(serviceOf), services())
})

test('in a split scan each is asked by the part that it falls to', () => {
  const part = (own: string[]) =>
    services((account, name) => account === '111122223333' && own.includes(name)).toSorted()
  assert.equal([part(['cloudfront']), part(['route53']), part([])], [['cloudfront', 's3'], ['route53', 's3'], ['s3']])
})

test('none of them is asked in a region as well', () => {
  const regional = new Set(regionalCollections({ seen: new Set(), accounts: new Set() }).map(serviceOf))
  assert.equal(
    services().filter((service) => regional.has(service)),
    [],
  )
})

test.run()
