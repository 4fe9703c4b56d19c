// What Azure leaves unsaid must stay unsaid, and taking a setting away must never take a copy or a key away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { configurationStore } from '../../../src/normalize/azure/app-configuration.ts'
import { applicationInsights } from '../../../src/normalize/azure/application-insights.ts'
import { backupVault } from '../../../src/normalize/azure/backup-vault.ts'
import { cdnProfile } from '../../../src/normalize/azure/cdn-profile.ts'
import { dnsZone } from '../../../src/normalize/azure/dns-zone.ts'
import { cognitiveServicesAccount } from '../../../src/normalize/azure/cognitive-services-account.ts'
import { communicationService } from '../../../src/normalize/azure/communication.ts'
import { containerRegistry } from '../../../src/normalize/azure/container-registries.ts'
import { dataFactory } from '../../../src/normalize/azure/data-factory.ts'
import { databricksWorkspace } from '../../../src/normalize/azure/databricks-workspace.ts'
import { kubernetesCluster } from '../../../src/normalize/azure/kubernetes-cluster.ts'
import { diskEncryptionSet } from '../../../src/normalize/azure/disk-encryption-set.ts'
import { flowLog } from '../../../src/normalize/azure/flow-log.ts'
import { frontDoor } from '../../../src/normalize/azure/front-door.ts'
import { galleryImage } from '../../../src/normalize/azure/gallery-image.ts'
import { dicomService, fhirService } from '../../../src/normalize/azure/health-services.ts'
import { iotHub } from '../../../src/normalize/azure/iot-hub.ts'
import { keyVault } from '../../../src/normalize/azure/key-vault.ts'
import { kustoCluster } from '../../../src/normalize/azure/kusto-cluster.ts'
import { logAnalyticsWorkspace } from '../../../src/normalize/azure/log-analytics-workspace.ts'
import { machineImage } from '../../../src/normalize/azure/machine-image.ts'
import { machineLearningWorkspace } from '../../../src/normalize/azure/machine-learning-workspace.ts'
import { diskSnapshot, managedDisk } from '../../../src/normalize/azure/managed-disk.ts'
import { managedHsm } from '../../../src/normalize/azure/managed-hsm.ts'
import { eventHubsNamespace, serviceBusNamespace } from '../../../src/normalize/azure/messaging-namespace.ts'
import { netAppVolume } from '../../../src/normalize/azure/netapp-volume.ts'
import { purviewAccount } from '../../../src/normalize/azure/purview-account.ts'
import { recoveryServicesVault } from '../../../src/normalize/azure/recovery-services-vault.ts'
import { redisCache } from '../../../src/normalize/azure/redis-cache.ts'
import { redisEnterprise } from '../../../src/normalize/azure/redis-enterprise.ts'
import { searchService } from '../../../src/normalize/azure/search-service.ts'
import { sqlManagedDatabase } from '../../../src/normalize/azure/sql-managed-database.ts'
import { storageAccount } from '../../../src/normalize/azure/storage-account.ts'
import { synapseSqlPool } from '../../../src/normalize/azure/synapse-sql-pool.ts'
import { synapseWorkspace } from '../../../src/normalize/azure/synapse-workspace.ts'
import { trafficManagerProfile } from '../../../src/normalize/azure/traffic-manager.ts'
import { webSite } from '../../../src/normalize/azure/web-site.ts'
import { referencesOf, toResource } from '../aws/facts-of.ts'
import { isTree, keepsSilent, type Tree } from '../aws/silence.ts'
import { research, triage } from './ai-samples.ts'
import { cloudVault, hsm, machineVault } from './backups.ts'
import { webImages } from './images.ts'
import { bus, events } from './messages.ts'
import { nightly, reminders, shop } from './application-samples.ts'
import { cluster, sessions } from './caches.ts'
import { disk, encryptionSet, image, snapshot, version } from './disks.ts'
import { behindTheDoor, door, gate, inTheNetwork, inTheZone, network, steering, zone } from './entrances.ts'
import { flows } from './flows.ts'
import { catalogue, images, records } from './health.ts'
import { observedOrders, told } from './managed-instance.ts'
import { audit, portal } from './monitor-samples.ts'
import { origin, patientKeys, patientRecords, withBody } from './observed.ts'
import { notebooks, pods, share } from './platforms.ts'
import { monitors, settings } from './settings-and-devices.ts'
import { pool, products, telemetry, visits } from './warehouses.ts'

const test = suite('normalize/azure with silence')

const careless = {
  ...patientRecords,
  sku: { name: 'Standard_LRS' },
  properties: {
    supportsHttpsTrafficOnly: false,
    minimumTlsVersion: 'TLS1_0',
    primaryLocation: 'eastus',
    encryption: { services: { blob: { enabled: true }, file: { enabled: false } }, keySource: 'Microsoft.Storage' },
  },
}
const good = {
  'atRest.enabled': true,
  'atRest.keyOwner': 'customer',
  'custody.exclusive': true,
  'exposure.public': false,
  'inTransit.enforced': true,
  'inTransit.minimumVersion': 1.2,
  'redundancy.mode': 'multi-zone',
}

