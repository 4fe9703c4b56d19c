// What lies in another resource of Azure is where that is, is read with it, and is called by the whole path.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { block, change, named, planOf, type PlanParts, read, rowsIn, to, type Values } from './sample-plan.ts'

const test = suite('sources/terraform/azure-plan')

const subscription = '22223333-4444-5555-6666-777788889999'
const group = `/subscriptions/${subscription}/resourceGroups/shop`
const providers = { azurerm: { name: 'azurerm', expressions: { subscription_id: { constant_value: subscription } } } }

/** As the provider writes its references: the attribute, then the resource. */
const ref = (address: string, attribute = 'id'): object => to(`${address}.${attribute}`, address)

const server = (name: string, location: string): object =>
  change(`azurerm_mssql_server.${name}`, { after: { name: `shop-${name}`, location, resource_group_name: 'shop' } })
const database = change('azurerm_mssql_database.crm', {
  after: { name: 'crm', storage_account_type: 'Local' },
  unknown: { id: true, server_id: true },
})
const crm = block('azurerm_mssql_database.crm', { server_id: ref('azurerm_mssql_server.near') }, 'azurerm')

const sql: PlanParts = {
  providers,
  changes: [
    server('near', 'West Europe'),
    server('far', 'UK South'),
    database,
    change('azurerm_mssql_failover_group.f', {
      after: { name: 'f', databases: [null], partner_server: [{}] },
      unknown: { server_id: true, databases: [true], partner_server: [{ id: true, location: true }] },
    }),
  ],
  resources: [
    crm,
    block(
      'azurerm_mssql_failover_group.f',
      {
        server_id: ref('azurerm_mssql_server.near'),
        databases: ref('azurerm_mssql_database.crm'),
        partner_server: [{ id: ref('azurerm_mssql_server.far') }],
      },
      'azurerm',
    ),
  ],
}

test('a database is in the region of its server, and is called as a part of it', () => {
  const found = named(read(planOf(sql)).after, 'azurerm_mssql_database.crm')
  const [main, ...parts] = rowsIn(found)
  assert.is(found.region, 'westeurope')
  assert.is(main?.region, 'westeurope')
  assert.is(main?.id, `${group}/providers/Microsoft.Sql/servers/shop-near/databases/crm`)
  assert.equal(
    parts.map(({ address }) => address),
    ['azurerm_mssql_failover_group.f', 'azurerm_mssql_server.far', 'azurerm_mssql_server.near'],
  )
})

test('a failover group copies a database that does not exist yet to the region of its partner', () => {
  const { location, ...resource } = toResource(normalize(named(read(planOf(sql)).after, 'azurerm_mssql_database.crm')))
  assert.is(location.region.state !== 'unknown' && location.region.value, 'westeurope')
  const [copy] = referencesOf({ location, ...resource }).filter(({ mechanism }) => mechanism === 'azure-sql-replica')
  assert.is(copy?.region, 'uksouth')
  assert.equal(copy?.locator.state === 'known' && copy.locator.value, 'shop-far/crm')
})

test('the group of an instance copies its databases to the region of the other, which no plan names yet', () => {
  const [near, far] = ['azurerm_mssql_managed_instance.near', 'azurerm_mssql_managed_instance.far']
  const [bills, both] = ['azurerm_mssql_managed_database.bills', 'azurerm_mssql_managed_instance_failover_group.both']
  const located = (location: string, name: string) => ({ name, location, resource_group_name: 'shop' })
  const changes = [
    change(near, { after: located('West Europe', 'shop-near') }),
    change(far, { after: located('East US', 'shop-far') }),
    change(bills, { after: { name: 'bills' }, unknown: { id: true, managed_instance_id: true } }),
    change(both, {
      after: { name: 'both', location: 'westeurope' },
      unknown: { managed_instance_id: true, partner_managed_instance_id: true, partner_region: true },
    }),
  ]
  const resources = [
    block(bills, { managed_instance_id: ref(near) }, 'azurerm'),
    block(both, { managed_instance_id: ref(near), partner_managed_instance_id: ref(far) }, 'azurerm'),
  ]
  const database = toResource(normalize(named(read(planOf({ providers, changes, resources })).after, bills)))
  const { region } = database.location
  assert.is(region.state === 'known' && region.value, 'westeurope')
  assert.equal(
    referencesOf(database)
      .filter(({ mechanism }) => mechanism === 'azure-sql-instance-replica')
      .map((one) => [one.role, one.region, one.locator.state === 'known' && one.locator.value]),
    [['replica', 'eastus', `${group.toLowerCase()}/providers/microsoft.sql/managedinstances/shop-far/databases/bills`]],
  )
})

