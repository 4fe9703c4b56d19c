// Entrances: front doors of both kinds, profiles of Traffic Manager and zones of DNS, clean, open, and on the wrong way.
import { idOf, logged, type Planting, type Store } from './planting.ts'

type Plant = Pick<Planting, 'plant'>

const inNetherlands = 'shop-eu.westeurope.cloudapp.azure.com'
const inVirginia = 'shop-us.eastus.cloudapp.azure.com'
const global = { location: 'global' }

/** By a rule of which visitors are sent elsewhere, and before which a firewall stands. */
export const ruledDoor = idOf('Microsoft.Cdn/profiles/turned')
export const guardedDoor = idOf('Microsoft.Cdn/profiles/prevention')

export function plantEntrances({ plant }: Planting): void {
  plantDoors({ plant })
  plantGates({ plant })
  plantSteering({ plant })
  plantZones({ plant })
}

function plantDoors({ plant }: Plant): void {
  const door = (
    name: string,
    host: string,
    route: object = {},
    beside = logged('westeurope', ['FrontDoorAccessLog']),
    origin: object = {},
  ) => {
    const path = `Microsoft.Cdn/profiles/${name}`
    const [endpoint, group] = [`${idOf(path)}/afdEndpoints/web`, `${idOf(path)}/originGroups/web`]
    const properties = {
      originGroup: { id: group },
      ruleSets: [],
      supportedProtocols: ['Http', 'Https'],
      httpsRedirect: 'Enabled',
      forwardingProtocol: 'HttpsOnly',
      cacheConfiguration: null,
      ...route,
    }
    const store: Store = {
      path,
      region: 'westeurope',
      data: 'payroll',
      more: { ...global, sku: { name: 'Standard_AzureFrontDoor' } },
      beside: {
        '/afdEndpoints': { value: [{ id: endpoint, properties: { hostName: `${name}.z01.azurefd.net` } }] },
        '/afdEndpoints/web/routes': { value: [{ id: `${endpoint}/routes/all`, properties }] },
        '/originGroups': { value: [{ id: group }] },
        '/originGroups/web/origins': {
          value: [{ id: `${group}/origins/one`, properties: { hostName: host, ...origin } }],
        },
        ...beside,
      },
    }
    return store
  }
  plant('door at home', door('home', inNetherlands))
  for (const [name, mode] of [
    ['of Americans', 'Prevention'],
    ['watched', 'Detection'],
  ] as const) {
    const path = mode.toLowerCase()
    const { beside, ...rest } = door(path, inVirginia, { customDomains: [] })
    plant(`door ${name}`, { ...rest, data: 'visits', beside: { ...beside, ...guardOf(path, mode, plant) } })
  }
  plant('door abroad', door('abroad', inVirginia))
  const media = { azureOrigin: { id: idOf('Microsoft.Storage/storageAccounts/payrollcached') } }
  const { beside: asOthers, ...turned } = door('turned', inNetherlands, {
    ruleSets: [{ id: idOf('Microsoft.Cdn/profiles/turned/ruleSets/turns') }],
  })
  plant('door with a rule abroad', { ...turned, beside: { ...asOthers, ...turnedBy('turned') } })
  plant('door cached', door('cached', 'media.blob.core.windows.net', { cacheConfiguration: {} }, undefined, media))
  plant('door open', door('open', inNetherlands, { httpsRedirect: 'Disabled' }, {}))
}

/** A rule of its own sends some on to the United States. */
function turnedBy(door: string): Store['beside'] {
  const profile = idOf(`Microsoft.Cdn/profiles/${door}`)
  const [web, abroad] = [`${profile}/originGroups/web`, `${profile}/originGroups/abroad`]
  const action = {
    name: 'RouteConfigurationOverride',
    parameters: { originGroupOverride: { originGroup: { id: abroad }, forwardingProtocol: 'HttpsOnly' } },
  }
  return {
    '/ruleSets': { value: [{ id: `${profile}/ruleSets/turns` }] },
    '/ruleSets/turns/rules': {
      value: [{ id: `${profile}/ruleSets/turns/rules/one`, properties: { actions: [action] } }],
    },
    '/originGroups': { value: [{ id: web }, { id: abroad }] },
    '/originGroups/abroad/origins': {
      value: [{ id: `${abroad}/origins/one`, properties: { hostName: inVirginia } }],
    },
  }
}

