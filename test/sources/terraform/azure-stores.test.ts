// Stores of Azure whose keys, lakes and originals are resources of the same plan, which nothing names yet.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { factsOf, reading } from '../../normalize/aws/facts-of.ts'
import { group, planned, ref, told } from './planned-blocks.ts'
import type { Values } from './sample-plan.ts'

const test = suite('sources/terraform/azure-stores')

test('a workspace works on the lake of an account of the plan, and its pool is where it is', () => {
  const [account, lake, visits] = [
    'azurerm_storage_account.records',
    'azurerm_storage_data_lake_gen2_filesystem.visits',
    'azurerm_synapse_workspace.visits',
  ]
  const found = planned({
    [account]: { after: { name: 'shoprecords', location: 'East US', account_replication_type: 'LRS' } },
    [lake]: { after: { name: 'visits' }, refs: { storage_account_id: ref(account) } },
    [visits]: {
      after: { name: 'visits', location: 'West Europe' },
      refs: { storage_data_lake_gen2_filesystem_id: ref(lake) },
    },
    'azurerm_synapse_sql_pool.house': {
      after: { name: 'house', storage_account_type: 'GRS', geo_backup_policy_enabled: true },
      refs: { synapse_workspace_id: ref(visits) },
    },
  })
  const host = 'shoprecords.dfs.core.windows.net'
  assert.equal(told(found(visits), 'replica')[0], ['azure-synapse-data-lake', host, undefined])
  assert.ok(found(account).aliases?.includes(host))
  const pool = found('azurerm_synapse_sql_pool.house')
  assert.is(reading(pool.location.region), 'westeurope')
  assert.equal(told(pool, 'pair'), [
    ['azure-synapse-storage-pair', 'unresolved', undefined],
    ['azure-synapse-backup-pair', 'unresolved', undefined],
  ])
  assert.is(reading(factsOf(pool)['atRest.enabled']), false)
})

test('a volume is copied from one of the plan, under the key that its account names', () => {
  const [shop, original, copy, key] = [
    'azurerm_netapp_account.shop',
    'azurerm_netapp_volume.original',
    'azurerm_netapp_volume.copy',
    'azurerm_key_vault_key.data',
  ]
  const volume = (name: string, location: string): Values => ({ name, location, account_name: 'shop', pool_name: 'p' })
  const found = planned({
    'azurerm_key_vault.keys': { after: { name: 'shop-keys', location: 'East US' } },
    [key]: { after: { name: 'data' }, refs: { key_vault_id: ref('azurerm_key_vault.keys') } },
    [shop]: { after: { name: 'shop', location: 'East US' } },
    'azurerm_netapp_account_encryption.shop': {
      refs: { netapp_account_id: ref(shop), encryption_key: ref(key, 'versionless_id') },
    },
    [original]: { after: volume('original', 'West Europe'), refs: { account_name: ref(shop, 'name') } },
    [copy]: {
      after: {
        ...volume('copy', 'East US'),
        encryption_key_source: 'Microsoft.KeyVault',
        data_protection_replication: [{ endpoint_type: 'dst', remote_volume_location: 'westeurope' }],
      },
      refs: {
        account_name: ref(shop, 'name'),
        data_protection_replication: [{ remote_volume_resource_id: ref(original) }],
      },
    },
  })
  const id = `${group}/providers/Microsoft.NetApp/netAppAccounts/shop/capacityPools/p/volumes/original`.toLowerCase()
  assert.equal(told(found(copy), 'source'), [['azure-netapp-replica', id, 'westeurope']])
  assert.equal(told(found(copy), 'key'), [['azure-netapp-encryption', 'shop-keys.vault.azure.net', undefined]])
  assert.equal(told(found(original), 'key'), [['azure-netapp-encryption', 'not-recorded', undefined]]) // the plan does not say whose key
})

test('a policy of a container is one of the account that the container is in', () => {
  const [account, container] = ['azurerm_storage_account.records', 'azurerm_storage_container.visits']
  const found = planned({
    [account]: {
      after: {
        name: 'shoprecords',
        location: 'West Europe',
        account_kind: 'BlobStorage',
        blob_properties: [{ versioning_enabled: true }],
      },
    },
    [container]: { after: { name: 'visits' }, refs: { storage_account_id: ref(account) } },
    'azurerm_storage_container_immutability_policy.visits': {
      after: { immutability_period_in_days: 30, locked: true },
      refs: { storage_container_resource_manager_id: ref(container) },
    },
    'azurerm_storage_management_policy.records': {
      after: { rule: [{ enabled: true, actions: [{ version: [{ delete_after_days_since_creation: 5 }] }] }] },
      refs: { storage_account_id: ref(account) },
    },
  })
  assert.is(reading(factsOf(found(account))['residue.remainingDays']), 30)
})

test('a machine is told by the disk of its system, which is what a vault keeps of it', () => {
  const [machine, vault] = ['azurerm_linux_virtual_machine.till', 'azurerm_recovery_services_vault.backups']
  const found = planned({
    [machine]: {
      after: { name: 'till', location: 'East US', os_disk: [{ storage_account_type: 'Premium_LRS' }] },
    },
    [vault]: { after: { name: 'backups', location: 'East US' } },
    'azurerm_backup_protected_vm.till': {
      after: { recovery_vault_name: 'backups' },
      refs: { source_vm_id: ref(machine) },
    },
  })
  const id = `${group}/providers/Microsoft.Compute/virtualMachines/till`
  assert.is(found(machine).type, 'Microsoft.Compute/disks')
  assert.is(reading(found(machine).location.region), 'eastus')
  assert.ok(found(machine).aliases?.includes(id))
  assert.equal(told(found(vault), 'source')[0], ['azure-backup', id.toLowerCase(), 'eastus'])
})

test('a machine that is given its disk says nothing of it', () => {
  const [machine, disk] = ['azurerm_linux_virtual_machine.till', 'azurerm_managed_disk.till']
  const found = planned({
    [disk]: { after: { name: 'till', location: 'West Europe', storage_account_type: 'Premium_LRS' } },
    [machine]: {
      after: { name: 'till', location: 'West Europe', os_disk: [{ caching: 'None' }] },
      refs: { os_managed_disk_id: ref(disk) },
    },
  })
  const facts = factsOf(found(machine))
  assert.is(reading(facts['atRest.keyOwner']), 'not-recorded')
  assert.is(reading(facts['redundancy.mode']), 'not-recorded')
  assert.equal(told(found(machine), 'source'), [['azure-disk-import', 'not-recorded', undefined]])
})

test.run()
