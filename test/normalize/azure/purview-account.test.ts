// Catalogues: under Microsoft's key always, and with stores of their own where those can be seen.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { purviewAccount } from '../../../src/normalize/azure/purview-account.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { catalogue } from './health.ts'
import { observed } from './observed.ts'

const test = suite('normalize/azure/purview-account')

const account = (properties: object = {}) =>
  toResource(
    purviewAccount(observed(catalogue.type, { ...catalogue, properties: { ...catalogue.properties, ...properties } })),
  )
const { storageAccount, eventHubNamespace } = catalogue.properties.managedResources

test('a whole account tells everything but the TLS that it wants and where its logs go', () => {
  assert.equal(withoutOrigins(factsOf(account())), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('provider'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'exposure.public': known(false),
    ...placedByOthers,
    labels: known([]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Insights/diagnosticSettings/read',
      reason: 'not-recorded',
      value: [
        { role: 'replica', mechanism: 'azure-purview-ingestion', locator: known(storageAccount.toLowerCase()) },
        { role: 'replica', mechanism: 'azure-purview-ingestion', locator: known(eventHubNamespace.toLowerCase()) },
        {
          role: 'log-sink',
          mechanism: 'azure-diagnostic-setting',
          locator: {
            state: 'unknown',
            reason: 'not-recorded',
            permission: 'Microsoft.Insights/diagnosticSettings/read',
          },
        },
      ],
    },
    region: known('westeurope'),
  })
})

const access: [word: unknown, expected: unknown][] = [
  ['Enabled', true],
  ['NotSpecified', 'malformed'],
  [null, 'not-recorded'],
]
for (const [publicNetworkAccess, expected] of access) {
  test(`access from the internet: ${String(publicNetworkAccess)}`, () =>
    assert.equal(reading(factsOf(account({ publicNetworkAccess }))['exposure.public']), expected))
}

const resources: [managed: unknown, expected: unknown[]][] = [
  [null, []],
  [{ storageAccount: null, eventHubNamespace: '' }, []],
  [{ storageAccount: 7 }, ['malformed']],
]
for (const [managedResources, expected] of resources) {
  test(`managed resources: ${JSON.stringify(managedResources)}`, () => {
    const found = referencesOf(account({ managedResources })).filter(({ role }) => role === 'replica')
    assert.equal(
      found.map(({ locator }) => reading(locator)),
      expected,
    )
  })
}

test.run()