const storageType = 'Microsoft.Storage/storageAccounts'
const readStorage = (whole: Tree) => (body: Tree) => storageAccount(withBody(storageType, whole, body))
const readVault = (body: Tree) => keyVault(withBody('Microsoft.KeyVault/vaults', patientKeys, body))

keepsSilent(test, { name: 'a storage account', input: patientRecords, read: readStorage(patientRecords), good })
keepsSilent(test, { name: 'a careless storage account', input: careless, read: readStorage(careless), good })
keepsSilent(test, { name: 'a key vault', input: patientKeys, read: readVault, good: {} })

const readCache = (whole: Tree) => (body: Tree) => redisCache(withBody(sessions.type, whole, body))
const carelessCache = {
  ...sessions,
  zones: ['1'],
  properties: {
    ...sessions.properties,
    sku: { name: 'Standard', family: 'C', capacity: 1 },
    enableNonSslPort: true,
    minimumTlsVersion: '1.0',
    publicNetworkAccess: 'Enabled',
  },
}
const readCluster = (body: Tree) => redisEnterprise(withBody(cluster.type, cluster, body))
keepsSilent(test, { name: 'a cache', input: sessions, read: readCache(sessions), good })
keepsSilent(test, { name: 'a careless cache', input: carelessCache, read: readCache(carelessCache), good })
keepsSilent(test, { name: 'a cluster of caches', input: cluster, read: readCluster, good })
keepsSilent(test, {
  name: 'an AI account',
  input: triage,
  read: (body) => cognitiveServicesAccount(withBody(triage.type, triage, body)),
  good,
})
keepsSilent(test, {
  name: 'a machine learning workspace',
  input: research,
  read: (body) => machineLearningWorkspace(withBody(research.type, research, body)),
  good,
})

const readSettings = (body: Tree) => configurationStore(withBody(settings.type, settings, body))
const readHub = (body: Tree) => iotHub(withBody(monitors.type, monitors, body))
keepsSilent(test, { name: 'a store of settings', input: settings, read: readSettings, good })
keepsSilent(test, { name: 'a hub of devices', input: monitors, read: readHub, good })

const readRecords = (body: Tree) => fhirService(withBody(records.type, records, body))
const readImages = (body: Tree) => dicomService(withBody(images.type, images, body))
const readCatalogue = (body: Tree) => purviewAccount(withBody(catalogue.type, catalogue, body))
keepsSilent(test, { name: 'a service of records', input: records, read: readRecords, good })
keepsSilent(test, { name: 'a service of images', input: images, read: readImages, good })
keepsSilent(test, { name: 'a catalogue', input: catalogue, read: readCatalogue, good })

const readOrders = (answers: Tree) => sqlManagedDatabase(observedOrders(answers as Record<string, object>)) // `as`: it is what is left of `told`
keepsSilent(test, { name: 'a database of a managed instance', input: told, read: readOrders, good })

const readFlows = (body: Tree) => flowLog(withBody(flows.type, flows, body))
keepsSilent(test, { name: 'a flow log', input: flows, read: readFlows, good: {} })
keepsSilent(test, {
  name: 'a Log Analytics workspace',
  input: audit,
  read: (body) => logAnalyticsWorkspace(withBody(audit.type, audit, body)),
  good,
})
keepsSilent(test, {
  name: 'an Application Insights component',
  input: portal,
  read: (body) => applicationInsights(withBody(portal.type, portal, body)),
  good: {},
})
/** A set of keys that is left out stands for Microsoft's key, as documented. */
const ofMicrosoft = (tree: unknown): Tree =>
  JSON.parse(
    JSON.stringify(tree, (name, inner: unknown) => (/^(encryption|diskEncryptionSet)$/.test(name) ? null : inner)),
  ) as Tree
for (const [name, input, normalize] of [
  ['a container registry', webImages, containerRegistry],
  ['an Event Hubs namespace', events, eventHubsNamespace],
  ['a Service Bus namespace', bus, serviceBusNamespace],
  ['a Recovery Services vault', machineVault, recoveryServicesVault],
  ['a backup vault', cloudVault, backupVault],
  ['a managed HSM', hsm, managedHsm],
  ['a disk', disk, managedDisk],
  ['a snapshot', snapshot, diskSnapshot],
  ['a set of keys', encryptionSet, diskEncryptionSet],
  ['a machine image', ofMicrosoft(image), machineImage],
  ['a version in a gallery', ofMicrosoft(version), galleryImage],
] as const) {
  keepsSilent(test, { name, input, read: (body) => normalize(withBody(String(input['type']), input, body)), good })
}

