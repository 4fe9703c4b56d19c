// The ways into an estate of Azure that is all one plan's: what visitors pass through, and where it leads them, none of which has a name yet.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { factsOf, reading, withoutOrigins } from '../../normalize/aws/facts-of.ts'
import { group, planned, ref, refs, told } from './planned-blocks.ts'

const test = suite('sources/terraform/azure-entrances')

const door = 'azurerm_cdn_frontdoor_profile.door'
const [endpoint, web, route] = [
  'azurerm_cdn_frontdoor_endpoint.shop',
  'azurerm_cdn_frontdoor_origin_group.web',
  'azurerm_cdn_frontdoor_route.all',
]
const [www, blog] = ['azurerm_cdn_frontdoor_custom_domain.www', 'azurerm_cdn_frontdoor_custom_domain.blog']
const wall = 'azurerm_cdn_frontdoor_firewall_policy.europe'
const guard = 'azurerm_cdn_frontdoor_security_policy.guard'
const app = 'azurerm_linux_web_app.shop'
const inDoor = { cdn_frontdoor_profile_id: ref(door) }

const domain = (name: string) => ({ after: { name, host_name: `${name}.example.test`, tls: [{}] }, refs: inDoor })

const entrance = {
  [app]: { after: { name: 'shop', location: 'East US' } },
  [door]: { after: { name: 'door', sku_name: 'Standard_AzureFrontDoor' } },
  [endpoint]: { after: { name: 'shop' }, refs: inDoor },
  [web]: { after: { name: 'web' }, refs: inDoor },
  'azurerm_cdn_frontdoor_origin.app': {
    after: { name: 'app', enabled: true },
    refs: { cdn_frontdoor_origin_group_id: ref(web), host_name: ref(app, 'default_hostname') },
  },
  [www]: domain('www'),
  [blog]: domain('blog'),
  [route]: {
    after: {
      name: 'all',
      supported_protocols: ['Http', 'Https'],
      https_redirect_enabled: true,
      forwarding_protocol: 'HttpsOnly',
      link_to_default_domain: false,
      cache: [],
      cdn_frontdoor_custom_domain_ids: [null, null],
    },
    refs: {
      cdn_frontdoor_endpoint_id: ref(endpoint),
      cdn_frontdoor_origin_group_id: ref(web),
      cdn_frontdoor_custom_domain_ids: refs(www, blog),
    },
    open: { cdn_frontdoor_custom_domain_ids: [true, true] },
  },
  [wall]: {
    after: {
      name: 'europe',
      mode: 'Prevention',
      custom_rule: [
        {
          priority: 1,
          type: 'MatchRule',
          action: 'Block',
          match_condition: [
            { match_variable: 'SocketAddr', operator: 'GeoMatch', negation_condition: true, match_values: ['DE'] },
          ],
        },
      ],
    },
  },
  [guard]: {
    after: {
      name: 'guard',
      security_policies: [{ firewall: [{ association: [{ domain: [{}, {}], patterns_to_match: ['/*'] }] }] }],
    },
    refs: {
      ...inDoor,
      security_policies: [
        {
          firewall: [
            {
              cdn_frontdoor_firewall_policy_id: ref(wall),
              association: [
                { domain: [{ cdn_frontdoor_domain_id: ref(www) }, { cdn_frontdoor_domain_id: ref(blog) }] },
              ],
            },
          ],
        },
      ],
    },
  },
}

const appId = `${group}/providers/Microsoft.Web/sites/shop`.toLowerCase()

test('a door leads whom its firewall lets in to an app of the plan', () => {
  const found = planned(entrance)(door)
  assert.equal(withoutOrigins(factsOf(found)['references']), {
    state: 'known',
    value: [
      {
        role: 'route',
        mechanism: 'azure-edge-request',
        geography: 'DE',
        locator: { state: 'known', value: appId },
      },
    ],
  })
  const facts = factsOf(found)
  assert.is(reading(facts['inTransit.enforced']), true)
  assert.is(reading(facts['inTransit.minimumVersion']), 1.2)
  assert.is(reading(facts['logging.dataAccess']), false)
})

test('of an origin that nobody knows yet only where it is is unknown', () => {
  const found = planned({
    ...entrance,
    'azurerm_cdn_frontdoor_origin.base': {
      after: { name: 'base', enabled: true },
      refs: { cdn_frontdoor_origin_group_id: ref(web), host_name: ref('azurerm_moon.base', 'host') },
    },
  })(door)
  assert.equal(
    told(found, 'route').map(([, to]) => to),
    [appId, 'not-recorded'],
  )
  assert.equal(reading(factsOf(found)['inTransit.enforced']), { partial: true, reason: 'not-recorded' })
})

