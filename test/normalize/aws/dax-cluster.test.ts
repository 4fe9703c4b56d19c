// A cluster of DAX holds what it has read of tables that it does not name, under a key that nobody chose.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { daxCluster } from '../../../src/normalize/aws/dax-cluster.ts'
import { factsOf, placedByOthers, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/dax-cluster')

const type = 'AWS::DAX::Cluster'
const arn = `arn:aws:dax:eu-central-1:${account}:cache/orders`
const [describing, tagging] = ['dax:DescribeClusters', 'dax:ListTags']

const description = {
  ClusterName: 'orders',
  ClusterArn: arn,
  Nodes: [
    { NodeId: 'orders-a', AvailabilityZone: 'eu-central-1a' },
    { NodeId: 'orders-b', AvailabilityZone: 'eu-central-1b' },
  ],
  SSEDescription: { Status: 'ENABLED' },
  ClusterEndpointEncryptionType: 'TLS',
}
const calls = {
  [describing]: { body: { Clusters: [description] } },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => daxCluster(live(type, 'orders', answers))
const described = (more: object) => {
  const resource = toResource(told({ ...calls, [describing]: { body: { Clusters: [{ ...description, ...more }] } } }))
  return { facts: factsOf(resource), references: referencesOf(resource) }
}

test('an encrypted cluster of two zones', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: true },
    'atRest.algorithm': { state: 'known', value: 'AES256' },
    'atRest.keyOwner': { state: 'known', value: 'provider' },
    'custody.exclusive': { state: 'known', value: false },
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'redundancy.mode': { state: 'known', value: 'multi-zone' },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'key',
          mechanism: 'dax-encryption',
          locator: { state: 'known', value: `arn:aws:kms:eu-central-1:${account}:alias/aws/dax` },
        },
        { role: 'source', mechanism: 'dax-cache', locator: { state: 'unknown', reason: 'unsupported' } },
      ],
    },
  })
})

const encryptions: [name: string, SSEDescription: unknown, expected: unknown[], keys: unknown[]][] = [
  ['none', { Status: 'DISABLED' }, [false, 'none', 'none', false], []],
  ['not yet', { Status: 'ENABLING' }, [false, 'none', 'none', false], []],
  ['not told', undefined, ['not-recorded', 'not-recorded', 'not-recorded', 'not-recorded'], ['not-recorded']],
  ['a new word', { Status: 'ON' }, ['malformed', 'malformed', 'malformed', 'malformed'], ['malformed']],
]
for (const [name, SSEDescription, expected, keys] of encryptions) {
  test(`encryption: ${name}`, () => {
    const { facts, references } = described({ SSEDescription })
    const paths = ['atRest.enabled', 'atRest.algorithm', 'atRest.keyOwner', 'custody.exclusive']
    assert.equal(
      paths.map((path) => reading(facts[path])),
      expected,
    )
    assert.equal(
      references.flatMap(({ role, locator }) => (role === 'key' ? [reading(locator)] : [])),
      keys,
    )
  })
}

const endpoints: [kind: string | undefined, enforced: unknown][] = [
  ['NONE', false],
  [undefined, 'not-recorded'],
  ['SSL', 'malformed'],
]
for (const [kind, enforced] of endpoints) {
  test(`an endpoint of the kind ${kind}`, () => {
    const { facts } = described({ ClusterEndpointEncryptionType: kind })
    assert.is(reading(facts['inTransit.enforced']), enforced)
  })
}

const a = { AvailabilityZone: 'eu-central-1a' }
const nodes: [name: string, Nodes: unknown, mode: unknown][] = [
  ['two in one zone', [a, a], 'single-zone'],
  ['one of which no zone is told', [a, {}], 'malformed'],
  ['none yet', [], 'malformed'],
  ['no word of them', undefined, 'not-recorded'],
]
for (const [name, Nodes, mode] of nodes)
  test(`nodes: ${name}`, () => assert.is(reading(described({ Nodes }).facts['redundancy.mode']), mode))

test('a cluster that is not described is a gap', () => {
  const gap = told({ ...calls, [describing]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', describing])
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.enabled': true, 'inTransit.enforced': true, 'redundancy.mode': 'multi-zone' },
})

test.run()
