// An instance of a cluster has no copies but its cluster's, told once and by that; of a cluster that nobody read, all stays open.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Facets } from '../../src/model/facets.ts'
import type { Reference, Resource } from '../../src/model/resource.ts'
import { placedLater } from '../../src/normalize/placed-later.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { account, database, replicaOf } from './sample-resources.ts'

const test = suite('estate/cluster-member')
const clusterArn = (region: string) => `arn:aws:rds:${region}:${account}:cluster:orders`
const waiting = unknown('unresolved', 'rds:DescribeDBClusters')
const unsettled = unknown('unresolved', 'rds:DescribeDBClusterParameters')
const abroad = clusterArn('us-east-1')

const cluster = (region: string, references: Reference[] = []): Resource => {
  const one = database('orders', region, references)
  const facets = {
    topology: placedLater.topology,
    redundancy: { mode: known('multi-zone' as const, [0]) },
    inTransit: { enforced: known(true, [2]), minimumVersion: partial(1.2, 'unresolved', [2]) },
    logging: { dataAccess: known(false, [2]) },
    recovery: {
      original: known(true, [0]),
      rpoHours: known(0.1, [0]),
      newestPointHours: unknown('not-recorded'),
      protected: known(true, [0]),
    },
  }
  const type = 'AWS::RDS::DBCluster'
  return { ...one, type, key: one.key.replace(one.type, type), id: clusterArn(region), facets }
}
const member = (
  name: string,
  locator: Fact<string> = known(clusterArn('eu-central-1'), [0]),
  more: Facets = {},
): Resource => ({
  ...database(name, 'eu-central-1', [{ role: 'source', mechanism: 'rds-cluster', locator }]),
  facets: {
    topology: placedLater.topology,
    redundancy: { mode: waiting },
    inTransit: { enforced: unsettled, minimumVersion: unsettled },
    logging: { dataAccess: unsettled },
    recovery: { original: waiting, rpoHours: waiting, newestPointHours: waiting, protected: waiting },
    ...more,
  },
})

const read = (...resources: Resource[]) =>
  joined({ resources }, rulebook()).map(({ resource, places, facets }) => ({
    name: `${resource.type.split('::')[2]} ${resource.name}`,
    flows: places.flatMap(({ via, country }) =>
      via === undefined ? [] : [[via.mechanism, country.state === 'known' ? country.value : country.reason]],
    ),
    topology: facets.topology?.mode,
    zones: facets.redundancy?.mode,
    recovery: facets.recovery,
    settings: { ...facets.inTransit, ...facets.logging },
  }))

const own = cluster('eu-central-1', [replicaOf(abroad, 'rds-global-cluster')])

test('the copy of a cluster is one flow, of the cluster, however many instances it has', () => {
  const found = read(own, member('first'), member('second'))
  assert.equal(
    found.map(({ name, flows, topology }) => [name, flows, topology]),
    [
      ['DBCluster orders', [['rds-global-cluster', 'US']], known('active-passive', [])],
      ['DBInstance first', [], known('single', [])],
      ['DBInstance second', [], known('single', [])],
    ],
  )
})

test('what can be restored of an instance, and which zones it outlives, its cluster says', () => {
  const [, instance] = read(own, member('first'))
  assert.equal(
    [instance?.zones, instance?.recovery],
    [
      known('multi-zone', []),
      {
        original: known(true, []),
        rpoHours: known(0.1, []),
        newestPointHours: unknown('not-recorded'),
        protected: known(true, []),
      },
    ],
  )
})

test('what its settings demand and log of an instance, its cluster says, save where it has some of its own', () => {
  const asCluster = { enforced: known(true, []), minimumVersion: partial(1.2, 'unresolved', []) }
  const odd = { logging: { dataAccess: unknown('unsupported', 'rds:DescribeDBParameters') } }
  const [, instance, other] = read(own, member('first'), member('second', undefined, odd))
  assert.equal(instance?.settings, { ...asCluster, dataAccess: known(false, []) })
  assert.equal(other?.settings, { ...asCluster, ...odd.logging })
})

for (const [name, one, reason, mode] of [
  ['a cluster that nobody read', member('first'), 'unresolved', waiting],
  ['a cluster that is not named', member('first', unknown('malformed')), 'malformed', unknown('malformed')],
] as const) {
  test(`${name} may have copies anywhere, and its instance knows nothing of itself`, () => {
    assert.equal(read(one), [
      {
        name: 'DBInstance first',
        flows: [['rds-cluster', reason]],
        topology: mode,
        zones: waiting,
        recovery: { original: waiting, rpoHours: waiting, newestPointHours: waiting, protected: waiting },
        settings: { enforced: unsettled, minimumVersion: unsettled, dataAccess: unsettled },
      },
    ])
  })
}

test('a copy that hands on what is written to it is a second writer, and one that does not say so may be', () => {
  for (const [mechanism, mode] of [
    ['rds-global-write-forwarding', known('active-active', [])],
    ['rds-global-member', unknown('unresolved')],
  ] as const) {
    const [found] = read(cluster('eu-central-1', [replicaOf(abroad, mechanism)]))
    assert.equal(found?.topology, mode, mechanism)
  }
})

test('a secondary whose primary was read adds no second flow, and one whose primary was not is drawn by itself', () => {
  const secondary = cluster('us-east-1', [
    { role: 'source', mechanism: 'rds-global-cluster', locator: known(clusterArn('eu-central-1'), [0]) },
  ])
  assert.equal(
    read(own, secondary).map(({ flows }) => flows),
    [[['rds-global-cluster', 'US']], []],
  )
  assert.equal(
    read(secondary).map(({ flows }) => flows),
    [[['rds-global-cluster', 'US']]],
  )
})

test.run()