test('of a firewall that another plan manages nobody knows whom it lets in', () => {
  const elsewhere = `${group}/providers/Microsoft.Network/frontDoorWebApplicationFirewallPolicies/elsewhere`
  const found = planned({
    ...entrance,
    [guard]: {
      after: {
        name: 'guard',
        security_policies: [
          {
            firewall: [
              {
                cdn_frontdoor_firewall_policy_id: elsewhere,
                association: [{ domain: [{}], patterns_to_match: ['/*'] }],
              },
            ],
          },
        ],
      },
      refs: {
        ...inDoor,
        security_policies: [{ firewall: [{ association: [{ domain: [{ cdn_frontdoor_domain_id: ref(www) }] }] }] }],
      },
    },
  })
  assert.equal(told(found(door), 'route'), [['azure-edge-request', 'not-recorded', undefined]])
})

test('a zone leads to what the plan makes, by whichever of its names', () => {
  const zone = 'azurerm_dns_zone.shop'
  const cname = (name: string, target: string, attribute: string) => ({
    [`azurerm_dns_cname_record.${name}`]: {
      after: { name, zone_name: 'example.test' },
      refs: { record: ref(target, attribute) },
    },
  })
  const found = planned({
    ...entrance,
    [zone]: { after: { name: 'example.test' } },
    'azurerm_traffic_manager_profile.shop': { after: { name: 'shop' } },
    'azurerm_storage_account.site': { after: { name: 'shopsite', location: 'East US' } },
    'azurerm_dns_a_record.root': {
      after: { name: '@', zone_name: 'example.test' },
      refs: { target_resource_id: ref('azurerm_traffic_manager_profile.shop') },
    },
    ...cname('www', endpoint, 'host_name'),
    ...cname('app', app, 'default_hostname'),
    ...cname('files', 'azurerm_storage_account.site', 'primary_blob_host'),
  })
  const names = told(found(zone), 'route').map(([, to]) => String(to).split('/').slice(-2).join('/'))
  assert.equal(names, ['trafficmanagerprofiles/shop', 'sites/shop', 'shopsite.blob.core.windows.net', 'profiles/door'])
})

test('a record that leads to what nobody knows yet leaves the others of its zone as they are', () => {
  const [zone, open] = ['azurerm_dns_zone.shop', 'azurerm_dns_cname_record.open']
  const found = planned({
    [zone]: { after: { name: 'example.test' } },
    [open]: { after: { name: 'open', zone_name: 'example.test' }, refs: { record: ref('azurerm_moon.base', 'host') } },
    'azurerm_dns_cname_record.m': { after: { name: 'm', zone_name: 'example.test', record: 'open.example.test' } },
    'azurerm_dns_mx_record.mail': { after: { zone_name: 'example.test', record: [{ exchange: 'mail.example.org' }] } },
  })(zone)
  assert.is(found.references.state, 'partial')
  assert.equal(
    told(found, 'route').map(([, to]) => to),
    ['unresolved', 'mail.example.org', 'not-recorded'],
  )
})

test('a delivery network hands out copies of an account of the plan', () => {
  const [network, media] = ['azurerm_cdn_profile.network', 'azurerm_cdn_endpoint.media']
  const found = planned({
    'azurerm_storage_account.media': { after: { name: 'shopmedia', location: 'East US' } },
    [network]: { after: { name: 'network', location: 'West Europe', sku: 'Standard_Microsoft' } },
    [media]: {
      after: {
        name: 'media',
        profile_name: 'network',
        is_http_allowed: true,
        origin: [{ name: 'o' }],
        delivery_rule: [],
      },
      refs: { origin: [{ host_name: ref('azurerm_storage_account.media', 'primary_blob_host') }] },
    },
    'azurerm_cdn_endpoint_custom_domain.media': {
      after: { name: 'media', host_name: 'media.example.test' },
      refs: { cdn_endpoint_id: ref(media) },
    },
  })(network)
  assert.equal(told(found, 'source'), [['azure-edge-origin', 'shopmedia.blob.core.windows.net', undefined]])
  assert.is(reading(factsOf(found)['inTransit.enforced']), false)
  assert.ok(found.aliases?.includes('media.example.test'))
})