test('where the server is not of the plan, nobody knows where its database is', () => {
  const found = named(read(planOf({ providers, changes: [database] })).after, 'azurerm_mssql_database.crm')
  assert.is(found.region, undefined)
  assert.is(toResource(normalize(found)).location.region.state, 'unknown')
})

test('what exists is called as others call it', () => {
  const id = `${group}/providers/Microsoft.Storage/storageAccounts/shoprecords`
  const account: Values = { id, name: 'shoprecords', location: 'westeurope', resource_group_name: 'SHOP' }
  const container: Values = { storage_account_id: id, name: 'c', container_access_type: 'private' }
  const changes = [
    change('azurerm_storage_account.records', { actions: ['no-op'], before: account, after: account }),
    change('azurerm_storage_container.c', { after: container }),
  ]
  const rows = rowsIn(named(read(planOf({ providers, changes })).after, 'azurerm_storage_account.records'))
  assert.equal(
    rows.map((row) => row.address),
    ['azurerm_storage_account.records', 'azurerm_storage_container.c'],
  )
  assert.is(rows[0]?.id, id)
})

const events = ref('azurerm_eventhub_namespace.e')
const ways: [way: string, after: Values, expressions: object][] = [
  ['a reference to its id', {}, { namespace_id: events }],
  ['a reference to its name', {}, { namespace_name: events }],
  ['its name', { namespace_name: 'shop-events' }, {}],
]
for (const [way, after, expressions] of ways)
  test(`a hub names its namespace by ${way}`, () => {
    const changes = [
      change('azurerm_eventhub_namespace.e', { after: { name: 'shop-events', resource_group_name: 'shop' } }),
      change('azurerm_eventhub.h', { after, unknown: { namespace_id: true } }),
    ]
    const found = read(planOf({ providers, changes, resources: [block('azurerm_eventhub.h', expressions, 'azurerm')] }))
    assert.is(found.after.length, 1)
    assert.is(rowsIn(named(found.after, 'azurerm_eventhub_namespace.e')).at(-1)?.address, 'azurerm_eventhub.h')
  })

test('what may say more of many types, and names none of the plan, is taken for none of them', () => {
  const changes = [change('azurerm_monitor_diagnostic_setting.d', { after: { target_resource_id: `${group}/x` } })]
  const [found, ...more] = read(planOf({ providers, changes })).after
  assert.equal(more, [])
  assert.is(found?.type, 'azurerm_monitor_diagnostic_setting')
})

test('a key of the plan is told by its address in its vault', () => {
  const changes = [
    change('azurerm_key_vault.v', { after: { name: 'shop-keys', resource_group_name: 'shop' } }),
    change('azurerm_key_vault_key.k', { after: { name: 'data' }, unknown: { key_vault_id: true, id: true } }),
    change('azurerm_cosmosdb_account.c', { after: { name: 'catalog' }, unknown: { key_vault_key_id: true } }),
  ]
  const resources = [
    block('azurerm_key_vault_key.k', { key_vault_id: ref('azurerm_key_vault.v') }, 'azurerm'),
    block('azurerm_cosmosdb_account.c', { key_vault_key_id: ref('azurerm_key_vault_key.k') }, 'azurerm'),
  ]
  const [row] = rowsIn(named(read(planOf({ providers, changes, resources })).after, 'azurerm_cosmosdb_account.c'))
  assert.is(row?.values['key_vault_key_id'], 'https://shop-keys.vault.azure.net/keys/data')
})

