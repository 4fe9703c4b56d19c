// A connection of domains is told of both its ends, and of one that is managed elsewhere; who else is connected only OpenSearch knows.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { block, change, constant, named, planOf, read, to, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/aws-opensearch-connections')

const account = '111122223333'
const end = (domain_name: string, region: string) => [{ owner_id: account, domain_name, region }]
const asked = 'aws_opensearch_outbound_connection.x'
const connection = change(asked, {
  after: { local_domain_info: end('here', 'eu-central-1'), remote_domain_info: end('there', 'us-east-1') },
  unknown: { id: true, connection_status: true },
})
const [here, there] = ['aws_opensearch_domain.here', 'aws_opensearch_domain.there']
const domain = (address: string, region: string, exists = false) => {
  const values = { domain_name: address.split('.')[1], region }
  return change(address, exists ? { actions: ['no-op'], before: values, after: values } : { after: values })
}
const kept = (status: string) => {
  const values: Values = {
    local_domain_info: end('here', 'eu-central-1'),
    remote_domain_info: end('there', 'us-east-1'),
    connection_status: status,
  }
  return change(asked, { actions: ['no-op'], before: values, after: values })
}

function linksOf(address: string, ...changes: object[]): unknown[] {
  const resources = [
    block(asked, { connection_alias: constant('x') }),
    block('aws_opensearch_inbound_connection_accepter.x', { connection_id: to(`${asked}.id`, asked) }),
  ]
  const found = toResource(normalize(named(read(planOf({ changes, resources }), { account }).after, address)))
  return referencesOf(found)
    .filter(({ mechanism }) => mechanism === 'opensearch-connection')
    .map(({ role, locator }) => `${role} ${String(reading(locator))}`)
}
const arn = (name: string, region: string) => `arn:aws:es:${region}:${account}:domain/${name}`
const [source, replica] = [`source ${arn('there', 'us-east-1')}`, `replica ${arn('here', 'eu-central-1')}`]
const accepting = (values: Values, unknown: Values = {}) =>
  change('aws_opensearch_inbound_connection_accepter.x', { after: { region: 'us-east-1', ...values }, unknown })

test('each end of a connection knows the other, in whichever region', () => {
  const both = [domain(here, 'eu-central-1'), domain(there, 'us-east-1'), connection]
  assert.equal(linksOf(here, ...both), [source])
  assert.equal(linksOf(there, ...both), [replica])
  assert.equal(linksOf(there, ...both, accepting({}, { connection_id: true })), [replica])
})

test('a new domain that nothing connects has no connection', () => {
  assert.equal(linksOf(here, domain(here, 'eu-central-1')), [])
})

test('a domain that exists may have other connections, and one that waits to be accepted is none', () => {
  assert.equal(linksOf(here, domain(here, 'eu-central-1', true), connection), [
    source,
    'source not-recorded',
    'replica not-recorded',
  ])
  assert.equal(linksOf(here, domain(here, 'eu-central-1'), kept('PENDING_ACCEPTANCE')), [])
  assert.equal(linksOf(here, domain(here, 'eu-central-1'), kept('ACTIVE')), [source])
})

test('a connection of a domain that is managed elsewhere tells of that', () => {
  assert.equal(linksOf(asked, connection), [source, 'source not-recorded', 'replica not-recorded'])
})

test('whom an accepted connection comes from is open where the plan does not ask for it', () => {
  assert.equal(linksOf(there, domain(there, 'us-east-1'), accepting({ connection_id: 'c-1' })), [
    'replica not-recorded',
  ])
})

test.run()
