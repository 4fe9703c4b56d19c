// A Traffic Manager profile that steers by geography, a zone of DNS, both kinds of Front Door and a delivery network of the older kind, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

export const providers = `/subscriptions/${subscriptionId}/resourceGroups/Shop/providers`

const profiles = 'Microsoft.Network/trafficManagerProfiles'
const endpoint = (kind: string, name: string, properties: object) => ({
  id: `${providers}/${profiles}/shop/${kind}/${name}`,
  name,
  type: `${profiles}/${kind}`,
  properties: { endpointStatus: 'Enabled', endpointMonitorStatus: 'Online', weight: 1, priority: 1, ...properties },
})

export const steering = {
  id: `${providers}/${profiles}/shop`,
  name: 'shop',
  type: profiles,
  location: 'global',
  tags: { DataClass: 'personal' },
  properties: {
    profileStatus: 'Enabled',
    trafficRoutingMethod: 'Geographic',
    dnsConfig: { relativeName: 'shop', fqdn: 'Shop.trafficmanager.net', ttl: 60 },
    monitorConfig: { profileMonitorStatus: 'Online', protocol: 'HTTPS', port: 443, path: '/' },
    endpoints: [
      endpoint('azureEndpoints', 'europe', {
        targetResourceId: `${providers}/Microsoft.Network/publicIPAddresses/Shop-EU`,
        target: 'shop-eu.westeurope.cloudapp.azure.com',
        endpointLocation: 'West Europe',
        geoMapping: ['GEO-EU', 'GEO-ME'],
      }),
      endpoint('externalEndpoints', 'americas', {
        target: 'shop.example.test',
        endpointLocation: 'North Europe',
        geoMapping: ['US-CA', 'WORLD'],
      }),
    ],
  },
}

export const door = {
  id: `${providers}/Microsoft.Cdn/profiles/Door`,
  name: 'Door',
  type: 'Microsoft.Cdn/profiles',
  location: 'Global',
  kind: 'frontdoor',
  tags: { DataClass: 'personal' },
  sku: { name: 'Standard_AzureFrontDoor' },
  properties: { originResponseTimeoutSeconds: 60, frontDoorId: '0a1b2c3d', resourceState: 'Active' },
}

const group = `${door.id}/originGroups/Web`
/** Azure does not keep to one case in what it names. */
const endpointId = `${door.id}/afdendpoints/shop`

/** By what stands after the id of the profile. */
export const behindTheDoor = {
  '/afdEndpoints': {
    value: [{ id: endpointId, properties: { hostName: 'Shop-1a2b.z01.azurefd.net', enabledState: 'Enabled' } }],
  },
  '/afdEndpoints/shop/routes': {
    value: [
      {
        id: `${endpointId}/routes/all`,
        properties: {
          customDomains: [{ id: `${door.id}/customDomains/shop` }],
          originGroup: { id: group },
          originPath: null,
          ruleSets: [] as object[],
          supportedProtocols: ['Https', 'Http'],
          patternsToMatch: ['/*'],
          cacheConfiguration: { queryStringCachingBehavior: 'IgnoreQueryString', queryParameters: null },
          forwardingProtocol: 'MatchRequest',
          linkToDefaultDomain: 'Enabled',
          httpsRedirect: 'Enabled',
          enabledState: 'Enabled',
        },
      },
    ],
  },
  '/originGroups': { value: [{ id: group, properties: { sessionAffinityState: 'Disabled' } }] },
  '/originGroups/Web/origins': {
    value: [
      {
        id: `${group}/origins/site`,
        properties: { azureOrigin: null, hostName: 'Shop.azurewebsites.net', httpsPort: 443, enabledState: 'Enabled' },
      },
      {
        id: `${group}/origins/media`,
        properties: {
          azureOrigin: { id: `${providers}/Microsoft.Storage/storageAccounts/media` },
          hostName: 'media.blob.core.windows.net',
          enabledState: 'Enabled',
        },
      },
    ],
  },
  '/customDomains': {
    value: [
      {
        id: `${door.id}/customDomains/shop`,
        properties: {
          hostName: 'www.shop.example.test',
          tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12', secret: null },
          validationProperties: { validationToken: 'hush', expirationDate: '2027-01-01T00:00:00Z' },
        },
      },
    ],
  },
}