keepsSilent(test, {
  name: 'a Synapse workspace',
  input: visits,
  read: (body) => synapseWorkspace(withBody(visits.type, visits, body)),
  good,
})
keepsSilent(test, {
  name: 'a pool of Synapse and its workspace',
  input: { pool, visits },
  read: (bodies) => {
    const observation = withBody(pool.type, pool, isTree(bodies['pool']) ? bodies['pool'] : {})
    const workspace = { origin: { ...origin, operation: `${visits.type}/read` }, body: bodies['visits'] }
    return synapseSqlPool({ ...observation, answers: [...observation.answers, workspace] })
  },
  good,
})

const carelessCluster = {
  ...telemetry,
  zones: ['1'],
  properties: {
    ...telemetry.properties,
    enableDiskEncryption: false,
    allowedIpRangeList: [],
    keyVaultProperties: null,
  },
}
const readKusto = (whole: Tree) => (body: Tree) => kustoCluster(withBody(telemetry.type, whole, body))
keepsSilent(test, { name: 'a cluster of Data Explorer', input: telemetry, read: readKusto(telemetry), good })
keepsSilent(test, { name: 'a careless one', input: carelessCluster, read: readKusto(carelessCluster), good })

keepsSilent(test, {
  name: 'a search service',
  input: products,
  read: (body) => searchService(withBody(products.type, products, body)),
  good,
})

const applications = [
  { name: 'a workspace of Databricks', input: notebooks, read: databricksWorkspace },
  { name: 'a cluster of Kubernetes', input: pods, read: kubernetesCluster },
  { name: 'a volume of NetApp', input: share, read: netAppVolume },
  { name: 'a web app', input: shop, read: webSite },
  { name: 'a data factory', input: nightly, read: dataFactory },
  { name: 'a profile of Traffic Manager', input: steering, read: trafficManagerProfile },
  { name: 'a classic front door', input: gate, read: frontDoor },
  { name: 'a sender of messages', input: reminders, read: communicationService },
]
for (const { name, input, read } of applications)
  keepsSilent(test, { name, input, read: (body) => read(withBody(input.type, input, body)), good })

/** The answers are told by right, and what is left of one is an answer still. */
const readBeside = (read: typeof cdnProfile, whole: Tree & { type: string }, told: Tree) => (left: Tree) => {
  const body = isTree(left['body']) ? left['body'] : {}
  const answers = Object.keys(told).flatMap((name) => (isTree(left[name]) ? [[name, left[name]] as const] : []))
  return read({
    ...withBody(whole.type, whole, body),
    answers: [
      { origin, body },
      ...answers.map(([operation, answer]) => ({ origin: { ...origin, operation }, body: answer })),
    ],
  })
}
const logged = { value: [{ properties: { workspaceId: 'one', logs: [{ category: 'allLogs', enabled: true }] } }] }
const inProfile = (path: string) => `Microsoft.Cdn/profiles/${path}/read`
const toldOfDoor = {
  [inProfile('afdendpoints')]: behindTheDoor['/afdEndpoints'],
  [inProfile('afdendpoints/routes')]: behindTheDoor['/afdEndpoints/shop/routes'],
  [inProfile('origingroups')]: behindTheDoor['/originGroups'],
  [inProfile('origingroups/origins')]: behindTheDoor['/originGroups/Web/origins'],
  [inProfile('customdomains')]: behindTheDoor['/customDomains'],
  'Microsoft.Insights/diagnosticSettings/read': logged,
}
const toldOfNetwork = { [inProfile('endpoints')]: inTheNetwork, 'Microsoft.Insights/diagnosticSettings/read': logged }
const toldOfZone = { 'Microsoft.Network/dnszones/recordsets/read': inTheZone }
for (const [name, read, whole, told] of [
  ['a front door', cdnProfile, door, toldOfDoor],
  ['a delivery network', cdnProfile, network, toldOfNetwork],
  ['a zone of DNS', dnsZone, zone, toldOfZone],
] as const)
  keepsSilent(test, { name, input: { body: whole, ...told }, read: readBeside(read, whole, told), good })

const roles = (account: Tree) =>
  referencesOf(toResource(storageAccount(withBody(storageType, patientRecords, account)))).map(
    ({ mechanism }) => mechanism,
  )
const { keySource: _, ...sourceless } = patientRecords.properties.encryption
const without: [name: string, account: Tree][] = [
  ['sku', { ...patientRecords, sku: {} }],
  [
    'sku and secondary location',
    { ...patientRecords, sku: {}, properties: { ...patientRecords.properties, secondaryLocation: null } },
  ],
  ['key source', { ...patientRecords, properties: { ...patientRecords.properties, encryption: sourceless } }],
  ['properties', { ...patientRecords, properties: {} }],
]
for (const [name, account] of without) {
  test(`no reference is lost without ${name}`, () => {
    assert.equal(roles(account), [
      'azure-storage-encryption',
      'azure-grs-pair',
      'azure-object-replication',
      'azure-diagnostic-setting',
    ])
  })
}

test.run()
