// Databricks, Kubernetes and volumes of NetApp: whose keys, who reaches them, and everything that they are copied to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap, Observation } from '../../../src/model/observation.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { databricksWorkspace } from '../../../src/normalize/azure/databricks-workspace.ts'
import { kubernetesCluster } from '../../../src/normalize/azure/kubernetes-cluster.ts'
import { netAppVolume } from '../../../src/normalize/azure/netapp-volume.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { observedWith } from './observed.ts'
import { files, notebooks, pods, share } from './platforms.ts'

const test = suite('normalize/azure/platforms')

type Normalizer = (observation: Observation) => Resource | Gap

const readWith = (normalize: Normalizer, body: Body, beside: Record<string, object | string> = {}) => {
  const found = toResource(normalize(observedWith(body.type, body, beside)))
  const facts = factsOf(found)
  return {
    fact: (path: string) => reading(facts[path]),
    references: referencesOf(found).map(({ role, mechanism, locator, region }) =>
      [role, mechanism, reading(locator), ...(region === undefined ? [] : [region])].join(' '),
    ),
  }
}

interface Body {
  [name: string]: unknown
  type: string
}

const none = { 'Microsoft.Insights/diagnosticSettings/read': { value: [] } }
const workspace = (properties: object = {}) =>
  readWith(databricksWorkspace, { ...notebooks, properties: { ...notebooks.properties, ...properties } }, none)

test('Databricks: the account that it keeps for itself, the pair of that, and a key for each part', () => {
  const { fact, references } = workspace()
  assert.equal(references, [
    'key azure-databricks-storage-encryption keys.vault.azure.net',
    'key azure-databricks-services-encryption keys.vault.azure.net',
    'key azure-databricks-disk-encryption keys.vault.azure.net',
    'replica azure-databricks-storage dbstorage1a2b',
    'pair azure-databricks-storage-pair unresolved',
  ])
  assert.equal([fact('atRest.keyOwner'), fact('exposure.public')], ['customer', false])
})

test('Databricks: a part under a key of Microsoft’s, one whose key was not understood, and storage that is not copied', () => {
  const { entities } = notebooks.properties.encryption
  const some = (managedDisk: object) => workspace({ encryption: { entities: { ...entities, managedDisk } } })
  assert.is(some({ keySource: 'Default' }).fact('atRest.keyOwner'), 'provider')
  assert.is(workspace({ encryption: undefined }).fact('atRest.keyOwner'), 'provider')
  assert.is(some({ keySource: 'Elsewhere' }).fact('atRest.keyOwner'), 'malformed')
  const { parameters } = notebooks.properties
  for (const [sku, wanted] of [
    ['Standard_ZRS', []],
    ['Standard_RAGZRS', ['pair azure-databricks-storage-pair unresolved']],
    ['Standard_New', ['replica azure-databricks-storage-pair malformed']],
  ] as const) {
    const { references } = workspace({ parameters: { ...parameters, storageAccountSkuName: { value: sku } } })
    assert.equal(references.slice(4), wanted)
  }
})

const cluster = (properties: object = {}, categories: string[] = []) => {
  const logs = categories.map((category) => ({ category, enabled: true }))
  const settings = { value: [{ properties: { workspaceId: 'one', logs } }] }
  const beside = { 'Microsoft.Insights/diagnosticSettings/read': settings }
  return readWith(kubernetesCluster, { ...pods, properties: { ...pods.properties, ...properties } }, beside)
}

test('Kubernetes: keys of secrets and of disks, who may ask it, and where containers write', () => {
  const { fact, references } = cluster({}, ['kube-audit'])
  const providers = `/subscriptions/0a1b2c3d-0000-4000-8000-000000000001/resourcegroups/shop/providers`
  assert.equal(references, [
    'key azure-aks-secrets-encryption keys.vault.azure.net',
    `key azure-disk-encryption ${providers}/microsoft.compute/diskencryptionsets/nodes westeurope`,
    `log-sink azure-container-insights ${providers}/microsoft.operationalinsights/workspaces/pods`,
    'log-sink azure-diagnostic-setting one',
  ])
  assert.equal(['atRest.keyOwner', 'exposure.public', 'logging.dataAccess'].map(fact), ['customer', false, true])
})