/** A rule that sends some visitors to another group. */
const ruleSet = `${door.id}/rulesets/Turns`
const otherGroup = `${door.id}/originGroups/Other`
export const ruledDoor = {
  ...behindTheDoor,
  '/afdEndpoints/shop/routes': {
    value: behindTheDoor['/afdEndpoints/shop/routes'].value.map(({ id, properties }) => ({
      id,
      properties: { ...properties, ruleSets: [{ id: `${door.id}/ruleSets/turns` }] },
    })),
  },
  '/ruleSets': { value: [{ id: ruleSet, name: 'Turns' }] },
  '/rulesets/Turns/rules': {
    value: [
      {
        id: `${ruleSet}/rules/other`,
        properties: {
          order: 1,
          conditions: [{ name: 'RequestHeader', parameters: { selector: 'x-key', matchValues: ['hush'] } }],
          actions: [
            { name: 'ModifyRequestHeader', parameters: { headerAction: 'Append', headerName: 'x-key', value: 'hush' } },
            {
              name: 'RouteConfigurationOverride',
              parameters: {
                originGroupOverride: { originGroup: { id: otherGroup }, forwardingProtocol: 'HttpsOnly' },
              },
            },
          ],
        },
      },
    ],
  },
  '/originGroups': { value: [...behindTheDoor['/originGroups'].value, { id: otherGroup, properties: {} }] },
  '/originGroups/Other/origins': {
    value: [{ id: `${otherGroup}/origins/us`, properties: { azureOrigin: null, hostName: 'us.example.test' } }],
  },
}

/** Before one of its two domains; the firewall is in another group. */
export const firewallId = `/subscriptions/${subscriptionId}/resourceGroups/Guards/providers/Microsoft.Network/frontdoorWebApplicationFirewallPolicies/Europe`
export const beforeTheDoor = {
  value: [
    {
      id: `${door.id}/securityPolicies/europe`,
      properties: {
        parameters: {
          type: 'WebApplicationFirewall',
          wafPolicy: { id: firewallId },
          associations: [{ domains: [{ id: `${door.id}/customdomains/shop` }], patternsToMatch: ['/*'] }],
        },
      },
    },
  ],
}
export const firewall = {
  id: firewallId,
  type: 'Microsoft.Network/frontdoorwebapplicationfirewallpolicies',
  location: 'Global',
  properties: {
    policySettings: { enabledState: 'Enabled', mode: 'Prevention' },
    managedRules: { managedRuleSets: [] },
    customRules: {
      rules: [
        {
          name: 'europe',
          priority: 10,
          enabledState: 'Enabled',
          ruleType: 'MatchRule',
          action: 'Block',
          matchConditions: [
            { matchVariable: 'SocketAddr', operator: 'GeoMatch', negateCondition: true, matchValue: ['NL', 'DE'] },
          ],
        },
      ],
    },
  },
}

export const network = {
  ...door,
  id: `${providers}/Microsoft.Cdn/profiles/network`,
  name: 'network',
  kind: 'cdn',
  sku: { name: 'Standard_Microsoft' },
  properties: { resourceState: 'Active' },
}
export const inTheNetwork = {
  value: [
    {
      id: `${network.id}/endpoints/media`,
      location: 'Global',
      properties: {
        hostName: 'media.azureedge.net',
        resourceState: 'Running',
        isHttpAllowed: false,
        isHttpsAllowed: true,
        originPath: null,
        origins: [{ name: 'media', properties: { hostName: 'Media.blob.core.windows.net', enabled: true } }],
        customDomains: [{ name: 'media', properties: { hostName: 'media.shop.example.test' } }],
        geoFilters: [{ relativePath: '/', action: 'Allow', countryCodes: ['DE', 'AT'] }],
      },
    },
  ],
}

