// A storage account's protection, and where its redundancy sends a copy; a word that nobody knows must not read as "no copy".
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { storageAccount } from '../../../src/normalize/azure/storage-account.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { observed, patientRecords, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/storage-account')
const type = 'Microsoft.Storage/storageAccounts'

type Changes = { [name: string]: unknown; properties?: { [name: string]: unknown } }
const account = ({ properties = {}, ...rest }: Changes = {}) =>
  toResource(
    storageAccount(
      observed(type, { ...patientRecords, ...rest, properties: { ...patientRecords.properties, ...properties } }),
    ),
  )
const encryption = (changes: object) => ({
  properties: { encryption: { ...patientRecords.properties.encryption, ...changes } },
})

const replica = (mechanism: string, locator: unknown) => ({ role: 'replica', mechanism, locator })
const pair = (mechanism: string, locator: unknown) => ({ role: 'pair', mechanism, locator })
const unknown = (reason: string, permission?: string) => ({
  state: 'unknown',
  reason,
  ...(permission && { permission }),
})
const objectReplication = replica(
  'azure-object-replication',
  unknown('not-recorded', `${type}/objectReplicationPolicies/read`),
)
const diagnostics = {
  role: 'log-sink',
  mechanism: 'azure-diagnostic-setting',
  locator: unknown('not-recorded', 'Microsoft.Insights/diagnosticSettings/read'),
}
const key = { role: 'key', mechanism: 'azure-storage-encryption', locator: known('patient-keys.vault.azure.net') }

test('a whole answer tells everything but its logging, its object replication and what stays of deleted data', () => {
  const found = account()
  assert.equal(withoutOrigins(factsOf(found)), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    'logging.dataAccess': unknown('not-recorded', 'Microsoft.Insights/diagnosticSettings/read'),
    'exposure.public': known(false),
    'residue.orphaned': known(false),
    'residue.remainingDays': unknown('not-recorded', `${type}/blobServices/read`),
    'redundancy.mode': known('single-zone'),
    ...placedByOthers,
    labels: known([{ key: 'DataClass', value: 'health', from: 'tag' }]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read',
      reason: 'not-recorded',
      value: [key, pair('azure-grs-pair', known('azure-region:northeurope')), objectReplication, diagnostics],
    },
    region: known('westeurope'),
  })
  assert.is(found.id, patientRecords.id)
  assert.is(found.key, `azure|AzureCloud|${subscriptionId}|westeurope|${type}|${patientRecords.id.toLowerCase()}`)
  assert.equal([found.holds, found.name, found.location.raw], ['content', 'patientrecords', 'West Europe'])
})

const readings: [name: string, changes: Changes, fact: string, expected: unknown][] = [
  ['plaintext is accepted', { properties: { supportsHttpsTrafficOnly: false } }, 'inTransit.enforced', false],
  [
    'nothing is said of plaintext',
    { properties: { supportsHttpsTrafficOnly: undefined } },
    'inTransit.enforced',
    'not-recorded',
  ],
  ['a zone-redundant account', { sku: { name: 'Premium_ZRS' } }, 'redundancy.mode', 'multi-zone'],
  ['zones and a pair', { sku: { name: 'Standard_RAGZRS' } }, 'redundancy.mode', 'multi-zone'],
  ['one zone', { sku: { name: 'Standard_LRS' } }, 'redundancy.mode', 'single-zone'],
  ['a redundancy of the future', { sku: { name: 'Standard_XRS' } }, 'redundancy.mode', 'malformed'],
  ['no redundancy told', { sku: {} }, 'redundancy.mode', 'not-recorded'],
  ['TLS 1.0', { properties: { minimumTlsVersion: 'TLS1_0' } }, 'inTransit.minimumVersion', 1.0],
  ['no TLS version stands for 1.0', { properties: { minimumTlsVersion: undefined } }, 'inTransit.minimumVersion', 1.0],
  [
    'a TLS version of the future',
    { properties: { minimumTlsVersion: 'TLS2_0' } },
    'inTransit.minimumVersion',
    'malformed',
  ],
  [
    'a TLS version named like a property',
    { properties: { minimumTlsVersion: 'constructor' } },
    'inTransit.minimumVersion',
    'malformed',
  ],
  ["Azure's own key", encryption({ keySource: 'Microsoft.Storage' }), 'atRest.keyOwner', 'provider'],
  ['a key source that is new', encryption({ keySource: 'Microsoft.Elsewhere' }), 'atRest.keyOwner', 'malformed'],
  ["Azure's own key is no exclusive one", encryption({ keySource: 'Microsoft.Storage' }), 'custody.exclusive', false],
  [
    'a key in an HSM that may be filled from elsewhere',
    encryption({ keyvaultproperties: { keyvaulturi: 'https://a.managedhsm.azure.net' } }),
    'custody.exclusive',
    'unsupported',
  ],
  [
    'a vault in name only',
    encryption({ keyvaultproperties: { keyvaulturi: 'https://a.vault.azure.net.example.test' } }),
    'custody.exclusive',
    'unsupported',
  ],
  ['a vault that is not named', encryption({ keyvaultproperties: {} }), 'custody.exclusive', 'not-recorded'],
  [
    'a service unencrypted',
    encryption({ services: { blob: { enabled: true }, file: { enabled: false } } }),
    'atRest.enabled',
    false,
  ],
  [
    'files not spoken of',
    encryption({ services: { blob: { enabled: true } } }),
    'atRest.enabled',
    { partial: true, reason: 'not-recorded' },
  ],
  ['no service spoken of', encryption({ services: {} }), 'atRest.enabled', 'not-recorded'],
  ['after a failover', { properties: { primaryLocation: 'North Europe' } }, 'region', 'northeurope'],
  ['no primary location', { properties: { primaryLocation: undefined } }, 'region', 'westeurope'],
  ['a primary location that is no text', { properties: { primaryLocation: 7 } }, 'region', 'malformed'],
  ['no location at all', { location: null, properties: { primaryLocation: null } }, 'region', 'not-recorded'],
  ['no tags: ARM leaves them out where there are none', { tags: undefined }, 'labels', []],
  ['tags of a fragment', { tags: undefined, location: undefined }, 'labels', 'not-recorded'],
  ['tags that are a list', { tags: [] }, 'labels', 'malformed'],
  ['tags that are no texts', { tags: { DataClass: 7 } }, 'labels', 'malformed'],
]
for (const [name, changes, path, expected] of readings) {
  test(`${name}: ${path}`, () => assert.equal(reading(factsOf(account(changes))[path]), expected))
}

