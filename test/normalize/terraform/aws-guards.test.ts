// What a plan leaves open of single caches, devices for keys, flows, detectors and data lakes: what others may add, and what AWS chooses.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/aws-guards')

const kept = (values: Values) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })
const readIn = (address: string, changes: object[], resources: object[] = []) =>
  normalize(named(read(planOf({ changes, resources }), { account: '111122223333' }).after, address))
const points = (resource: Resource) =>
  referencesOf(resource).map(({ role, locator }) => `${role} ${String(reading(locator))}`)

const cache = 'aws_elasticache_cluster.x'
const cached = (sample: object, blocks: object[] = []) => readIn(cache, [change(cache, sample)], blocks)
const redis = { cluster_id: 'x', engine: 'redis' }

test('a member of a replication group is read with that, a name of which is not known yet', () => {
  assert.is(cached(kept({ ...redis, replication_group_id: 'g' })), undefined)
  const group = block(cache, { replication_group_id: to('module.cache.id', 'module.cache') })
  assert.is(
    cached({ after: { cluster_id: 'x' }, unknown: { replication_group_id: true, engine: true } }, [group]),
    undefined,
  )
})

test('nobody says how a node is encrypted; TLS is off where nobody turns it on, save with Valkey', () => {
  const facts = (sample: object) => {
    const found = factsOf(toResource(cached(sample, [block(cache, {})])))
    return ['atRest.enabled', 'inTransit.enforced', 'backupRetention.days'].map((name) => reading(found[name]))
  }
  const later = { transit_encryption_enabled: true }
  assert.equal(facts({ after: redis, unknown: later }), ['not-recorded', false, 0])
  assert.equal(facts({ after: { ...redis, engine: 'valkey' }, unknown: later }), ['not-recorded', 'not-recorded', 0])
  assert.equal(facts({ after: { ...redis, transit_encryption_enabled: true } }), ['not-recorded', true, 0])
  const exists = kept({ ...redis, transit_encryption_enabled: true, snapshot_retention_limit: 2 })
  assert.equal(facts(exists), ['not-recorded', 'not-recorded', 2], 'clients may be moving to TLS')
})

test('a node is in the region where its zone is, and nowhere while AWS has not chosen one', () => {
  const region = (sample: object) => reading(toResource(cached(sample, [block(cache, {})])).location.region)
  assert.is(region({ after: { ...redis, availability_zone: 'eu-central-1b' } }), 'eu-central-1')
  assert.is(region({ after: { ...redis, availability_zone: 'eu-central-1-ham-1a' } }), 'unsupported')
  assert.is(region({ after: redis, unknown: { availability_zone: true } }), 'after-apply')
  const nodes = { availability_zone: 'Multiple', cache_nodes: [{ availability_zone: 'eu-central-1a' }] }
  assert.is(region(kept({ ...redis, ...nodes })), 'eu-central-1')
})

const devices = 'aws_cloudhsm_v2_cluster.x'
function zones(own: object, ...hsms: [values: Values, unknown?: Values][]): unknown {
  const parts = hsms.map(([after, unknown], index) =>
    change(`aws_cloudhsm_v2_hsm.x${index}`, { after, unknown: { cluster_id: true, ...unknown } }),
  )
  const blocks = hsms.map((_, index) =>
    block(`aws_cloudhsm_v2_hsm.x${index}`, { cluster_id: to(`${devices}.id`, devices) }),
  )
  const found = toResource(readIn(devices, [change(devices, own), ...parts], [block(devices, {}), ...blocks]))
  return reading(factsOf(found)['redundancy.mode'])
}

test('devices of a cluster that exists are some of its devices, and of a subnet nobody knows the zone', () => {
  const there = kept({ cluster_id: 'cluster-1', id: 'cluster-1' })
  const [one, other]: Values[] = ['a', 'b'].map((zone) => ({ availability_zone: `eu-central-1${zone}` }))
  assert.is(zones({ after: {} }, [one ?? {}]), 'single-zone')
  assert.is(zones({ after: {} }, [one ?? {}], [other ?? {}]), 'multi-zone')
  assert.equal(zones(there, [one ?? {}]), { partial: 'single-zone', reason: 'not-recorded' })
  assert.is(zones({ after: {} }, [{}, { availability_zone: true }]), 'after-apply')
  assert.is(zones(there), 'not-recorded')
})

