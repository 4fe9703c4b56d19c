// An instance of a cluster says itself only whether the public reaches it; all else is its cluster's, where the plan has that.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/aws-cluster-instance')

const kept = (values: Values) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })
const later = { storage_encrypted: true, kms_key_id: true, publicly_accessible: true }

function instanceIn(address: string, sample: object, more: object[] = [], expressions: object = {}) {
  const changes = [change(address, sample), ...more]
  const { after } = read(planOf({ changes, resources: [block(address, expressions)] }), { account: '111122223333' })
  const resource = toResource(normalize(named(after, address)))
  const facts = factsOf(resource)
  return {
    said: ['exposure.public', 'atRest.enabled'].map((name) => reading(facts[name])),
    cluster: referencesOf(resource).flatMap((one) => (one.mechanism === 'rds-cluster' ? [reading(one.locator)] : [])),
  }
}

const kinds: [kind: string, engine: Values, encrypted: unknown][] = [
  // Aurora encrypts new clusters unasked since February 2026, and RDS those of other engines not.
  ['rds', { engine: 'aurora-mysql' }, 'not-recorded'],
  ['docdb', {}, false],
  ['neptune', {}, false],
]
for (const [kind, engine, encrypted] of kinds)
  test(`an instance of ${kind} is closed, and encrypted as its cluster is, which a reference names`, () => {
    const cluster = `aws_${kind}_cluster.c`
    const own = { after: { identifier: 'i', ...engine }, unknown: { ...later, cluster_identifier: true } }
    const more = [change(cluster, { after: { cluster_identifier: 'c', ...engine } })]
    const found = instanceIn(`aws_${kind}_cluster_instance.i`, own, more, {
      cluster_identifier: to(`${cluster}.id`, cluster),
    })
    assert.equal(found, { said: [false, encrypted], cluster: ['arn:aws:rds:eu-central-1:111122223333:cluster:c'] })
  })

const address = 'aws_rds_cluster_instance.i'
const aurora = { identifier: 'i', engine: 'aurora-mysql', cluster_identifier: 'c' }
const ofCluster = ['arn:aws:rds:eu-central-1:111122223333:cluster:c']

test('of an instance whose cluster is managed elsewhere nobody knows how that is encrypted', () => {
  assert.equal(instanceIn(address, { after: aurora, unknown: later }), {
    said: [false, 'not-recorded'],
    cluster: ofCluster,
  })
})

test('what exists says so itself', () => {
  const values = { ...aurora, publicly_accessible: true, storage_encrypted: true }
  assert.equal(instanceIn(address, kept(values)), { said: [true, true], cluster: ofCluster })
})

test('a cluster that is not known yet is one all the same', () => {
  const { cluster_identifier: _, ...rest } = aurora
  const found = instanceIn(address, { after: rest, unknown: { ...later, cluster_identifier: true } }, [], {
    cluster_identifier: to('local.c'),
  })
  assert.equal(found.cluster, ['after-apply'])
})

test('who accepts a peering of gateways has a link, to a region that nobody here knows', () => {
  const accepter = 'aws_ec2_transit_gateway_peering_attachment_accepter.a'
  const { after } = read(
    planOf({ changes: [change(accepter, { after: { transit_gateway_attachment_id: 'tgw-attach-1' } })] }),
  )
  const found = toResource(normalize(named(after, accepter)))
  assert.equal(
    referencesOf(found).map(({ role, locator }) => [role, reading(locator)]),
    [['route', 'not-recorded']],
  )
})

test.run()
