// What a plan leaves open of clusters of EMR, crawlers, event data stores and search domains of the older type.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Resource } from '../../../src/model/resource.ts'
import { plannedAws, ref, told } from '../../sources/terraform/planned-blocks.ts'
import { factsOf, reading } from '../aws/facts-of.ts'

const test = suite('normalize/terraform/aws-analytics')

const fact = (resource: Resource, name: string): unknown => reading(factsOf(resource)[name])

const cluster = 'aws_emr_cluster.c'
const security = 'aws_emr_security_configuration.s'
const encrypted = (blocks: Parameters<typeof plannedAws>[0]) =>
  ['atRest.enabled', 'inTransit.enforced'].map((name) => fact(plannedAws(blocks)(cluster), name))

test('without a security configuration only the account says whether the disks of a cluster are encrypted', () => {
  assert.equal(encrypted({ [cluster]: { after: { name: 'c' } } }), ['unresolved', false])
})

test('a security configuration tells nothing where it is managed elsewhere, or names a key that is yet to be made', () => {
  const named = { [cluster]: { after: { security_configuration: 's' } } }
  assert.equal(encrypted(named), ['not-recorded', 'not-recorded'])
  const made = {
    [cluster]: { after: {}, refs: { security_configuration: ref(security, 'name') } },
    [security]: { after: { name: 's' }, refs: { configuration: ref('aws_kms_key.k', 'arn') } },
    'aws_kms_key.k': {},
  }
  assert.equal(encrypted(made), ['after-apply', 'after-apply'])
  const off = { EncryptionConfiguration: { EnableInTransitEncryption: false, EnableAtRestEncryption: false } }
  const written = { ...made, [security]: { after: { name: 's', configuration: JSON.stringify(off) } } }
  assert.equal(encrypted(written), ['unresolved', false])
})

test('logs of a cluster go where a newer provider says, of which nothing is read yet', () => {
  const after = { log_uri: 's3://logs/emr', monitoring_configuration: [{ cloud_watch_log_configuration: [{}] }] }
  assert.equal(told(plannedAws({ [cluster]: { after } })(cluster), 'log-sink'), [
    ['emr-logs', 'arn:aws:s3:::logs', undefined],
    ['emr-logs', 'not-recorded', undefined],
  ])
})

test('a path of a crawler that is not known yet leaves the others as they are', () => {
  const after = {
    name: 'c',
    s3_target: [{ path: 's3://one' }, {}],
    delta_target: [{ delta_tables: ['s3://two', null] }],
  }
  const open = { s3_target: [{}, { path: true }], delta_target: [{ delta_tables: [false, true] }] }
  const found = told(plannedAws({ 'aws_glue_crawler.c': { after, open } })('aws_glue_crawler.c'), 'source')
  assert.equal(
    found.map(([, locator]) => locator),
    ['arn:aws:s3:::one', 'arn:aws:s3:::two', 'not-recorded'],
  )
})

test('the keys of a crawler are those of its security configuration, which may be managed elsewhere', () => {
  const after = { name: 'c', security_configuration: 's', s3_target: [] }
  assert.equal(told(plannedAws({ 'aws_glue_crawler.c': { after } })('aws_glue_crawler.c'), 'key'), [
    ['glue-security-configuration', 'not-recorded', undefined],
  ])
})

test('an event data store names its key by an alias, or has one of AWS', () => {
  const store = 'aws_cloudtrail_event_data_store.s'
  const keyed = (more: object) => {
    const found = plannedAws({ [store]: { after: { name: 's', retention_period: 90, ...more } } })(store)
    return [
      fact(found, 'atRest.keyOwner'),
      told(found, 'key').map(([, locator]) => locator),
      fact(found, 'logStore.days'),
    ]
  }
  assert.equal(keyed({}), ['provider', [], 90])
  assert.equal(keyed({ kms_key_id: 'alias/lake' })[1], ['arn:aws:kms:eu-central-1:111122223333:alias/lake'])
})

test('whom a search domain of the older type lets in without a name is told of a new one only', () => {
  const open = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'es:*', Resource: '*' }] })
  const after = { domain_name: 'd', access_policies: open, advanced_security_options: [{ enabled: true }] }
  const isPublic = (own: Parameters<typeof plannedAws>[0][string]) =>
    fact(plannedAws({ 'aws_elasticsearch_domain.d': own })('aws_elasticsearch_domain.d'), 'exposure.public')
  assert.is(isPublic({ after }), false)
  assert.is(isPublic({ after, kept: true }), 'not-recorded')
  assert.is(isPublic({ after: { ...after, advanced_security_options: [{ enabled: false }] } }), true)
})

test.run()
