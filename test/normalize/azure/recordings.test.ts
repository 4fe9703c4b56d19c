// Answers that Azure really gave. Without the recordings it says so and checks nothing but that.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { configurationStore } from '../../../src/normalize/azure/app-configuration.ts'
import { cognitiveServicesAccount } from '../../../src/normalize/azure/cognitive-services-account.ts'
import { containerRegistry } from '../../../src/normalize/azure/container-registries.ts'
import { dataFactory } from '../../../src/normalize/azure/data-factory.ts'
import { flowLog } from '../../../src/normalize/azure/flow-log.ts'
import { keyVault } from '../../../src/normalize/azure/key-vault.ts'
import { diskSnapshot, managedDisk } from '../../../src/normalize/azure/managed-disk.ts'
import { eventHubsNamespace } from '../../../src/normalize/azure/messaging-namespace.ts'
import { recoveryServicesVault } from '../../../src/normalize/azure/recovery-services-vault.ts'
import { redisCache } from '../../../src/normalize/azure/redis-cache.ts'
import { storageAccount } from '../../../src/normalize/azure/storage-account.ts'
import { webSite } from '../../../src/normalize/azure/web-site.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { observed, observedWith } from './observed.ts'
import { recorded, withRecordings } from './recorded.ts'

const test = suite('normalize/azure on recordings')
if (withRecordings(test)) {
  const accounts: [file: string, region: string, owner: string, references: [mechanism: string, locator: unknown][]][] =
    [
      ['storage_storageaccounts-1', 'southcentralus', 'provider', []],
      ['storage_storageaccounts-2', 'westeurope', 'provider', [['azure-grs-pair', 'azure-region:northeurope']]],
      [
        'storage_storageaccounts-3',
        'centralus',
        'customer',
        [
          ['azure-storage-encryption', 'keyvault-fail.vault.azure.net'],
          ['azure-grs-pair', 'azure-region:eastus2'],
        ],
      ],
      ['storage_storageaccounts-4', 'eastus', 'provider', [['azure-grs-pair', 'azure-region:westus']]],
    ]
  for (const [file, region, owner, references] of accounts) {
    test(`${file}: encrypted by the ${owner}, in ${region}`, () => {
      const body = recorded(file)
      const found = toResource(storageAccount(observed(body.type, body)))
      const facts = factsOf(found)
      assert.is(reading(facts['region']), region)
      assert.is(reading(facts['atRest.enabled']), true)
      assert.is(reading(facts['atRest.keyOwner']), owner)
      assert.is(reading(facts['inTransit.enforced']), true)
      assert.is(reading(facts['inTransit.minimumVersion']), 1.2)
      assert.is(reading(facts['redundancy.mode']), 'single-zone') // LRS, GRS and RA-GRS are of one zone each
      assert.is(facts['labels']?.state, 'known')
      assert.equal(
        referencesOf(found).map(({ mechanism, locator }) => [mechanism, reading(locator)]),
        [...references, ['azure-object-replication', 'not-recorded'], ['azure-diagnostic-setting', 'not-recorded']],
      )
    })
  }

  test('keyvault_vaults-1: found by its host', () => {
    const body = recorded('keyvault_vaults-1')
    const found = toResource(keyVault(observed(body.type, body)))
    assert.equal(found.aliases, ['cmkvaultstacklet.vault.azure.net'])
    assert.is(reading(found.location.region), 'eastus')
    assert.is(referencesOf(found)[0]?.mechanism, 'azure-key-vault-pair')
  })

  test('cache_redis: a cache of 2022, from before its zones and its access were told', () => {
    const body = recorded('cache_redis')
    const found = toResource(redisCache(observed(body.type, body)))
    const facts = factsOf(found)
    assert.equal(
      ['region', 'atRest.enabled', 'inTransit.enforced', 'inTransit.minimumVersion', 'exposure.public'].map((path) =>
        reading(facts[path]),
      ),
      ['eastus', true, true, 1, 'not-recorded'],
    )
    assert.equal(
      referencesOf(found).map(({ mechanism }) => mechanism),
      ['azure-diagnostic-setting'], // no link, and not written down
    )
  })

  test('appconfiguration_configurationstores: a store with a private endpoint, under a key of Microsoft', () => {
    const body = recorded('appconfiguration_configurationstores')
    const found = toResource(configurationStore(observed(body.type, body)))
    const facts = factsOf(found)
    assert.equal(
      ['region', 'atRest.keyOwner', 'exposure.public'].map((path) => reading(facts[path])),
      ['eastus', 'provider', false],
    )
    assert.equal(found.aliases, ['vv1appconf.azconfig.io'])
    assert.equal(
      referencesOf(found).map(({ mechanism }) => mechanism),
      ['azure-app-configuration-replica', 'azure-diagnostic-setting'],
    )
  })

  test('cognitiveservices_accounts: of the provider, with a deployment that stays in its region', () => {
    const body = recorded('cognitiveservices_accounts')
    const deployments = { value: [recorded('cognitiveservices_accounts_deployments-1')] }
    const asking = 'Microsoft.CognitiveServices/accounts/deployments/read'
    const found = toResource(cognitiveServicesAccount(observedWith(body.type, body, { [asking]: deployments })))
    assert.is(reading(factsOf(found)['atRest.keyOwner']), 'provider')
    assert.equal(
      referencesOf(found).map(({ mechanism, locator }) => [mechanism, reading(locator)]),
      [
        ['openai-deployment', 'azure-region:eastus'],
        ['azure-diagnostic-setting', 'not-recorded'],
      ],
    )
  })

  test('network_networkwatchers_flowlogs: into a storage account, and analysed by nobody', () => {
    const body = recorded('network_networkwatchers_flowlogs')
    const found = toResource(flowLog(observed(body.type, body)))
    assert.is(reading(found.location.region), 'eastus')
    assert.equal(
      referencesOf(found).map(({ mechanism, locator }) => [mechanism, String(reading(locator)).split('/').at(-1)]),
      [['azure-flow-log', 'b90898c96b6945298b451436']],
    )
    assert.is(found.references.state, 'known')
  })

  test('compute_disks-1: of what a publisher offers, under the key of Microsoft', () => {
    const body = recorded('compute_disks-1')
    const found = toResource(managedDisk(observed(body.type, body)))
    const facts = factsOf(found)
    assert.equal([reading(facts['region']), reading(facts['atRest.keyOwner'])], ['southcentralus', 'provider'])
    assert.is(reading(facts['redundancy.mode']), 'single-zone')
    assert.equal(found.references, { state: 'known', value: [], from: [0] })
  })

  test('compute_snapshots: of a disk, under a key of the customer', () => {
    const body = recorded('compute_snapshots')
    const found = toResource(diskSnapshot(observed(body.type, body)))
    assert.is(reading(factsOf(found)['atRest.keyOwner']), 'customer')
    assert.equal(
      referencesOf(found).map(({ mechanism, region }) => [mechanism, region]),
      [
        ['azure-disk-encryption', 'eastus'],
        ['azure-disk-copy', undefined],
      ],
    )
  })

  test('recoveryservices_vaults: of an age that does not speak of its redundancy', () => {
    const body = recorded('recoveryservices_vaults')
    const found = toResource(recoveryServicesVault(observed(body.type, body)))
    const facts = factsOf(found)
    assert.equal([reading(facts['region']), reading(facts['atRest.keyOwner'])], ['eastus', 'provider'])
    assert.equal(
      referencesOf(found).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)]),
      [
        ['vault', 'azure-backup-pair', 'not-recorded'],
        ['source', 'azure-backup', 'not-recorded'],
        ['log-sink', 'azure-diagnostic-setting', 'not-recorded'],
      ],
    )
  })

  test('eventhub_namespaces: of an age that does not speak of regions, zones and TLS', () => {
    const body = recorded('eventhub_namespaces')
    const found = toResource(eventHubsNamespace(observed(body.type, body)))
    const facts = factsOf(found)
    assert.equal([reading(facts['region']), reading(facts['atRest.keyOwner'])], ['westus2', 'provider'])
    assert.equal(found.aliases, ['offkxd3qjwh6a-cctesteventhubns.servicebus.windows.net'])
    for (const path of ['inTransit.minimumVersion', 'redundancy.mode', 'exposure.public', 'retention.days'])
      assert.is(reading(facts[path]), 'not-recorded', path)
    assert.equal(
      referencesOf(found).map(({ mechanism, locator }) => [mechanism, reading(locator)]),
      [
        ['azure-messaging-replica', 'not-recorded'],
        ['azure-messaging-partner', 'not-recorded'],
        ['azure-event-capture', 'not-recorded'],
        ['azure-diagnostic-setting', 'not-recorded'],
      ],
    )
  })

  test('containerregistry_registries: of an age that does not say who may pull', () => {
    const body = recorded('containerregistry_registries')
    const found = toResource(containerRegistry(observed(body.type, body)))
    const facts = factsOf(found)
    assert.equal([reading(facts['region']), reading(facts['atRest.keyOwner'])], ['westus', 'provider'])
    assert.is(reading(facts['exposure.public']), 'not-recorded')
    assert.equal(found.aliases, ['cctestcontainerregistry.azurecr.io'])
  })

  test('web_sites with web_sites_config, datafactory_factories: as they are told today', () => {
    const app = recorded('web_sites')
    const told = { 'Microsoft.Web/sites/config/read': recorded('web_sites_config') }
    const facts = factsOf(toResource(webSite(observedWith(app.type, app, told))))
    // Files may be put there in the open, whatever is said of requests.
    assert.equal(
      ['region', 'inTransit.enforced', 'inTransit.minimumVersion'].map((path) => reading(facts[path])),
      ['centralus', false, 1.2],
    )
    const factory = recorded('datafactory_factories')
    const found = factsOf(toResource(dataFactory(observed(factory.type, factory))))
    assert.equal([reading(found['region']), reading(found['atRest.keyOwner'])], ['eastus', 'provider'])
  })
}

test.run()
