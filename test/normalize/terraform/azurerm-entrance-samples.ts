// The ways into one estate: a Front Door with a firewall and rules, its predecessor, a delivery network and a zone of DNS.
import { list, logsTo, type Sample, setting } from './azurerm-samples.ts'
import { at, row } from './planned-azure.ts'

const profiles = 'Microsoft.Cdn/profiles'
const door = at(`${profiles}/door`)
const [endpoint, domain] = [`${door}/afdEndpoints/shop`, `${door}/customDomains/www`]
const [web, other] = [`${door}/originGroups/web`, `${door}/originGroups/other`]
const turns = `${door}/ruleSets/turns`
const wall = at('Microsoft.Network/frontDoorWebApplicationFirewallPolicies/europe')

const network = at(`${profiles}/network`)
const gate = at('Microsoft.Network/frontDoors/gate')
const zone = at('Microsoft.Network/dnsZones/shop.example.test')
const nowhere = { region: undefined }

export const entranceSamples: Sample[] = [
  {
    type: profiles,
    rows: [
      row('azurerm_cdn_frontdoor_profile', door, { name: 'door', sku_name: 'Premium_AzureFrontDoor' }, nowhere),
      row('azurerm_cdn_frontdoor_endpoint', endpoint, { cdn_frontdoor_profile_id: door, name: 'shop', enabled: true }),
      row('azurerm_cdn_frontdoor_custom_domain', domain, {
        cdn_frontdoor_profile_id: door,
        name: 'www',
        host_name: 'www.shop.example.test',
        tls: [{ certificate_type: 'ManagedCertificate', minimum_version: 'TLS12' }],
      }),
      row('azurerm_cdn_frontdoor_origin_group', web, { cdn_frontdoor_profile_id: door, name: 'web' }),
      row('azurerm_cdn_frontdoor_origin_group', other, { cdn_frontdoor_profile_id: door, name: 'other' }),
      row('azurerm_cdn_frontdoor_origin', `${web}|site`, {
        cdn_frontdoor_origin_group_id: web,
        name: 'site',
        host_name: 'shop.azurewebsites.net',
        enabled: true,
      }),
      row('azurerm_cdn_frontdoor_origin', `${other}|us`, {
        cdn_frontdoor_origin_group_id: other,
        name: 'us',
        host_name: 'us.example.test',
      }),
      row('azurerm_cdn_frontdoor_route', `${endpoint}|all`, {
        cdn_frontdoor_endpoint_id: endpoint,
        name: 'all',
        cdn_frontdoor_origin_group_id: web,
        cdn_frontdoor_custom_domain_ids: [domain],
        cdn_frontdoor_rule_set_ids: [turns],
        supported_protocols: ['Http', 'Https'],
        forwarding_protocol: 'HttpsOnly',
        https_redirect_enabled: true,
        link_to_default_domain: false,
        cache: [{ query_string_caching_behavior: 'IgnoreQueryString' }],
      }),
      row('azurerm_cdn_frontdoor_rule_set', turns, { cdn_frontdoor_profile_id: door, name: 'turns' }),
      row('azurerm_cdn_frontdoor_rule', `${turns}|r`, {
        cdn_frontdoor_rule_set_id: turns,
        name: 'r',
        actions: [
          {
            modify_request_header: [{ header_name: 'x', operator: 'Append', header_value: 'hush' }],
            url_redirect: [],
            route_configuration_override: [
              {
                origin_group: [{ cdn_frontdoor_origin_group_id: other, forwarding_protocol: 'HttpsOnly' }],
                caching: [{ behaviour: 'Disabled' }],
              },
            ],
          },
        ],
      }),
      row('azurerm_cdn_frontdoor_security_policy', `${door}|guard`, {
        cdn_frontdoor_profile_id: door,
        name: 'guard',
        security_policies: [
          {
            firewall: [
              {
                cdn_frontdoor_firewall_policy_id: wall,
                association: [{ domain: [{ cdn_frontdoor_domain_id: domain }], patterns_to_match: ['/*'] }],
              },
            ],
          },
        ],
      }),
      row('azurerm_cdn_frontdoor_firewall_policy', wall, {
        name: 'europe',
        enabled: true,
        mode: 'Prevention',
        custom_rule: [
          {
            name: 'europe',
            enabled: true,
            priority: 10,
            type: 'MatchRule',
            action: 'Block',
            match_condition: [
              {
                match_variable: 'SocketAddr',
                operator: 'GeoMatch',
                negation_condition: true,
                match_values: ['NL', 'DE'],
              },
            ],
          },
        ],
      }),
      setting(door, 'FrontDoorAccessLog'),
    ],
    body: { location: 'Global', sku: { name: 'Premium_AzureFrontDoor' }, properties: {} },
    beside: {
      ...logsTo('FrontDoorAccessLog'),
      [`${profiles}/afdendpoints/read`]: list({ id: endpoint, properties: { enabledState: 'Enabled' } }),
      [`${profiles}/customdomains/read`]: list({
        id: domain,
        properties: { hostName: 'www.shop.example.test', tlsSettings: { minimumTlsVersion: 'TLS12' } },
      }),
      [`${profiles}/origingroups/read`]: list({ id: web }, { id: other }),
      [`${profiles}/origingroups/origins/read`]: list(
        {
          id: `${web}/origins/site`,
          properties: { azureOrigin: null, hostName: 'shop.azurewebsites.net', enabledState: 'Enabled' },
        },
        { id: `${other}/origins/us`, properties: { azureOrigin: null, hostName: 'us.example.test' } },
      ),
      [`${profiles}/afdendpoints/routes/read`]: list({
        id: `${endpoint}/routes/all`,
        properties: {
          originGroup: { id: web },
          ruleSets: [{ id: turns }],
          customDomains: [{ id: domain }],
          linkToDefaultDomain: 'Disabled',
          supportedProtocols: ['Http', 'Https'],
          httpsRedirect: 'Enabled',
          forwardingProtocol: 'HttpsOnly',
          cacheConfiguration: { queryStringCachingBehavior: 'IgnoreQueryString' },
          enabledState: 'Enabled',
        },
      }),
      [`${profiles}/rulesets/read`]: list({ id: turns }),
      [`${profiles}/rulesets/rules/read`]: list({
        id: `${turns}/rules/r`,
        properties: {
          actions: [
            { name: 'ModifyRequestHeader', parameters: {} },
            {
              name: 'RouteConfigurationOverride',
              parameters: { originGroupOverride: { originGroup: { id: other }, forwardingProtocol: 'HttpsOnly' } },
            },
          ],
        },
      }),
      [`${profiles}/securitypolicies/read`]: list({
        properties: {
          parameters: {
            wafPolicy: { id: wall },
            associations: [{ domains: [{ id: domain }], patternsToMatch: ['/*'] }],
          },
        },
      }),
      'Microsoft.Network/frontDoorWebApplicationFirewallPolicies/read': list({
        id: wall,
        properties: {
          policySettings: { enabledState: 'Enabled', mode: 'Prevention' },
          customRules: {
            rules: [
              {
                priority: 10,
                enabledState: 'Enabled',
                ruleType: 'MatchRule',
                action: 'Block',
                matchConditions: [
                  {
                    matchVariable: 'SocketAddr',
                    operator: 'GeoMatch',
                    negateCondition: true,
                    matchValue: ['NL', 'DE'],
                  },
                ],
              },
            ],
          },
        },
      }),
    },
  },
  {
    type: profiles,
    rows: [
      row('azurerm_cdn_profile', network, { name: 'network', sku: 'Standard_Microsoft' }),
      row('azurerm_cdn_endpoint', `${network}/endpoints/media`, {
        profile_name: 'network',
        name: 'media',
        fqdn: 'media.azureedge.net',
        is_http_allowed: false,
        origin: [{ name: 'media', host_name: 'media.blob.core.windows.net' }],
        geo_filter: [{ relative_path: '/', action: 'Allow', country_codes: ['DE', 'AT'] }],
        delivery_rule: [],
        global_delivery_rule: [],
      }),
      row('azurerm_cdn_endpoint_custom_domain', `${network}|d`, {
        cdn_endpoint_id: `${network}/endpoints/media`,
        host_name: 'media.shop.example.test',
      }),
      setting(network, 'AzureCdnAccessLog'),
    ],
    body: { sku: { name: 'Standard_Microsoft' }, properties: {} },
    beside: {
      ...logsTo('AzureCdnAccessLog'),
      [`${profiles}/endpoints/read`]: list({
        properties: {
          hostName: 'media.azureedge.net',
          resourceState: 'Running',
          isHttpAllowed: false,
          origins: [{ properties: { hostName: 'media.blob.core.windows.net', enabled: true } }],
          geoFilters: [{ relativePath: '/', action: 'Allow', countryCodes: ['DE', 'AT'] }],
          customDomains: [{ properties: { hostName: 'media.shop.example.test' } }],
        },
      }),
    },
  },
  {
    type: 'Microsoft.Network/frontDoors',
    rows: [
      row(
        'azurerm_frontdoor',
        gate,
        {
          name: 'gate',
          load_balancer_enabled: true,
          frontend_endpoint: [{ name: 'own', host_name: 'gate.azurefd.net' }],
          routing_rule: [
            {
              name: 'all',
              enabled: true,
              accepted_protocols: ['Https'],
              forwarding_configuration: [
                { backend_pool_name: 'web', cache_enabled: true, forwarding_protocol: 'HttpsOnly' },
              ],
              redirect_configuration: [],
            },
            {
              name: 'up',
              enabled: true,
              accepted_protocols: ['Http'],
              forwarding_configuration: [],
              redirect_configuration: [{ redirect_protocol: 'HttpsOnly' }],
            },
          ],
          backend_pool: [{ name: 'web', backend: [{ address: 'shop.azurewebsites.net', enabled: true }] }],
        },
        nowhere,
      ),
      row('azurerm_frontdoor_custom_https_configuration', `${gate}|own`, {
        frontend_endpoint_id: `${gate}/frontendEndpoints/own`,
        custom_https_configuration: [{ minimum_tls_version: '1.0' }],
      }),
      setting(gate, 'FrontdoorAccessLog'),
    ],
    body: {
      location: 'Global',
      properties: {
        enabledState: 'Enabled',
        frontendEndpoints: [
          { properties: { hostName: 'gate.azurefd.net', customHttpsConfiguration: { minimumTlsVersion: '1.0' } } },
        ],
        routingRules: [
          {
            properties: {
              acceptedProtocols: ['Https'],
              enabledState: 'Enabled',
              rulesEngine: null,
              routeConfiguration: {
                backendPool: { id: `${gate}/backendPools/web` },
                forwardingProtocol: 'HttpsOnly',
                cacheConfiguration: {},
              },
            },
          },
          {
            properties: {
              acceptedProtocols: ['Http'],
              rulesEngine: null,
              routeConfiguration: { redirectProtocol: 'HttpsOnly' },
            },
          },
        ],
        backendPools: [
          {
            id: `${gate}/backendPools/web`,
            properties: { backends: [{ address: 'shop.azurewebsites.net', enabledState: 'Enabled' }] },
          },
        ],
      },
    },
    beside: logsTo('FrontdoorAccessLog'),
  },
  {
    type: 'Microsoft.Network/dnsZones',
    rows: [
      row('azurerm_dns_zone', zone, { name: 'shop.example.test' }, nowhere),
      row('azurerm_dns_a_record', `${zone}|root`, {
        zone_name: 'shop.example.test',
        name: '@',
        records: [],
        target_resource_id: at('Microsoft.Network/trafficManagerProfiles/shop'),
      }),
      row('azurerm_dns_cname_record', `${zone}|www`, {
        zone_name: 'shop.example.test',
        name: 'www',
        record: 'shop.azurewebsites.net.',
      }),
      row('azurerm_dns_cname_record', `${zone}|m`, {
        zone_name: 'shop.example.test',
        name: 'm',
        record: 'www.shop.example.test',
      }),
      row('azurerm_dns_mx_record', `${zone}|mail`, {
        zone_name: 'shop.example.test',
        name: '@',
        record: [{ preference: '10', exchange: 'mail.example.test' }],
      }),
      row('azurerm_dns_srv_record', `${zone}|sip`, {
        zone_name: 'shop.example.test',
        name: '_sip._tcp',
        record: [{ target: 'sip.example.test', port: 5061 }],
      }),
      row('azurerm_dns_aaaa_record', `${zone}|v6`, {
        zone_name: 'shop.example.test',
        name: 'v6',
        records: ['2001:db8::1'],
      }),
    ],
    body: { location: 'global', properties: { zoneType: 'Public' } },
    beside: {
      'Microsoft.Network/dnszones/recordsets/read': list(
        recordOf('A', '@', { targetResource: { id: at('Microsoft.Network/trafficManagerProfiles/shop') } }),
        recordOf('AAAA', 'v6', { AAAARecords: [{ ipv6Address: '2001:db8::1' }] }),
        recordOf('CNAME', 'www', { CNAMERecord: { cname: 'shop.azurewebsites.net.' } }),
        recordOf('CNAME', 'm', { CNAMERecord: { cname: 'www.shop.example.test' } }),
        recordOf('MX', '@', { MXRecords: [{ preference: 10, exchange: 'mail.example.test' }] }),
        recordOf('SRV', '_sip._tcp', { SRVRecords: [{ target: 'sip.example.test' }] }),
      ),
    },
  },
]

function recordOf(kind: string, name: string, properties: object) {
  const fqdn = `${name === '@' ? '' : `${name}.`}shop.example.test.`
  return {
    id: `${zone}/${kind}/${name}`,
    type: `Microsoft.Network/dnszones/${kind}`,
    properties: { fqdn, ...properties },
  }
}