export const zone = {
  id: `${providers}/Microsoft.Network/dnszones/shop.example.test`,
  name: 'shop.example.test',
  type: 'Microsoft.Network/dnszones',
  location: 'global',
  tags: { DataClass: 'personal' },
  properties: {
    maxNumberOfRecordSets: 10_000,
    numberOfRecordSets: 8,
    nameServers: ['ns1-01.azure-dns.com.'],
    zoneType: 'Public',
  },
}
const recordOf = (type: string, name: string, properties: object) => ({
  id: `${zone.id}/${type}/${name}`,
  name,
  type: `Microsoft.Network/dnszones/${type}`,
  properties: { fqdn: `${name === '@' ? '' : `${name}.`}shop.example.test.`, TTL: 300, metadata: {}, ...properties },
})
export const inTheZone = {
  value: [
    recordOf('A', '@', { targetResource: { id: `${providers}/Microsoft.Network/publicIPAddresses/Shop-EU` } }),
    recordOf('CNAME', 'www', { targetResource: {}, CNAMERecord: { cname: 'Shop.trafficmanager.net.' } }),
    recordOf('CNAME', 'm', { targetResource: {}, CNAMERecord: { cname: 'WWW.shop.example.test.' } }),
    recordOf('CNAME', '_acme', { targetResource: {}, CNAMERecord: { cname: 'proof.example.test.' } }),
    recordOf('MX', '@', { MXRecords: [{ preference: 10, exchange: 'mail.example.test.' }] }),
    recordOf('SRV', '_sip._tcp', { SRVRecords: [{ priority: 1, weight: 1, port: 5061, target: 'sip.example.test.' }] }),
    recordOf('NS', '@', { NSRecords: [{ nsdname: 'ns1-01.azure-dns.com.' }] }),
    recordOf('TXT', '@', { TXTRecords: [{ value: ['hush'] }] }),
  ],
}

const classicId = `${providers}/Microsoft.Network/frontDoors/Gate`
const within = (path: string) => ({ id: `${classicId}/${path}` })

export const gate = {
  id: classicId,
  name: 'Gate',
  type: 'Microsoft.Network/frontDoors',
  location: 'Global',
  tags: { DataClass: 'personal' },
  properties: {
    enabledState: 'Enabled',
    cname: 'gate.azurefd.net',
    frontendEndpoints: [
      {
        ...within('frontendEndpoints/own'),
        properties: { hostName: 'Gate.azurefd.net', customHttpsConfiguration: null },
      },
      {
        ...within('frontendEndpoints/www'),
        properties: {
          hostName: 'gate.example.test',
          customHttpsConfiguration: { certificateSource: 'FrontDoor', minimumTlsVersion: '1.2' },
        },
      },
    ],
    routingRules: [
      {
        ...within('routingRules/back'),
        properties: {
          acceptedProtocols: ['Http'],
          enabledState: 'Enabled',
          rulesEngine: null,
          routeConfiguration: { redirectType: 'Moved', redirectProtocol: 'HttpsOnly' },
        },
      },
      {
        ...within('routingRules/on'),
        properties: {
          acceptedProtocols: ['Https'],
          enabledState: 'Enabled',
          rulesEngine: null as object | null,
          routeConfiguration: {
            forwardingProtocol: 'MatchRequest',
            backendPool: within('BackendPools/web'),
            cacheConfiguration: { queryParameterStripDirective: 'StripNone' },
          },
        },
      },
    ],
    backendPools: [
      {
        ...within('backendPools/web'),
        properties: {
          backends: [
            { address: 'Shop-EU.westeurope.cloudapp.azure.com', enabledState: 'Enabled', priority: 1 },
            { address: 'shop-us.eastus.cloudapp.azure.com', enabledState: 'Disabled', priority: 2 },
          ],
        },
      },
    ],
  },
}
