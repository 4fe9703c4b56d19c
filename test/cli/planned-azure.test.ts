// What a plan of Azure makes wrong, a control finds before it is made: each kind of store and of entrance that only the plan knows of yet.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { planOfBlocks, ref, refs } from '../sources/terraform/planned-blocks.ts'
import { everything, wholeScan } from '../whole-run.ts'
import { scratch } from '../scratch.ts'

const test = suite('cli/planned-azure')

const folder = scratch()
const config = join(folder, 'ringfence.yaml')
writeFileSync(
  config,
  `version: 1
laws: [gdpr]
data:
  - { when: { tag: { DataClass: pii } }, tier: regional, people: [eu], categories: [contact] }
fences:
  - { people: [eu], stay: EEA }
`,
)

const tags = { DataClass: 'pii' }
const stored = (name: string, location: string, more: object = {}) => ({ name, location, tags, ...more })
const inDoor = { cdn_frontdoor_profile_id: ref('azurerm_cdn_frontdoor_profile.door') }

const plan = join(folder, 'plan.json')
writeFileSync(
  plan,
  JSON.stringify(
    planOfBlocks({
      'azurerm_storage_account.far': { after: stored('shopfar', 'East US') },
      'azurerm_linux_web_app.far': { after: stored('far', 'East US') },
      'azurerm_managed_disk.far': { after: stored('far', 'East US', { create_option: 'Empty' }) },
      'azurerm_iothub.hub': { after: stored('hub', 'Brazil South', { network_rule_set: [] }) },
      'azurerm_iothub_endpoint_storage_container.far': {
        after: { name: 'far' },
        refs: {
          iothub_id: ref('azurerm_iothub.hub'),
          endpoint_uri: ref('azurerm_storage_account.far', 'primary_blob_endpoint'),
        },
      },
      'azurerm_iothub_route.far': {
        after: { name: 'far', iothub_name: 'hub', endpoint_names: ['far'], enabled: true },
      },
      'azurerm_managed_redis.near': {
        after: stored('near', 'West Europe', {
          default_database: [{ client_protocol: 'Plaintext', geo_replication_group_name: 'shop' }],
        }),
      },
      'azurerm_managed_redis.far': {
        after: stored('far', 'East US', { default_database: [{ geo_replication_group_name: 'shop' }] }),
      },
      'azurerm_managed_redis_geo_replication.both': {
        after: { linked_managed_redis_ids: [null] },
        refs: {
          managed_redis_id: ref('azurerm_managed_redis.near'),
          linked_managed_redis_ids: refs('azurerm_managed_redis.far'),
        },
        open: { linked_managed_redis_ids: [true] },
      },
      'azurerm_purview_account.open': { after: stored('open', 'East US', { public_network_enabled: true }) },
      'azurerm_image.base': {
        after: stored('base', 'East US', { os_disk: [{}] }),
        refs: { os_disk: [{ managed_disk_id: ref('azurerm_managed_disk.far') }] },
      },
      'azurerm_network_watcher_flow_log.all': {
        after: { name: 'all', location: 'westeurope', network_watcher_name: 'w', enabled: true, tags },
        refs: { storage_account_id: ref('azurerm_storage_account.far') },
      },
      'azurerm_cdn_frontdoor_profile.door': { after: { name: 'door', sku_name: 'Standard_AzureFrontDoor', tags } },
      'azurerm_cdn_frontdoor_endpoint.e': { after: { name: 'e', enabled: true }, refs: inDoor },
      'azurerm_cdn_frontdoor_origin_group.g': { after: { name: 'g' }, refs: inDoor },
      'azurerm_cdn_frontdoor_origin.o': {
        after: { name: 'o', enabled: true },
        refs: {
          cdn_frontdoor_origin_group_id: ref('azurerm_cdn_frontdoor_origin_group.g'),
          host_name: ref('azurerm_storage_account.far', 'primary_blob_host'),
        },
      },
      'azurerm_cdn_frontdoor_route.r': {
        after: {
          name: 'r',
          supported_protocols: ['Http', 'Https'],
          https_redirect_enabled: false,
          forwarding_protocol: 'MatchRequest',
          cache: [{}],
        },
        refs: {
          cdn_frontdoor_endpoint_id: ref('azurerm_cdn_frontdoor_endpoint.e'),
          cdn_frontdoor_origin_group_id: ref('azurerm_cdn_frontdoor_origin_group.g'),
        },
      },
      'azurerm_windows_virtual_machine.far': {
        after: stored('desk', 'East US', { os_disk: [{ storage_account_type: 'Premium_LRS' }] }),
      },
      'azurerm_virtual_machine.older': {
        after: stored('older', 'East US', {
          storage_os_disk: [{ name: 'os', create_option: 'FromImage', managed_disk_type: 'Premium_LRS' }],
        }),
      },
      'azurerm_netapp_volume_group_oracle.far': {
        after: stored('far', 'East US', {
          account_name: 'own',
          application_identifier: 'OR1',
          volume: [{ name: 'a' }, { name: 'b', tags }],
        }),
      },
      'azurerm_netapp_volume_group_sap_hana.near': {
        after: stored('near', 'West Europe', {
          account_name: 'own',
          application_identifier: 'SH1',
          volume: [
            {
              name: 'c',
              tags,
              data_protection_replication: [{ endpoint_type: 'src', remote_volume_location: 'eastus' }],
            },
          ],
        }),
        refs: {
          volume: [
            {
              data_protection_replication: [
                { remote_volume_resource_id: ref('azurerm_netapp_volume_group_oracle.far', 'volume[1].id') },
              ],
            },
          ] as object,
        },
      },
      'azurerm_ai_services.far': { after: stored('ai', 'East US') },
      'azurerm_logic_app_standard.open': { after: stored('open', 'West Europe', { https_only: false }) },
      'azurerm_redis_enterprise_cluster.old': { after: stored('old', 'East US') },
      'azurerm_redis_enterprise_database.old': {
        after: { client_protocol: 'Plaintext' },
        refs: { cluster_id: ref('azurerm_redis_enterprise_cluster.old') },
      },
      'azurerm_cdn_profile.network': {
        after: { name: 'network', location: 'West Europe', sku: 'Standard_Microsoft', tags },
      },
      'azurerm_cdn_endpoint.media': {
        after: {
          name: 'media',
          profile_name: 'network',
          is_http_allowed: true,
          origin: [{ host_name: 'media.example.test' }],
          delivery_rule: [],
        },
      },
      'azurerm_frontdoor.gate': {
        after: {
          name: 'gate',
          load_balancer_enabled: true,
          tags,
          frontend_endpoint: [{ name: 'own', host_name: 'gate.azurefd.net' }],
          routing_rule: [
            {
              name: 'all',
              enabled: true,
              accepted_protocols: ['Http', 'Https'],
              forwarding_configuration: [
                { backend_pool_name: 'web', cache_enabled: false, forwarding_protocol: 'MatchRequest' },
              ],
            },
          ],
          backend_pool: [{ name: 'web', backend: [{ address: 'shop.example.test', enabled: true }] }],
        },
      },
      'azurerm_dns_zone.zone': { after: { name: 'example.test', tags } },
      'azurerm_dns_cname_record.www': {
        after: { name: 'www', zone_name: 'example.test' },
        refs: { record: ref('azurerm_linux_web_app.far', 'default_hostname') },
      },
    }),
  ),
)

