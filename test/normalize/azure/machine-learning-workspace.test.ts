// A workspace is where it is, and keeps its data, secrets and images in other resources, and runs on computers of any region.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { machineLearningWorkspace } from '../../../src/normalize/azure/machine-learning-workspace.ts'
import { comingFromOthers, factsOf, known, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { auditWorkspace, kept, research } from './ai-samples.ts'
import { observedWith, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/machine-learning-workspace')
const { type, properties } = research
const asking = `${type}/computes/read`

const made = (computeLocation: string) => ({ properties: { computeType: 'AmlCompute', computeLocation } })
const workspace = (changes: object = {}, computes: object | string = { value: [made('West Europe')] }) =>
  toResource(
    machineLearningWorkspace(
      observedWith(
        type,
        { ...research, properties: { ...properties, ...changes } },
        { [asking]: computes, 'Microsoft.Insights/diagnosticSettings/read': kept('AmlRunEvent') },
      ),
    ),
  )

test('a whole answer tells everything', () => {
  const lower = (role: string, mechanism: string, id: string) => ({ role, mechanism, locator: known(id.toLowerCase()) })
  assert.equal(withoutOrigins(factsOf(workspace())), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    ...comingFromOthers,
    labels: known([]),
    references: known([
      lower('key', 'azureml-encryption', 'patient-keys.vault.azure.net'),
      lower('key', 'azureml-key-vault', properties.keyVault),
      lower('replica', 'azureml-storage', properties.storageAccount),
      lower('replica', 'azureml-registry', properties.containerRegistry),
      lower('log-sink', 'azureml-application-insights', properties.applicationInsights),
      { ...lower('replica', 'ai-compute', 'azure-region:westeurope'), account: subscriptionId },
      lower('log-sink', 'azure-diagnostic-setting', auditWorkspace),
    ]),
    region: known('westeurope'),
  })
})

const pointed = (mechanism: string, ...args: Parameters<typeof workspace>) =>
  referencesOf(workspace(...args))
    .filter((one) => one.mechanism === mechanism)
    .map(({ locator }) => reading(locator))

const missing: [mechanism: string, changes: object, expected: unknown[]][] = [
  ['azureml-storage', { storageAccount: null }, ['not-recorded']],
  ['azureml-key-vault', { keyVault: undefined }, ['not-recorded']],
  ['azureml-storage', { storageAccount: 7 }, ['malformed']],
  ['azureml-registry', { containerRegistry: null }, []],
  ['azureml-application-insights', { applicationInsights: undefined }, []],
  ['azureml-registry', { containerRegistry: {} }, ['malformed']],
  ['azureml-encryption', { encryption: undefined }, []],
  ['azureml-encryption', { encryption: { status: 'Disabled' } }, []],
  ['azureml-encryption', { encryption: { status: 'Perhaps' } }, ['malformed']],
  ['azureml-encryption', { encryption: { status: 'Enabled' } }, ['not-recorded']],
]
for (const [mechanism, changes, expected] of missing) {
  test(`${mechanism} with ${JSON.stringify(changes)}`, () => assert.equal(pointed(mechanism, changes), expected))
}

const computers: [name: string, told: object | string, expected: unknown[]][] = [
  ['none', { value: [] }, []],
  ['two of one region', { value: [made('eastus'), made('East US')] }, ['azure-region:eastus']],
  ['of two regions', { value: [made('eastus'), made('japaneast')] }, ['azure-region:eastus', 'azure-region:japaneast']],
  [
    'attached',
    { value: [{ properties: { resourceId: '/Subscriptions/X/Clusters/K' } }] },
    ['/subscriptions/x/clusters/k'],
  ],
  ['nowhere', { value: [{ properties: {} }] }, ['unresolved']],
  ['that are no list', {}, ['malformed']],
  ['not read', 'AuthorizationFailed', ['denied']],
]
for (const [name, told, expected] of computers) {
  test(`computers: ${name}`, () => assert.equal(pointed('ai-compute', {}, told), expected))
}

test.run()