const copies: [sku: unknown, secondary: string | undefined, expected: unknown[]][] = [
  ['Standard_LRS', undefined, []],
  ['PremiumV2_ZRS', undefined, []],
  ['Standard_GRS', undefined, [pair('azure-grs-pair', unknown('unresolved'))]],
  ['Standard_RAGRS', 'East US 2', [pair('azure-grs-pair', known('azure-region:eastus2'))]],
  ['Standard_GZRS', 'southcentralus', [pair('azure-gzrs-pair', known('azure-region:southcentralus'))]],
  ['standard_ragzrs', undefined, [pair('azure-gzrs-pair', unknown('unresolved'))]],
  ['Standard_LRS', 'northeurope', [pair('azure-grs-pair', known('azure-region:northeurope'))]],
  ['Standard_HRS', undefined, [replica('azure-grs-pair', unknown('malformed'))]],
  ['Standard_constructor', undefined, [replica('azure-grs-pair', unknown('malformed'))]],
  [undefined, undefined, [replica('azure-grs-pair', unknown('not-recorded', `${type}/read`))]],
]
for (const [name, secondaryLocation, expected] of copies) {
  test(`copies of ${JSON.stringify(name)} with secondary ${secondaryLocation ?? 'not told'}`, () => {
    const found = referencesOf(account({ sku: { name }, properties: { secondaryLocation } }))
    assert.equal(withoutOrigins(found), [key, ...expected, objectReplication, diagnostics])
  })
}

const documented = { keySource: 'Microsoft.Keyvault', keyVaultProperties: { keyVaultUri: 'https://a.vault.azure.net' } }
const keys: [name: string, changes: Changes, expected: unknown[]][] = [
  ["Azure's own", encryption({ keySource: 'Microsoft.Storage' }), []],
  ['spelled as documented', { properties: { encryption: documented } }, [known('a.vault.azure.net')]],
  ['in a vault that is not named', encryption({ keyvaultproperties: {} }), [unknown('not-recorded', `${type}/read`)]],
  [
    'in a vault with a name that is no address',
    encryption({ keyvaultproperties: { keyvaulturi: 'vault' } }),
    [unknown('malformed')],
  ],
  ['of nobody knows whom', encryption({ keySource: undefined }), [unknown('not-recorded', `${type}/read`)]],
]
for (const [name, changes, expected] of keys) {
  test(`a key ${name}`, () => {
    const found = referencesOf(account(changes)).filter(({ role }) => role === 'key')
    assert.equal(withoutOrigins(found.map(({ locator }) => locator)), expected)
  })
}

test('a row of a listing without properties is a resource of which nothing is known', () => {
  const { properties: _, ...row } = patientRecords
  const facts = factsOf(toResource(storageAccount(observed(type, row))))
  for (const path of ['atRest.enabled', 'inTransit.enforced', 'inTransit.minimumVersion']) {
    assert.equal(facts[path], unknown('not-recorded', `${type}/read`), path)
  }
})

test('a type in lower case, as Resource Graph writes it, is the same type', () => {
  const found = toResource(storageAccount(observed('microsoft.storage/storageaccounts', patientRecords)))
  assert.is(found.type, type)
})

const gaps: [name: string, body: { body: unknown } | { error: string }, expected: object][] = [
  ['another resource', { body: { ...patientRecords, id: `${patientRecords.id}2` } }, { reason: 'malformed' }],
  ['no object', { body: 'AuthorizationFailed' }, { reason: 'malformed' }],
  ['a refusal', { error: 'AuthorizationFailed' }, { reason: 'denied', permission: `${type}/read` }],
]
for (const [name, answer, expected] of gaps) {
  test(`an answer that is ${name} is a gap`, () => {
    const observation = observed(type, patientRecords)
    const origin = { operation: 'file:arm', observedAt: '2026-11-23T12:00:00.000Z' }
    assert.equal(storageAccount({ ...observation, answers: [{ origin, ...answer }] }), {
      kind: 'gap',
      provider: 'azure',
      account: subscriptionId,
      service: 'file',
      operation: 'arm',
      type,
      count: 1,
      ...expected,
    })
  })
}

test.run()
