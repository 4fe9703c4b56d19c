// Logs are people's data too: where a workspace keeps them, for how long, and where it sends them on.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { applicationInsights } from '../../../src/normalize/azure/application-insights.ts'
import { logAnalyticsWorkspace } from '../../../src/normalize/azure/log-analytics-workspace.ts'
import {
  comingFromOthers,
  factsOf,
  known,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from '../aws/facts-of.ts'
import { kept } from './ai-samples.ts'
import { audit, exporting, portal, tablesOf } from './monitor-samples.ts'
import { group, observedWith, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/monitor')
const storage = `${group}/providers/Microsoft.Storage/storageAccounts/archive`
const logs = 'Microsoft.Insights/diagnosticSettings/read'

interface Told {
  properties?: object
  tables?: object | string
  exports?: object | string
  live?: boolean
}
const workspace = ({ properties = {}, tables = tablesOf(90, 400), exports = { value: [] }, live }: Told = {}) => {
  const observation = observedWith(
    audit.type,
    { ...audit, properties: { ...audit.properties, ...properties } },
    {
      [`${audit.type}/tables/read`]: tables,
      [`${audit.type}/dataExports/read`]: exports,
      [logs]: kept(),
    },
  )
  return toResource(logAnalyticsWorkspace(live === true ? { ...observation, source: 'live' } : observation))
}

test('a whole workspace tells everything', () => {
  assert.equal(withoutOrigins(factsOf(workspace({ exports: exporting(storage) }))), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('provider'),
    'custody.exclusive': known(false),
    'retention.days': known(400),
    'retention.locked': known(false),
    'logStore.days': known(90),
    ...placedByOthers,
    labels: known([]),
    references: known([
      {
        role: 'replica',
        mechanism: 'azure-log-analytics-replica',
        locator: known('azure-region:northeurope'),
        account: subscriptionId,
      },
      { role: 'log-sink', mechanism: 'azure-log-analytics-export', locator: known(storage.toLowerCase()) },
    ]),
    region: known('westeurope'),
  })
})

const days: [name: string, tables: object | string, longest: unknown, shortest: unknown][] = [
  ['none', { value: [] }, 'malformed', 'malformed'],
  ['one that does not say', { value: [...tablesOf(90).value, { properties: {} }] }, 'malformed', 'malformed'],
  ['not read', 'AuthorizationFailed', 'denied', 'denied'],
  ['one for ever so long', tablesOf(30, 4383), 4383, 30],
]
for (const [name, tables, longest, shortest] of days) {
  test(`tables: ${name}`, () => {
    const facts = factsOf(workspace({ tables }))
    assert.equal([reading(facts['retention.days']), reading(facts['logStore.days'])], [longest, shortest])
  })
}

const pointed = (mechanism: string, told: Told) =>
  referencesOf(workspace(told))
    .filter((one) => one.mechanism === mechanism)
    .map(({ locator }) => reading(locator))

const copies: [name: string, replication: unknown, live: boolean, expected: unknown[]][] = [
  ['off', { enabled: false }, false, []],
  ['off, and once on', { enabled: false, location: 'northeurope' }, false, []],
  ['not set', undefined, true, []],
  ['not in a saved answer, which may be older', undefined, false, ['not-recorded']],
  ['on, to nowhere', { enabled: true }, true, ['malformed']],
  ['on in a word', { enabled: 'yes', location: 'northeurope' }, true, ['malformed']],
]
for (const [name, replication, live, expected] of copies) {
  test(`replication ${name}`, () => {
    assert.equal(pointed('azure-log-analytics-replica', { properties: { replication }, live }), expected)
  })
}

test('an export that is off goes nowhere, one that was not read may go anywhere', () => {
  assert.equal(pointed('azure-log-analytics-export', { exports: exporting(storage, false) }), [])
  assert.equal(pointed('azure-log-analytics-export', { exports: 'AuthorizationFailed' }), ['denied'])
})

test('the key of a dedicated cluster only the cluster tells', () => {
  const found = workspace({ properties: { features: { clusterResourceId: `${group}/clusters/c` } } })
  const facts = factsOf(found)
  const unread = { state: 'unknown', reason: 'unresolved', permission: 'Microsoft.OperationalInsights/clusters/read' }
  assert.equal([facts['atRest.keyOwner'], facts['custody.exclusive']], [unread, unread])
  assert.equal(referencesOf(found)[0], {
    role: 'key',
    mechanism: 'azure-log-analytics-encryption',
    locator: unread,
  })
})

const component = (changes: object = {}) =>
  toResource(
    applicationInsights(
      observedWith(portal.type, { ...portal, properties: { ...portal.properties, ...changes } }, { [logs]: kept() }),
    ),
  )

test('a whole component points at its workspace', () => {
  const found = component()
  assert.equal(withoutOrigins(factsOf(found)), {
    ...comingFromOthers,
    labels: known([{ key: 'DataClass', value: 'personal', from: 'tag' }]),
    references: known([
      {
        role: 'log-sink',
        mechanism: 'azure-application-insights-workspace',
        locator: known(audit.id.toLowerCase()),
      },
    ]),
    region: known('westeurope'),
  })
  assert.is(found.holds, 'log')
})

const written: [name: string, changes: object, expected: unknown[]][] = [
  ['by itself', { IngestionMode: 'ApplicationInsights', WorkspaceResourceId: undefined }, []],
  ['to a workspace that is not told', { WorkspaceResourceId: undefined }, ['not-recorded']],
  ['in a way that is not told', { IngestionMode: undefined }, ['not-recorded']],
  ['in a new way', { IngestionMode: 'Elsewhere' }, ['malformed']],
]
for (const [name, changes, expected] of written) {
  test(`what it is told is kept ${name}`, () => {
    assert.equal(
      referencesOf(component(changes)).map(({ locator }) => reading(locator)),
      expected,
    )
  })
}

test.run()