/** Nobody comes but from the United States, where it is in force. */
function guardOf(door: string, mode: string, plant: Planting['plant']): Store['beside'] {
  const matchConditions = [
    { matchVariable: 'SocketAddr', operator: 'GeoMatch', negateCondition: true, matchValue: ['US'] },
  ]
  const id = plant(undefined, {
    path: `Microsoft.Network/frontDoorWebApplicationFirewallPolicies/${door}`,
    region: 'westeurope',
    more: global,
    properties: {
      policySettings: { enabledState: 'Enabled', mode },
      customRules: { rules: [{ priority: 1, ruleType: 'MatchRule', action: 'Block', matchConditions }] },
    },
  })
  const domains = [{ id: idOf(`Microsoft.Cdn/profiles/${door}/afdEndpoints/web`) }]
  const parameters = { wafPolicy: { id }, associations: [{ domains, patternsToMatch: ['/*'] }] }
  return { '/securityPolicies': { value: [{ properties: { parameters } }] } }
}

function plantGates({ plant }: Plant): void {
  const gate = (name: string, address: string, minimumTlsVersion: string): Store => {
    const path = `Microsoft.Network/frontDoors/${name}`
    const pool = { id: `${idOf(path)}/backendPools/web` }
    const routeConfiguration = { forwardingProtocol: 'HttpsOnly', backendPool: pool, cacheConfiguration: null }
    return {
      path,
      region: 'westeurope',
      data: 'payroll',
      more: global,
      properties: {
        frontendEndpoints: [
          { properties: { hostName: `${name}.example.test`, customHttpsConfiguration: { minimumTlsVersion } } },
        ],
        routingRules: [{ properties: { acceptedProtocols: ['Https'], rulesEngine: null, routeConfiguration } }],
        backendPools: [{ ...pool, properties: { backends: [{ address }] } }],
      },
      beside: logged('westeurope', ['FrontdoorAccessLog']),
    }
  }
  plant('gate at home', gate('home', inNetherlands, '1.2'))
  plant('gate abroad', gate('abroad', inVirginia, '1.0'))
}

function plantSteering({ plant }: Plant): void {
  const steering = (name: string, trafficRoutingMethod: string, ...places: object[]): Store => ({
    path: `Microsoft.Network/trafficManagerProfiles/${name}`,
    region: 'westeurope',
    data: 'payroll',
    more: global,
    properties: {
      trafficRoutingMethod,
      dnsConfig: { fqdn: `${name}.trafficmanager.net` },
      endpoints: places.map((properties) => ({
        type: `Microsoft.Network/trafficManagerProfiles/${'minChildEndpoints' in properties ? 'nested' : 'azure'}Endpoints`,
        properties: { endpointStatus: 'Enabled', ...properties },
      })),
    },
  })
  const address = (name: string, endpointLocation: string) => ({
    targetResourceId: idOf(`Microsoft.Network/publicIPAddresses/${name}`),
    endpointLocation,
  })
  plant('steering at home', steering('home', 'Geographic', { ...address('eu', 'West Europe'), geoMapping: ['WORLD'] }))
  plant('steering abroad', steering('abroad', 'Priority', address('eu', 'West Europe'), address('us', 'East US')))
  const profile = (name: string) => ({
    targetResourceId: idOf(`Microsoft.Network/trafficManagerProfiles/${name}`),
    endpointLocation: 'West Europe', // near which visitors are sent there, wherever that is
    minChildEndpoints: 1,
  })
  plant('steering on at home', steering('on-home', 'Performance', profile('home')))
  plant('steering on abroad', steering('on-abroad', 'Performance', profile('home'), profile('abroad')))
}

function plantZones({ plant }: Plant): void {
  const zone = (name: string, host: string): Store => {
    const path = `Microsoft.Network/dnsZones/${name}`
    const record = {
      id: `${idOf(path)}/CNAME/www`,
      type: 'Microsoft.Network/dnszones/CNAME',
      properties: { fqdn: `www.${name}.`, targetResource: {}, CNAMERecord: { cname: `${host}.` } },
    }
    return { path, region: 'westeurope', data: 'payroll', more: global, beside: { '/recordsets': { value: [record] } } }
  }
  plant('zone at home', zone('home.example.test', inNetherlands))
  plant('zone abroad', zone('abroad.example.test', inVirginia))
}