const flow = 'aws_appflow_flow.x'
const end = (type: string, name: string, block: object) => ({
  connector_type: type,
  destination_connector_properties: [{ [name]: [block] }],
})
const flows = (destination: object, unknown: Values = {}) => {
  const from = { connector_type: 'S3', source_connector_properties: [{ s3: [{ bucket_name: 'a' }] }] }
  const after = { name: 'x', source_flow_config: [from], destination_flow_config: [destination] }
  return points(toResource(readIn(flow, [change(flow, { after, unknown })], [block(flow, {})])))
}

test('a flow leads to a bucket, or to a service that is anywhere, under the key of AppFlow where it names none', () => {
  const later = { kms_arn: true }
  assert.equal(flows(end('S3', 's3', { bucket_name: 'b' }), later), ['source arn:aws:s3:::a', 'replica arn:aws:s3:::b'])
  assert.equal(flows(end('Zendesk', 'zendesk', { object: 'o' }), later), [
    'source arn:aws:s3:::a',
    'replica unresolved',
  ])
  const unnamed = [{ destination_connector_properties: [{ s3: [{ bucket_name: true }] }] }]
  assert.equal(flows(end('S3', 's3', {}), { ...later, destination_flow_config: unnamed }), [
    'source arn:aws:s3:::a',
    'replica after-apply',
  ])
})

const watch = 'aws_guardduty_detector.x'
const sent = 'aws_guardduty_publishing_destination.x'
const findings = { destination_arn: 'arn:aws:s3:::far/of/all', kms_key_arn: 'arn:aws:kms:us-east-1:111122223333:key/k' }

test('of a detector that exists, or is managed elsewhere, others may have findings exported too', () => {
  const exists = change(watch, kept({ id: 'd1' }))
  const destination = change(sent, { after: { ...findings, detector_id: 'd1' } })
  for (const [address, changes] of [
    [watch, [exists, destination]],
    [sent, [destination]],
  ] as const) {
    const resource = toResource(readIn(address, [...changes]))
    assert.is(resource.aliases?.[0], 'arn:aws:guardduty:eu-central-1:111122223333:detector/d1')
    assert.equal(points(resource), [
      'log-sink arn:aws:s3:::far',
      'log-sink not-recorded',
      `key ${findings.kms_key_arn}`,
      'key not-recorded',
    ])
  }
  assert.equal(points(toResource(readIn(watch, [exists]))), ['log-sink not-recorded', 'key not-recorded'])
  assert.equal(points(toResource(readIn(watch, [change(watch, { after: { enable: true } })]))), [])
})

const lake = 'aws_securitylake_data_lake.x'
const reader = change('aws_securitylake_subscriber.x', {
  after: { region: 'eu-west-1', subscriber_identity: [{ principal: '444455556666' }] },
})
const own = { region: 'eu-west-1', encryption_configuration: [{ kms_key_id: 'S3_MANAGED_KEY' }] }

test('a lake is in the region of its own configuration, with the readers of that', () => {
  const resource = toResource(readIn(lake, [change(lake, { after: { configuration: [own] } }), reader]))
  assert.is(resource.location.raw, 'eu-west-1')
  assert.equal(points(resource), ['log-sink not-recorded', 'vault arn:aws:iam::444455556666:root'])
  assert.is(reading(factsOf(resource)['logStore.days']), 'forever')
})

test('a lake that exists may have more readers, and one whose block has another name may do anything', () => {
  const exists = change(
    lake,
    kept({ arn: 'arn:aws:securitylake:eu-west-1:111122223333:data-lake/default', configuration: [own] }),
  )
  assert.equal(points(toResource(readIn(lake, [exists, reader]))), [
    'log-sink not-recorded',
    'vault arn:aws:iam::444455556666:root',
    'vault not-recorded',
  ])
  assert.equal(points(toResource(readIn('aws_securitylake_subscriber.x', [reader]))).slice(-2), [
    'vault arn:aws:iam::444455556666:root',
    'vault not-recorded',
  ])
  const older = toResource(readIn(lake, [change(lake, { after: { configurations: [own] } })]))
  assert.equal(points(older), ['key not-recorded', 'log-sink not-recorded', 'log-sink not-recorded'])
  assert.is(reading(factsOf(older)['logStore.days']), 'not-recorded')
})

test.run()