test('a log of traffic is in the region of its watcher, and goes where the plan says', () => {
  const [watcher, account, logs] = [
    'azurerm_network_watcher.w',
    'azurerm_storage_account.flows',
    'azurerm_log_analytics_workspace.logs',
  ]
  const found = planned({
    [watcher]: { after: { name: 'w', location: 'West Europe' } },
    [account]: { after: { name: 'shopflows', location: 'East US' } },
    [logs]: { after: { name: 'logs', location: 'East US' } },
    'azurerm_network_watcher_flow_log.all': {
      after: { name: 'all', enabled: true, traffic_analytics: [{ enabled: true, workspace_region: 'eastus' }] },
      refs: {
        network_watcher_name: ref(watcher, 'name'),
        storage_account_id: ref(account),
        traffic_analytics: [{ workspace_resource_id: ref(logs) }],
      },
    },
  })('azurerm_network_watcher_flow_log.all')
  assert.is(reading(found.location.region), 'westeurope')
  assert.equal(
    told(found, 'log-sink').map(([mechanism, to, region]) => [mechanism, String(to).split('/').at(-1), region]),
    [
      ['azure-flow-log', 'shopflows', undefined],
      ['azure-traffic-analytics', 'logs', 'eastus'],
    ],
  )
})

test('a hub sends what devices report to stores of the plan, and is copied to its pair', () => {
  const [hub, archive] = ['azurerm_iothub.monitors', 'azurerm_storage_account.archive']
  const found = planned({
    [archive]: { after: { name: 'shoparchive', location: 'East US' } },
    [hub]: { after: { name: 'monitors', location: 'Brazil South', network_rule_set: [] } },
    'azurerm_iothub_endpoint_storage_container.archive': {
      after: { name: 'archive', authentication_type: 'identityBased' },
      refs: { iothub_id: ref(hub), endpoint_uri: ref(archive, 'primary_blob_endpoint') },
    },
    'azurerm_iothub_route.all': {
      after: { name: 'all', iothub_name: 'monitors', endpoint_names: ['archive'], enabled: true },
    },
  })(hub)
  assert.equal(told(found, 'pair'), [['azure-iot-hub-pair', 'unresolved', undefined]])
  assert.equal(told(found, 'replica'), [['azure-iot-hub-route', 'shoparchive.blob.core.windows.net', undefined]])
})

test('what a plan changes of a route beside its hub counts for more than what the hub had', () => {
  const hub = 'azurerm_iothub.monitors'
  const way = { name: 'far', endpoint_names: ['far'], enabled: true }
  const found = (more: object) =>
    planned({
      [hub]: {
        after: {
          name: 'monitors',
          location: 'West Europe',
          endpoint: [{ name: 'far', type: 'AzureIotHub.EventHub', endpoint_uri: 'sb://far.servicebus.windows.net' }],
          route: [way],
        },
      },
      'azurerm_iothub_route.far': { after: { ...way, iothub_name: 'monitors', ...more } },
    })(hub)
  assert.equal(told(found({}), 'replica'), [['azure-iot-hub-route', 'far.servicebus.windows.net', undefined]])
  assert.equal(told(found({ enabled: false }), 'replica'), [])
})

test('caches of one group are copies of one another, whichever of them says so', () => {
  const [near, far] = ['azurerm_managed_redis.near', 'azurerm_managed_redis.far']
  const cache = (name: string, location: string) => ({
    after: { name, location, default_database: [{ geo_replication_group_name: 'shop' }] },
  })
  const found = planned({
    [near]: cache('near', 'West Europe'),
    [far]: cache('far', 'East US'),
    'azurerm_managed_redis_geo_replication.both': {
      after: { linked_managed_redis_ids: [null] },
      refs: { managed_redis_id: ref(near), linked_managed_redis_ids: refs(far) },
      open: { linked_managed_redis_ids: [true] },
    },
  })
  for (const [one, other] of [
    [near, 'far'],
    [far, 'near'],
  ] as const) {
    const id = `${group}/providers/Microsoft.Cache/redisEnterprise/${other}/databases/default`.toLowerCase()
    assert.equal(told(found(one), 'replica'), [['azure-redis-active-replica', id, undefined]])
    assert.not(found(one).aliases?.includes(id))
  }
})

test('who is in a group with a cache nobody knows where no resource of the plan says so', () => {
  const cache = 'azurerm_managed_redis.near'
  const found = planned({
    [cache]: {
      after: { name: 'near', location: 'West Europe', default_database: [{ geo_replication_group_name: 'shop' }] },
    },
  })
  assert.equal(told(found(cache), 'replica'), [['azure-redis-active-replica', 'not-recorded', undefined]])
})

test.run()
