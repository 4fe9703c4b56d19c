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

test.run()
