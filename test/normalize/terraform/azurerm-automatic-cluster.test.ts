// What a plan says of a cluster of Kubernetes that Azure looks after: its way in, and no more.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { change, named, planOf, read, type Values } from '../../sources/terraform/sample-plan.ts'
import { told } from '../../sources/terraform/planned-blocks.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'

const test = suite('normalize/terraform/azurerm-automatic-cluster')

const address = 'azurerm_kubernetes_automatic_cluster.c'
const base = { name: 'c', location: 'West Europe' }
const readIn = (sample: object) =>
  toResource(normalize(named(read(planOf({ changes: [change(address, sample)] })).after, address)))
const facts = (sample: object, ...names: string[]) => {
  const found = factsOf(readIn(sample))
  return names.map((name) => reading(found[name]))
}

test('anybody reaches it who has a token, unless it is private or lets in some addresses only', () => {
  const isPublic = (own: Values, unknown: Values = {}) =>
    facts({ after: { ...base, ...own }, unknown }, 'exposure.public')[0]
  assert.is(isPublic({}), true)
  assert.is(isPublic({ private_cluster: [{}] }), false)
  assert.is(isPublic({ api_server_access: [{ authorized_ip_ranges: ['203.0.113.0/24'] }] }), false)
  assert.is(isPublic({}, { private_cluster: true }), 'after-apply')
})

test('a new one has no key of its own, nor Defender; of one that exists nobody says, nor ever where its containers write', () => {
  assert.equal(facts({ after: base }, 'atRest.keyOwner'), ['provider'])
  const exists = { actions: ['no-op'], before: base, after: base }
  assert.equal(facts(exists, 'atRest.keyOwner'), ['not-recorded'])
  const unread = ['azure-container-insights', 'azure-kubernetes-defender'].map((one) => [
    one,
    'not-recorded',
    undefined,
  ])
  assert.equal(told(readIn({ after: base }), 'log-sink'), unread.slice(0, 1))
  assert.equal(told(readIn(exists), 'log-sink').slice(0, 2), unread)
})

test.run()
