// Which partition a region belongs to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isIn, seedOf } from '../../../src/sources/aws/partition.ts'

const test = suite('sources/aws/partition')

const homes: [region: string, partition: string][] = [
  ['us-east-1', 'aws'],
  ['ap-southeast-1', 'aws'],
  ['il-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
]
const partitions = [...new Set(homes.map(([, partition]) => partition))]
for (const [region, home] of homes) {
  test(`${region} is in ${home} alone`, () =>
    assert.equal(
      partitions.filter((one) => isIn(one, region)),
      [home],
    ))
}

for (const partition of partitions)
  test(`the seed of ${partition} is its own`, () => assert.ok(isIn(partition, seedOf(partition))))

test.run()