test('Kubernetes: one key of the two is not enough, and what is only read must be logged too', () => {
  assert.is(cluster({ securityProfile: {} }).fact('atRest.keyOwner'), 'provider')
  assert.is(cluster({ diskEncryptionSetID: null }).fact('atRest.keyOwner'), 'provider')
  assert.is(cluster({ securityProfile: { azureKeyVaultKms: { enabled: true } } }).fact('atRest.keyOwner'), 'malformed')
  assert.is(cluster({ securityProfile: { azureKeyVaultKms: { enabled: false } } }).fact('atRest.keyOwner'), 'provider')
  assert.is(cluster({}, ['kube-audit-admin']).fact('logging.dataAccess'), false)
  assert.is(cluster({ apiServerAccessProfile: null }).fact('exposure.public'), true)
  assert.is(cluster({ apiServerAccessProfile: { authorizedIPRanges: ['0.0.0.0/0'] } }).fact('exposure.public'), true)
  assert.is(cluster({ apiServerAccessProfile: { enablePrivateCluster: true } }).fact('exposure.public'), false)
})

test('Kubernetes: what Defender sees goes to its workspace, or nobody knows where', () => {
  const watched = (defender: object) =>
    cluster({ securityProfile: { defender } }).references.filter((one) => one.includes('azure-kubernetes-defender'))
  const on = { securityMonitoring: { enabled: true } }
  const workspace = { logAnalyticsWorkspaceResourceId: '/Logs' }
  assert.equal(watched({ ...workspace, ...on }), ['log-sink azure-kubernetes-defender /logs'])
  assert.equal(watched(on), ['log-sink azure-kubernetes-defender unsupported'])
  assert.equal(watched({ ...workspace, securityMonitoring: { enabled: 'on' } }), [
    'log-sink azure-kubernetes-defender malformed',
  ])
  assert.equal(watched({ ...workspace, securityMonitoring: { enabled: false } }), [])
  assert.equal(watched({}), [])
})

const account = { 'Microsoft.NetApp/netAppAccounts/read': files }
const volume = (properties: object = {}, beside: Record<string, object | string> = account) =>
  readWith(netAppVolume, { ...share, properties: { ...share.properties, ...properties } }, beside)

test('NetApp: the key of its account, the volume at the other end, and the vault of its backups', () => {
  const { fact, references } = volume()
  const id =
    '/subscriptions/0a1b2c3d-0000-4000-8000-000000000001/resourcegroups/shop/providers/microsoft.netapp/netappaccounts/files'
  assert.equal(references, [
    'key azure-netapp-encryption keys.vault.azure.net',
    `replica azure-netapp-replica ${id}-us/capacitypools/one/volumes/orders eastus`,
    `vault azure-netapp-backup ${id}/backupvaults/kept westeurope`,
  ])
  assert.is(fact('atRest.keyOwner'), 'customer')
})

test('NetApp: a key of Microsoft’s, an account that was not told, and the other end', () => {
  assert.is(volume({ encryptionKeySource: 'Microsoft.NetApp' }, {}).fact('atRest.keyOwner'), 'provider')
  assert.is(
    volume({}, { 'Microsoft.NetApp/netAppAccounts/read': 'AuthorizationFailed' }).fact('atRest.keyOwner'),
    'denied',
  )
  assert.is(volume({ encryptionKeySource: undefined }).fact('atRest.keyOwner'), 'not-recorded')
  const { replication } = share.properties.dataProtection
  const { references } = volume({ dataProtection: { replication: { ...replication, endpointType: 'dst' } } })
  assert.match(references[1] ?? '', /^source azure-netapp-replica /)
  assert.is(volume({ dataProtection: undefined }).references.length, 1)
  const odd = volume({ dataProtection: { replication: { endpointType: 'src' } } })
  assert.is(odd.references[1], 'replica azure-netapp-replica malformed')
})

test.run()
