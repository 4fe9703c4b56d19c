// Stores of settings: who reaches them, whose key they have, and every region that has a copy.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answer } from '../../../src/model/observation.ts'
import { configurationStore } from '../../../src/normalize/azure/app-configuration.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { observed, origin } from './observed.ts'
import { settings } from './settings-and-devices.ts'

const test = suite('normalize/azure/app-configuration')

const replicas = (...value: unknown[]): Answer => ({
  origin: { ...origin, operation: `${settings.type}/replicas/read` },
  body: { value },
})
const store = (properties: object = {}, ...more: Answer[]) => {
  const observation = observed(settings.type, { ...settings, properties: { ...settings.properties, ...properties } })
  return toResource(configurationStore({ ...observation, answers: [...observation.answers, ...more] }))
}
const unread = (permission: string) => ({ state: 'unknown', reason: 'not-recorded', permission })

test('a whole store tells everything but the TLS that it wants and where its logs go', () => {
  const found = store({}, replicas({ location: 'East US' }))
  assert.equal(withoutOrigins(factsOf(found)), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
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
        { role: 'key', mechanism: 'azure-app-configuration-encryption', locator: known('keys.vault.azure.net') },
        { role: 'replica', mechanism: 'azure-app-configuration-replica', locator: known('azure-region:eastus') },
        {
          role: 'log-sink',
          mechanism: 'azure-diagnostic-setting',
          locator: unread('Microsoft.Insights/diagnosticSettings/read'),
        },
      ],
    },
    region: known('westeurope'),
  })
  assert.equal(found.aliases, ['clinic.azconfig.io'])
})

const readings: [name: string, properties: object, fact: string, expected: unknown][] = [
  ['open', { publicNetworkAccess: 'Enabled' }, 'exposure.public', true],
  ['open to a perimeter', { publicNetworkAccess: 'SecuredByPerimeter' }, 'exposure.public', 'unsupported'],
  ['never said, and no private endpoint', { publicNetworkAccess: null }, 'exposure.public', true],
  ['never said, with one', { publicNetworkAccess: null, privateEndpointConnections: [{}] }, 'exposure.public', false],
  ['a word of the future', { publicNetworkAccess: 'Sometimes' }, 'exposure.public', 'malformed'],
  ["Microsoft's key", { encryption: { keyVaultProperties: { keyIdentifier: null } } }, 'atRest.keyOwner', 'provider'],
  ["Microsoft's key, told shorter", { encryption: { keyVaultProperties: null } }, 'atRest.keyOwner', 'provider'],
  [
    'a key that is no address',
    { encryption: { keyVaultProperties: { keyIdentifier: 7 } } },
    'atRest.keyOwner',
    'malformed',
  ],
]
for (const [name, properties, path, expected] of readings) {
  test(`${name}: ${path}`, () => assert.equal(reading(factsOf(store(properties))[path]), expected))
}

const copies: [name: string, answers: Answer[], expected: unknown[]][] = [
  ['none', [replicas()], []],
  ['not asked for', [], [unread(`${settings.type}/replicas/read`)]],
  [
    'one without a place',
    [replicas({ location: 'East US' }, { name: 'x' })],
    [{ state: 'unknown', reason: 'malformed' }],
  ],
]
for (const [name, answers, expected] of copies) {
  test(`replicas: ${name}`, () => {
    const found = referencesOf(store({}, ...answers)).filter(({ role }) => role === 'replica')
    assert.equal(withoutOrigins(found.map(({ locator }) => locator)), expected)
  })
}

test('what stands where settings should be is no setting that was left out', () => {
  for (const encryption of [7, 'on', [], { keyVaultProperties: true }]) {
    const facts = factsOf(store({ encryption }))
    assert.equal(reading(facts['atRest.keyOwner']), 'malformed', JSON.stringify(encryption))
  }
  assert.is(reading(factsOf(store({ encryption: null }))['atRest.keyOwner']), 'provider')
})

test.run()
