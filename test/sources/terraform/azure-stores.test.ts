// Stores of Azure whose keys, lakes and originals are resources of the same plan, which nothing names yet.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { block, change, named, planOf, read, to, type Values } from './sample-plan.ts'

const test = suite('sources/terraform/azure-stores')

const subscription = '22223333-4444-5555-6666-777788889999'
const group = `/subscriptions/${subscription}/resourceGroups/shop`
const providers = { azurerm: { name: 'azurerm', expressions: { subscription_id: { constant_value: subscription } } } }

/** As the provider writes its references: the attribute, then the resource. */
const ref = (address: string, attribute = 'id'): object => to(`${address}.${attribute}`, address)

interface Block {
  after?: Values
  /** What stands for an attribute that nobody knows before apply; a list of blocks has those of each. */
  refs?: Record<string, object>
}

const unknownIn = (refs: Record<string, object>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(refs).map(([name, at]) => [
      name,
      Array.isArray(at) ? at.map((one: object) => unknownIn({ ...one })) : true,
    ]),
  )

/** Each as a plan that makes all of it tells of it. */
function planned(blocks: Record<string, Block>): (address: string) => Resource {
  const plan = planOf({
    providers,
    changes: Object.entries(blocks).map(([address, { after = {}, refs = {} }]) =>
      change(address, {
        after: { resource_group_name: 'shop', ...after },
        unknown: { id: true, ...unknownIn(refs) },
      }),
    ),
    resources: Object.entries(blocks).map(([address, { refs = {} }]) => block(address, refs, 'azurerm')),
  })
  const { after } = read(plan)
  return (address) => toResource(normalize(named(after, address)))
}

const told = (resource: Resource, role: string) =>
  referencesOf(resource)
    .filter((one) => one.role === role)
    .map(({ mechanism, locator, region }) => [mechanism, reading(locator), region])

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

test.run()
