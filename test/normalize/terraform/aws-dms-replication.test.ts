// What a plan leaves open of a replication of DMS: endpoints that it does not manage, or of which it is not known yet where they are.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { plannedAws, ref, told } from '../../sources/terraform/planned-blocks.ts'

const test = suite('normalize/terraform/aws-dms-replication')

const task = 'aws_dms_replication_task.t'
const arn = (kind: string) => `arn:aws:dms:eu-central-1:111122223333:${kind}`
const names = { replication_task_id: 't' }
const ends = (found: ReturnType<typeof plannedAws>) =>
  ['source', 'replica'].flatMap((role) => told(found(task), role).map(([, locator]) => locator))

const host = { address: 'aws_dms_endpoint.a', arn: arn('endpoint:A') }
const database = { endpoint_id: 'a', engine_name: 'postgres', server_name: 'a.example.test' }
const toA = ref(host.address, 'endpoint_arn')

test('an endpoint that the plan does not manage is somewhere all the same', () => {
  const after = { ...names, source_endpoint_arn: arn('endpoint:X'), target_endpoint_arn: arn('endpoint:Y') }
  assert.equal(ends(plannedAws({ [task]: { after } })), ['not-recorded', 'not-recorded'])
  const one = { after: { ...names, source_endpoint_arn: arn('endpoint:X') }, refs: { target_endpoint_arn: toA } }
  assert.equal(ends(plannedAws({ [task]: one, [host.address]: { after: database } })), [
    'not-recorded',
    'a.example.test',
  ])
})

test('an endpoint of which nobody knows yet where it is leaves the other as it is', () => {
  const b = 'aws_dms_endpoint.b'
  const both = { after: names, refs: { source_endpoint_arn: toA, target_endpoint_arn: ref(b, 'endpoint_arn') } }
  const target = (more: object) =>
    ends(plannedAws({ [task]: both, [host.address]: { after: database }, [b]: more })).slice(1)
  assert.equal(target({ after: { engine_name: 's3', s3_settings: [{ bucket_name: '' }] } }), ['not-recorded'])
  assert.equal(
    target({ after: { engine_name: 's3', s3_settings: [{}] }, refs: { s3_settings: [{ bucket_name: ref('local') }] } }),
    ['after-apply'],
  )
  assert.equal(target({ after: { engine_name: 'kafka', kafka_settings: [{ broker: 'k.example.test:9092' }] } }), [
    'k.example.test',
  ])
  const search = { engine_name: 'opensearch', elasticsearch_settings: [{ endpoint_uri: 'https://o.example.test' }] }
  assert.equal(target({ after: search }), ['o.example.test'])
})

test('what exists is found by the ARN that AWS gave its endpoints, whatever attribute has that', () => {
  const found = plannedAws({
    [task]: {
      after: {
        ...names,
        replication_task_arn: arn('task:T'),
        source_endpoint_arn: host.arn,
        target_endpoint_arn: arn('endpoint:B'),
      },
      kept: true,
    },
    [host.address]: { after: { ...database, endpoint_arn: host.arn }, kept: true },
    'aws_dms_s3_endpoint.b': {
      after: { endpoint_id: 'b', endpoint_arn: arn('endpoint:B'), bucket_name: 'lake' },
      kept: true,
    },
  })
  assert.equal(ends(found), ['a.example.test', 'arn:aws:s3:::lake'])
})

test('a database of the plan is found by its host, which AWS gives or we do', () => {
  const into = (type: string, attribute: string, own: object) => {
    const found = plannedAws({
      [task]: { after: names, refs: { source_endpoint_arn: toA, target_endpoint_arn: toA } },
      [host.address]: {
        after: { endpoint_id: 'a', engine_name: 'postgres' },
        refs: { server_name: ref(`${type}.d`, attribute) },
      },
      [`${type}.d`]: own,
    })
    const [[, locator] = []] = told(found(task), 'replica')
    return (found(`${type}.d`).aliases ?? []).includes(String(locator))
  }
  assert.ok(into('aws_db_instance', 'address', { after: { identifier: 'd' } }))
  assert.ok(into('aws_rds_cluster', 'reader_endpoint', { after: { cluster_identifier: 'd', engine: 'aurora-mysql' } }))
  assert.ok(into('aws_docdb_cluster', 'endpoint', { after: { cluster_identifier: 'd', engine: 'docdb' } }))
  assert.ok(into('aws_neptune_cluster_instance', 'endpoint', { after: { identifier: 'd' } }))
})

test('the host that AWS gave a database is what others call it', () => {
  const address = 'orders.c9abc.eu-central-1.rds.amazonaws.com'
  const found = plannedAws({ 'aws_db_instance.d': { after: { identifier: 'orders', address }, kept: true } })
  assert.ok((found('aws_db_instance.d').aliases ?? []).includes('arn:aws:rds:eu-central-1::orders.c9abc'))
})

test.run()
