// An AI account keeps its data where it is and may work on prompts anywhere: each deployment's SKU says how far.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cognitiveServicesAccount } from '../../../src/normalize/azure/cognitive-services-account.ts'
import { comingFromOthers, factsOf, known, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { auditWorkspace, kept, triage } from './ai-samples.ts'
import { observedWith, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/cognitive-services-account')
const type = triage.type
const asking = `${type}/deployments/read`
const logs = 'Microsoft.Insights/diagnosticSettings/read'

const skus = (...names: string[]) => ({ value: names.map((name) => ({ sku: { name, capacity: 1 }, properties: {} })) })

const account = (changes: object = {}, told: object | string = skus('GlobalStandard'), location = 'West Europe') =>
  toResource(
    cognitiveServicesAccount(
      observedWith(
        type,
        { ...triage, location, properties: { ...triage.properties, ...changes } },
        { [asking]: told, [logs]: kept('RequestResponse') },
      ),
    ),
  )

test('a whole answer tells everything', () => {
  const found = account()
  assert.equal(withoutOrigins(factsOf(found)), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    'logging.dataAccess': known(true),
    ...comingFromOthers,
    labels: known([{ key: 'DataClass', value: 'health', from: 'tag' }]),
    references: known([
      { role: 'key', mechanism: 'azure-ai-encryption', locator: known('patient-keys.vault.azure.net') },
      {
        role: 'replica',
        mechanism: 'openai-deployment',
        locator: known('azure-region:global'),
        account: subscriptionId,
      },
      { role: 'log-sink', mechanism: 'azure-diagnostic-setting', locator: known(auditWorkspace.toLowerCase()) },
    ]),
    region: known('westeurope'),
  })
  assert.is(found.holds, 'content')
})

const where = (...args: Parameters<typeof account>) =>
  referencesOf(account(...args))
    .filter(({ mechanism }) => mechanism === 'openai-deployment')
    .map(({ locator }) => reading(locator))

const reaches: [sku: string, location: string, expected: unknown][] = [
  ['Standard', 'West Europe', 'azure-region:westeurope'],
  ['ProvisionedManaged', 'brazilsouth', 'azure-region:brazilsouth'],
  ['DataZoneStandard', 'West Europe', 'azure-region:europe'],
  ['DataZoneProvisionedManaged', 'eastus2', 'azure-region:unitedstates'],
  ['DataZoneBatch', 'swedencentral', 'azure-region:europe'],
  ['DataZoneStandard', 'switzerlandnorth', 'unsupported'], // of no zone that is told
  ['GlobalStandard', 'West Europe', 'azure-region:global'],
  ['GlobalProvisionedManaged', 'West Europe', 'azure-region:global'],
  ['GlobalBatch', 'West Europe', 'azure-region:global'],
  ['DeveloperTier', 'West Europe', 'azure-region:global'],
  ['OrbitStandard', 'West Europe', 'malformed'],
  ['constructor', 'West Europe', 'malformed'],
]
for (const [sku, location, expected] of reaches) {
  test(`${sku} in ${location} is worked on at ${String(expected)}`, () => {
    assert.equal(where({}, skus(sku), location), [expected])
  })
}

const deployments: [name: string, told: object | string, expected: unknown[]][] = [
  ['none', skus(), []],
  ['two of one kind', skus('GlobalStandard', 'GlobalBatch'), ['azure-region:global']],
  ['two of two', skus('Standard', 'GlobalBatch'), ['azure-region:global', 'azure-region:westeurope']],
  ['one without a SKU among others', { value: [{ sku: { name: 'Standard' } }, {}] }, ['malformed']],
  ['not read', 'AuthorizationFailed', ['denied']],
]
for (const [name, told, expected] of deployments) {
  test(`deployments: ${name}`, () => assert.equal(where({}, told), expected))
}

test('the places of one account, however it is made up', () => {
  const found = referencesOf(
    account({
      locations: { routingMethod: 'Weighted', regions: [{ name: 'North Europe' }, { name: 'japaneast' }] },
      userOwnedStorage: [{ resourceId: '/Subscriptions/X/storageAccounts/Speech' }],
    }),
  )
  assert.equal(
    found.slice(2, 5).map(({ mechanism, locator }) => [mechanism, reading(locator)]),
    [
      ['ai-account-region', 'azure-region:northeurope'],
      ['ai-account-region', 'azure-region:japaneast'],
      ['ai-owned-storage', '/subscriptions/x/storageaccounts/speech'],
    ],
  )
})

test('what its monitoring writes down goes to a storage account, where one is named', () => {
  const sinks = (raiMonitorConfig: unknown) =>
    referencesOf(account({ raiMonitorConfig }))
      .filter(({ mechanism }) => mechanism === 'ai-monitor-storage')
      .map(({ role, locator }) => [role, reading(locator)])
  assert.equal(sinks({ adxStorageResourceId: '/Subscriptions/X/storageAccounts/Watch' }), [
    ['log-sink', '/subscriptions/x/storageaccounts/watch'],
  ])
  assert.equal(sinks({ adxStorageResourceId: 7 }), [['log-sink', 'malformed']])
  for (const none of [undefined, null, {}]) assert.equal(sinks(none), [])
})

const keys: [name: string, encryption: unknown, expected: unknown[]][] = [
  ['not set: of Microsoft', undefined, ['provider', false]],
  ['of Microsoft', { keySource: 'Microsoft.CognitiveServices' }, ['provider', false]],
  ['of nobody knows whom', { keyVaultProperties: {} }, ['not-recorded', 'not-recorded', 'not-recorded']],
  ['of a new source', { keySource: 'Microsoft.Elsewhere' }, ['malformed', 'malformed', 'malformed']],
  [
    'in a vault that is not named',
    { keySource: 'Microsoft.KeyVault' },
    ['not-recorded', 'not-recorded', 'not-recorded'],
  ],
]
for (const [name, encryption, expected] of keys) {
  test(`a key ${name}`, () => {
    const found = account({ encryption })
    const facts = factsOf(found)
    const pointed = referencesOf(found).filter(({ role }) => role === 'key')
    assert.equal(
      [facts['atRest.keyOwner'], facts['custody.exclusive'], ...pointed.map(({ locator }) => locator)].map(reading),
      expected,
    )
  })
}

test('a translator without a region is everywhere', () => {
  assert.is(account({}, skus(), 'global').location.kind, 'global')
})

test.run()
