// Flow logs: each place that they are put into, and none while they are off.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { flowLog } from '../../../src/normalize/azure/flow-log.ts'
import { factsOf, known, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { flows } from './flows.ts'
import { observed } from './observed.ts'

const test = suite('normalize/azure/flow-log')

const log = (properties: object = {}) =>
  toResource(flowLog(observed(flows.type, { ...flows, properties: { ...flows.properties, ...properties } })))
const { storageId, flowAnalyticsConfiguration } = flows.properties
const { networkWatcherFlowAnalyticsConfiguration: analysis } = flowAnalyticsConfiguration

test('a whole flow log tells where it is kept and where it is analysed', () => {
  const found = log()
  assert.equal(withoutOrigins(factsOf(found)), {
    labels: known([]),
    references: known([
      { role: 'log-sink', mechanism: 'azure-flow-log', locator: known(storageId.toLowerCase()) },
      {
        role: 'log-sink',
        mechanism: 'azure-traffic-analytics',
        locator: known(analysis.workspaceResourceId.toLowerCase()),
        region: 'eastus',
      },
    ]),
    region: known('westeurope'),
  })
  assert.is(found.holds, 'metadata')
})

const analysed = (changes: object) => ({
  flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { ...analysis, ...changes } },
})
const account = storageId.toLowerCase()
const sinks: [name: string, properties: object, expected: unknown[]][] = [
  ['switched off', { enabled: false }, []],
  [
    'nobody knows whether on',
    { enabled: null, storageId: null },
    ['not-recorded', analysis.workspaceResourceId.toLowerCase()],
  ],
  ['not analysed', { flowAnalyticsConfiguration: {} }, [account]],
  ['analysed no more', analysed({ enabled: false }), [account]],
  ['analysed nobody knows where', analysed({ workspaceResourceId: undefined }), [account, 'malformed']],
  ['analysed by a word', analysed({ enabled: 'true' }), [account, 'malformed']],
]
for (const [name, properties, expected] of sinks) {
  test(`a flow log ${name}`, () => {
    assert.equal(
      referencesOf(log(properties)).map(({ locator }) => reading(locator)),
      expected,
    )
  })
}

test.run()