test('what a name lies in, its own attributes say', () => {
  const rule = { name: 'send', namespace_name: 'shop-events', resource_group_name: 'shop' }
  const changes = [
    change('azurerm_eventhub_namespace_authorization_rule.r', { after: rule, unknown: { id: true } }),
    change('azurerm_key_vault.v', { after: { name: 'shop-keys', resource_group_name: 'shop' } }),
    change('azurerm_monitor_diagnostic_setting.d', {
      after: { target_resource_id: `${group}/providers/Microsoft.KeyVault/vaults/shop-keys` },
      unknown: { eventhub_authorization_rule_id: true },
    }),
  ]
  const sink = { eventhub_authorization_rule_id: ref('azurerm_eventhub_namespace_authorization_rule.r') }
  const resources = [block('azurerm_monitor_diagnostic_setting.d', sink, 'azurerm')]
  const [, setting] = rowsIn(named(read(planOf({ providers, changes, resources })).after, 'azurerm_key_vault.v'))
  assert.is(
    setting?.values['eventhub_authorization_rule_id'],
    `${group}/providers/Microsoft.EventHub/namespaces/shop-events/authorizationRules/send`,
  )
})

test('that a secret is not set is no secret', () => {
  const changes = [
    change('azurerm_redis_cache.r', {
      after: {
        redis_configuration: [{ rdb_storage_connection_string: null, aof_storage_connection_string_0: 'canary-0' }],
      },
      sensitive: {
        redis_configuration: [{ rdb_storage_connection_string: true, aof_storage_connection_string_0: true }],
      },
    }),
  ]
  const told = JSON.stringify(read(planOf({ providers, changes })).after)
  assert.ok(told.includes('"rdb_storage_connection_string":null'))
  assert.not(told.includes('canary'))
})

const inVault = { resource_group_name: 'shop', recovery_vault_name: 'dr' }
const fabric = (name: string, location: string): object =>
  change(`azurerm_site_recovery_fabric.${name}`, { after: { name, location, ...inVault }, unknown: { id: true } })
const machine = change('azurerm_site_recovery_replicated_vm.vm', {
  after: { name: 'vm', source_recovery_fabric_name: 'near', ...inVault, managed_disk: [{}] },
  unknown: { source_vm_id: true, target_recovery_fabric_id: true, managed_disk: [{ disk_id: true }] },
})
const copied = (...fabrics: object[]) =>
  toResource(
    normalize(
      named(
        read(
          planOf({
            providers,
            changes: [
              ...fabrics,
              machine,
              change('azurerm_managed_disk.os', {
                after: { name: 'os', location: 'westeurope', resource_group_name: 'shop' },
              }),
              change('azurerm_linux_virtual_machine.vm', { after: { name: 'vm' } }),
            ],
            resources: [
              block(
                'azurerm_site_recovery_replicated_vm.vm',
                {
                  target_recovery_fabric_id: ref('azurerm_site_recovery_fabric.far'),
                  managed_disk: [{ disk_id: ref('azurerm_managed_disk.os') }],
                },
                'azurerm',
              ),
              block('azurerm_managed_disk.os', {}, 'azurerm'),
              block('azurerm_site_recovery_fabric.far', {}, 'azurerm'),
            ],
          }),
        ).after,
        'azurerm_site_recovery_replicated_vm.vm',
      ),
    ),
  )

test('a machine that Site Recovery copies is where its target fabric is, and nowhere where that is not in the plan', () => {
  const there = copied(fabric('near', 'West Europe'), fabric('far', 'East US'))
  assert.is(there.location.region.state === 'known' && there.location.region.value, 'eastus')
  assert.is(copied(fabric('near', 'West Europe')).location.region.state, 'unknown')
})

test.run()
