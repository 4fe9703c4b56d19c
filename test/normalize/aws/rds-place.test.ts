// A database is in its region unless its machine stands elsewhere; of a snapshot only where it is kept counts.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseInstance } from '../../../src/normalize/aws/rds-instance.ts'
import { databaseSnapshot } from '../../../src/normalize/aws/rds-snapshot.ts'
import { reading, toResource } from './facts-of.ts'
import { account, live } from './observed.ts'
import { changed, configuration, inConfig } from './orders-database.ts'

const test = suite('normalize/aws/rds-place')

const rack = `arn:aws:outposts:eu-central-1:${account}:outpost/op-1`

/** Zone and Outpost of the subnets; undefined: left out. */
type Told = [zone: string | undefined, outposts: (string | undefined)[] | undefined]

const fromApi = ([AvailabilityZone, outposts]: Told) =>
  changed({
    AvailabilityZone,
    ...(outposts && { DBSubnetGroup: { Subnets: outposts.map((Arn) => ({ SubnetOutpost: { Arn } })) } }),
  })
const fromConfig = ([availabilityZone, outposts]: Told) =>
  inConfig({
    ...configuration,
    availabilityZone,
    ...(outposts && {
      dBSubnetGroup: { subnets: outposts.map((arn) => ({ subnetOutpost: arn === undefined ? null : { arn } })) },
    }),
  })

const cases: [name: string, told: Told, region: unknown][] = [
  ['in a zone of the region', ['eu-central-1b', [undefined, undefined]], 'eu-central-1'],
  ['in a Local Zone', ['eu-central-1-ham-1a', [undefined]], 'unsupported'],
  ['on an Outpost', ['eu-central-1a', [rack, rack]], 'unsupported'],
  ['that is being made', [undefined, [undefined]], 'eu-central-1'],
  ["of before there were networks of one's own", ['eu-central-1a', undefined], 'eu-central-1'],
]
for (const [name, told, region] of cases) {
  test(`a database ${name}`, () => {
    for (const observation of [fromApi(told), fromConfig(told)]) {
      const resource = toResource(databaseInstance(observation))
      assert.is(reading(resource.location.region), region)
      assert.match(resource.key, `aws|aws|${account}|eu-central-1|`)
    }
  })
}

test('subnets of another shape leave its place open', () => {
  for (const observation of [changed({ DBSubnetGroup: 'default' }), inConfig({ ...configuration, dBSubnetGroup: 7 })])
    assert.is(reading(toResource(databaseInstance(observation)).location.region), 'malformed')
})

for (const [target, region] of [
  ['region', 'eu-central-1'],
  [undefined, 'eu-central-1'],
  ['outposts', 'unsupported'],
  ['local', 'unsupported'],
] as const) {
  test(`a snapshot that is kept in ${target ?? 'nobody said what'}`, () => {
    const body = {
      DBSnapshotArn: `arn:aws:rds:eu-central-1:${account}:snapshot:orders`,
      SnapshotType: 'automated',
      Encrypted: false,
      SnapshotTarget: target,
    }
    const resource = databaseSnapshot(live('AWS::RDS::DBSnapshot', 'orders', { 'rds:DescribeDBSnapshots': { body } }))
    assert.is(reading(toResource(resource).location.region), region)
  })
}

test.run()
