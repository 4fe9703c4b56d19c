// A subscription known from files only: it exists, and nothing else of it is claimed.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { azureNormalizers } from '../../../src/normalize/azure/index.ts'
import { factsOf, toResource } from '../aws/facts-of.ts'
import { origin, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/subscription')
const unread = { state: 'unknown', reason: 'not-recorded', permission: 'Microsoft.Insights/diagnosticSettings/read' }
const unassigned = { ...unread, permission: 'Microsoft.Authorization/policyAssignments/read' }

test('nobody has read its regions, and only the estate can tell how much of it was seen', () => {
  const found = toResource(
    azureNormalizers['microsoft.resources/subscriptions']?.({
      kind: 'observation',
      provider: 'azure',
      partition: 'AzureCloud',
      account: subscriptionId,
      type: 'Microsoft.Resources/subscriptions',
      nativeId: subscriptionId,
      source: 'snapshot',
      answers: [{ origin, body: {} }],
    }),
  )
  assert.equal(factsOf(found), {
    'audit.enabledRegions': {
      state: 'unknown',
      reason: 'not-recorded',
      permission: 'Microsoft.Resources/subscriptions/locations/read',
    },
    'audit.unloggedRegions': unread,
    'defaults.publicBlocked': unassigned,
    'defaults.volumesEncrypted': { state: 'known', value: true, from: [] },
    'defaults.logsRouted': unassigned,
    'defaults.labelsRequired': unassigned,
    'guardrail.enforced': unassigned,
    'guardrail.strayRegions': unassigned,
    'guardrail.declared': { state: 'unknown', reason: 'unresolved' },
    'coverage.complete': { state: 'unknown', reason: 'unresolved' },
    labels: { state: 'unknown', reason: 'not-recorded', permission: 'Microsoft.Resources/subscriptions/read' },
    references: {
      state: 'partial',
      permission: 'Microsoft.Insights/diagnosticSettings/read',
      value: [{ role: 'log-sink', mechanism: 'azure-diagnostic-setting', locator: unread }],
      reason: 'not-recorded',
      from: [],
    },
    region: { state: 'unknown', reason: 'unresolved' },
  })
  assert.equal([found.location.kind, found.holds], ['none', 'none'])
  assert.is(found.key, `azure|AzureCloud|${subscriptionId}||Microsoft.Resources/subscriptions|${subscriptionId}`)
})

test.run()
