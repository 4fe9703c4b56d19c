// Hubs of devices: where they fail over to, what they send on, and who reaches them.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { iotHub } from '../../../src/normalize/azure/iot-hub.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { observed } from './observed.ts'
import { monitors } from './settings-and-devices.ts'

const test = suite('normalize/azure/iot-hub')

const hub = (properties: object = {}) =>
  toResource(iotHub(observed(monitors.type, { ...monitors, properties: { ...monitors.properties, ...properties } })))

test('a whole hub tells everything but where its logs go', () => {
  const found = hub()
  assert.equal(withoutOrigins(factsOf(found)), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    'exposure.public': known(false),
    ...placedByOthers,
    labels: known([{ key: 'DataClass', value: 'health', from: 'tag' }]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Insights/diagnosticSettings/read',
      reason: 'not-recorded',
      value: [
        { role: 'key', mechanism: 'azure-iot-hub-encryption', locator: known('keys.vault.azure.net') },
        { role: 'pair', mechanism: 'azure-iot-hub-pair', locator: known('azure-region:southcentralus') },
        { role: 'replica', mechanism: 'azure-iot-hub-route', locator: known('alarms.servicebus.windows.net') },
        { role: 'replica', mechanism: 'azure-iot-hub-route', locator: known('archive.blob.core.windows.net') },
        { role: 'replica', mechanism: 'azure-iot-hub-upload', locator: known('scans') },
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
    region: known('brazilsouth'),
  })
  assert.equal(found.aliases, ['monitors.azure-devices.net'])
})

const moved = [
  { location: 'South Central US', role: 'primary' },
  { location: 'Brazil South', role: 'secondary' },
]
const readings: [name: string, properties: object, fact: string, expected: unknown][] = [
  ['after a failover', { locations: moved }, 'region', 'southcentralus'],
  ['no list of locations', { locations: null }, 'region', 'brazilsouth'],
  ['no primary among them', { locations: [{ location: 'Brazil South', role: 'secondary' }] }, 'region', 'malformed'],
  ['a role of the future', { locations: [{ location: 'Brazil South', role: 'third' }] }, 'region', 'malformed'],
  ["Microsoft's key", { encryption: null }, 'atRest.keyOwner', 'provider'],
  ['a key that is not told', { encryption: { keySource: 'Microsoft.KeyVault' } }, 'atRest.keyOwner', 'malformed'],
  ['no TLS version', { minTlsVersion: null }, 'inTransit.minimumVersion', 'not-recorded'],
  ['no rules for addresses', { networkRuleSets: null }, 'exposure.public', true],
  ['rules that let all others in', { networkRuleSets: { defaultAction: 'Allow' } }, 'exposure.public', true],
  [
    'rules of the older kind',
    { networkRuleSets: null, ipFilterRules: [{ action: 'Reject', ipMask: '0.0.0.0/0' }] },
    'exposure.public',
    false,
  ],
  [
    'rules of the older kind that let in',
    { networkRuleSets: null, ipFilterRules: [{ action: 'Accept', ipMask: '0.0.0.0/0' }] },
    'exposure.public',
    true,
  ],
  [
    'rules of the older kind of which the first lets in',
    { networkRuleSets: null, ipFilterRules: ['Accept', 'Reject'].map((action) => ({ action, ipMask: '0.0.0.0/0' })) },
    'exposure.public',
    true,
  ],
  [
    'rules that shut out nobody',
    { networkRuleSets: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', ipMask: '0.0.0.0/0' }] } },
    'exposure.public',
    true,
  ],
  [
    'rules that leave out where messages are read',
    { networkRuleSets: { defaultAction: 'Deny', applyToBuiltInEventHubEndpoint: false } },
    'exposure.public',
    true,
  ],
  ['closed', { publicNetworkAccess: 'Disabled', networkRuleSets: null }, 'exposure.public', false],
  ['no word of access', { publicNetworkAccess: null, networkRuleSets: null }, 'exposure.public', 'not-recorded'],
]
for (const [name, properties, path, expected] of readings) {
  test(`${name}: ${path}`, () => assert.equal(reading(factsOf(hub(properties))[path]), expected))
}

const ends = (properties: object, mechanism: string) =>
  referencesOf(hub(properties))
    .filter((one) => one.mechanism === mechanism)
    .map(({ role, locator }) => [role, reading(locator)])

const pairs: [name: string, properties: object, expected: unknown[]][] = [
  ['kept in its region', { enableDataResidency: true }, []],
  ['kept in its region by a word', { enableDataResidency: 'yes' }, [['pair', 'azure-region:southcentralus']]],
  ['in one region', { locations: [{ location: 'Brazil South', role: 'primary' }] }, []],
  ['nobody knows where', { locations: undefined }, [['replica', 'not-recorded']]],
  ['nowhere, which no hub is', { locations: [] }, [['replica', 'malformed']]],
]
for (const [name, properties, expected] of pairs) {
  test(`failover of a hub ${name}`, () => assert.equal(ends(properties, 'azure-iot-hub-pair'), expected))
}

const { routing } = monitors.properties
const routed: [name: string, properties: object, expected: unknown[]][] = [
  ['with no word of routes', { routing: undefined }, [['replica', 'not-recorded']]],
  ['with none', { routing: { endpoints: {}, routes: [] } }, []],
  [
    'to an endpoint without an address, and to some that are not there',
    { routing: { ...routing, endpoints: { eventHubs: [{ name: 'alarms' }] } } },
    [
      ['replica', 'not-recorded'],
      ['replica', 'unsupported'],
    ],
  ],
  [
    'to itself and to Event Grid',
    { routing: { endpoints: {}, routes: [{ endpointNames: ['events', 'eventgrid'], isEnabled: true }] } },
    [['replica', 'unsupported']],
  ],
  [
    'to a kind of endpoint that is new',
    { routing: { ...routing, endpoints: { somethingElse: [{ name: 'alarms' }] } } },
    [['replica', 'unsupported']],
  ],
  [
    'to itself alone, and to Event Grid no longer',
    {
      routing: {
        endpoints: {},
        routes: [{ endpointNames: ['eventgrid'], isEnabled: false }],
        fallbackRoute: { endpointNames: ['events'], isEnabled: true },
      },
    },
    [],
  ],
  ['with routes that are none', { routing: { endpoints: {}, routes: 'all' } }, [['replica', 'malformed']]],
]
for (const [name, properties, expected] of routed) {
  test(`routes of a hub ${name}`, () => assert.equal(ends(properties, 'azure-iot-hub-route'), expected))
}

test('a hub without an account for uploads has none', () => {
  assert.equal(ends({ storageEndpoints: { $default: { connectionString: '' } } }, 'azure-iot-hub-upload'), [])
})

test.run()