const wanted = [
  'azurerm_ai_services.far loc.primary-storage',
  'azurerm_cdn_frontdoor_profile.door log.data-access',
  'azurerm_cdn_frontdoor_profile.door rou.geo-steering',
  'azurerm_cdn_frontdoor_profile.door trn.tls-enforced',
  'azurerm_cdn_profile.network trn.tls-enforced',
  'azurerm_dns_zone.zone rou.geo-steering',
  'azurerm_frontdoor.gate trn.tls-enforced',
  'azurerm_image.base loc.primary-storage',
  'azurerm_iothub.hub loc.primary-storage',
  'azurerm_iothub.hub rep.cross-region', // by its route
  'azurerm_iothub.hub rep.provider-pair',
  'azurerm_logic_app_standard.open trn.tls-enforced',
  'azurerm_managed_redis.near rep.cross-region',
  'azurerm_managed_redis.near trn.tls-enforced',
  'azurerm_netapp_volume_group_oracle.far.volume[1] loc.primary-storage',
  'azurerm_netapp_volume_group_sap_hana.near.volume[0] rep.cross-region',
  'azurerm_network_watcher_flow_log.all log.residency',
  'azurerm_purview_account.open exp.public-access',
  'azurerm_purview_account.open loc.primary-storage',
  'azurerm_redis_enterprise_cluster.old loc.primary-storage',
  'azurerm_redis_enterprise_cluster.old trn.tls-enforced',
  'azurerm_storage_account.far loc.edge-cache', // by the door
  'azurerm_virtual_machine.older loc.primary-storage',
  'azurerm_windows_virtual_machine.far loc.primary-storage',
]

test('each fails where the plan says that it will be, or will be sent, outside the fence', async () => {
  const host = {
    process: { stdout: process.stdout, stderr: process.stderr },
    env: {},
    cwd: folder,
    clock: () => '2026-11-24T12:00:00.000Z',
  }
  const run = await wholeScan({ ...everything, from: [plan], config }, host)
  const ids = new Map(run.subjects.map(({ resource }) => [resource.key, resource.id]))
  const failed = run.verdicts
    .filter(({ outcome }) => outcome.status === 'fail')
    .map(({ resource, control }) => `${ids.get(resource)} ${control}`)
  for (const found of wanted) assert.ok(failed.includes(found), found)
})

test.run()
