// A search service: what is demanded of the keys of its indexes, and what only the service itself could tell.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { searchService } from '../../../src/normalize/azure/search-service.ts'
import { factsOf, known, placedByOthers, reading, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { observed } from './observed.ts'
import { products } from './warehouses.ts'

const test = suite('normalize/azure/search-service')

const service = (properties: object = {}) => {
  const body = { ...products, properties: { ...products.properties, ...properties } }
  return toResource(searchService(observed(products.type, body)))
}

const unsupported = { state: 'unknown', reason: 'unsupported' }
const unread = { state: 'unknown', reason: 'not-recorded', permission: 'Microsoft.Insights/diagnosticSettings/read' }

test('a whole service tells everything but where its keys and its copies are', () => {
  assert.equal(withoutOrigins(factsOf(service())), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': unsupported,
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    'logging.dataAccess': unread,
    'exposure.public': known(false),
    'redundancy.mode': known('single-zone'),
    ...placedByOthers,
    labels: known([]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Insights/diagnosticSettings/read',
      reason: 'not-recorded',
      value: [
        { role: 'key', mechanism: 'azure-search-encryption', locator: unsupported },
        { role: 'replica', mechanism: 'azure-search-copy', locator: unsupported },
        { role: 'log-sink', mechanism: 'azure-diagnostic-setting', locator: unread },
      ],
    },
    region: known('westeurope'),
  })
})

const cmk = (enforcement: string, encryptionComplianceStatus = 'Compliant') => ({
  encryptionWithCmk: { enforcement, encryptionComplianceStatus },
})
const readings: [name: string, properties: object, fact: string, expected: unknown][] = [
  ['a key that is demanded, and lacks', cmk('Enabled', 'NonCompliant'), 'atRest.keyOwner', 'provider'],
  ['and no exclusive one', cmk('Enabled', 'NonCompliant'), 'custody.exclusive', false],
  ['a key that nobody demands', cmk('Disabled'), 'atRest.keyOwner', 'unsupported'],
  ['nothing chosen', cmk('Unspecified'), 'atRest.keyOwner', 'unsupported'],
  ['a demand that is new', cmk('Sometimes'), 'atRest.keyOwner', 'malformed'],
  ['no word of keys', { encryptionWithCmk: null }, 'atRest.keyOwner', 'not-recorded'],
  ['anyone with a key', { publicNetworkAccess: 'enabled' }, 'exposure.public', true],
  [
    'a rule for addresses',
    { publicNetworkAccess: 'Enabled', networkRuleSet: { ipRules: [{ value: '192.0.2.1' }] } },
    'exposure.public',
    false,
  ],
  ['no word of addresses', { publicNetworkAccess: 'Enabled', networkRuleSet: null }, 'exposure.public', 'not-recorded'],
  ['a perimeter', { publicNetworkAccess: 'SecuredByPerimeter' }, 'exposure.public', 'unsupported'],
  [
    'rules that let in everybody',
    { publicNetworkAccess: 'Enabled', networkRuleSet: { ipRules: [{ value: '0.0.0.0/0' }] } },
    'exposure.public',
    true,
  ],
  ['several replicas, in zones or not', { replicaCount: 3 }, 'redundancy.mode', 'unsupported'],
]
for (const [name, properties, fact, expected] of readings) {
  test(`${name}: ${fact} is ${String(expected)}`, () => {
    assert.equal(reading(factsOf(service(properties))[fact]), expected)
  })
}

test.run()
