// The entrances of Azure: who is sent where, what is kept on the way, and how it is reached.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap, Observation } from '../../../src/model/observation.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { cdnProfile } from '../../../src/normalize/azure/cdn-profile.ts'
import { dnsZone } from '../../../src/normalize/azure/dns-zone.ts'
import { frontDoor } from '../../../src/normalize/azure/front-door.ts'
import { trafficManagerProfile } from '../../../src/normalize/azure/traffic-manager.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import {
  beforeTheDoor,
  behindTheDoor,
  door,
  firewall,
  gate,
  inTheNetwork,
  inTheZone,
  network,
  providers,
  ruledDoor,
  steering,
  zone,
} from './entrances.ts'
import { observedWith } from './observed.ts'

const test = suite('normalize/azure/entrances')

interface Body {
  [name: string]: unknown
  type: string
}

const some = (word?: string): string[] => (word === undefined ? [] : [word])

const readWith = (
  normalize: (observation: Observation) => Resource | Gap,
  body: Body,
  beside: Record<string, object | string> = {},
) => {
  const found = toResource(normalize(observedWith(body.type, body, beside)))
  const facts = factsOf(found)
  return {
    found,
    fact: (path: string) => reading(facts[path]),
    references: referencesOf(found).map(({ role, mechanism, locator, region, geography }) =>
      [role, mechanism, ...some(geography), reading(locator), ...some(region)].join(' '),
    ),
  }
}

const steered = (properties: object = {}) =>
  readWith(trafficManagerProfile, { ...steering, properties: { ...steering.properties, ...properties } })
const [inEurope, elsewhere] = steering.properties.endpoints
const toAddress = `${providers}/microsoft.network/publicipaddresses/shop-eu`.toLowerCase()

test('Traffic Manager: each geography is sent to its endpoints, and whoever has none to that of the world', () => {
  const { found, references } = steered()
  assert.equal(references, [
    `route azure-traffic-manager continent:EU ${toAddress} westeurope`,
    `route azure-traffic-manager continent:GEO-ME ${toAddress} westeurope`,
    'route azure-traffic-manager US-CA shop.example.test',
    'route azure-traffic-manager default shop.example.test',
  ])
  assert.equal([found.aliases, found.name], [['shop.trafficmanager.net'], 'shop'])
})

test('Traffic Manager: by every other rule anyone may come to each, the last resort too', () => {
  for (const trafficRoutingMethod of ['Priority', 'Performance', 'Weighted', 'MultiValue', 'Subnet'])
    assert.equal(steered({ trafficRoutingMethod }).references, [
      `route azure-traffic-manager anywhere ${toAddress} westeurope`,
      'route azure-traffic-manager anywhere shop.example.test',
    ])
})

test('Traffic Manager: another profile is an entrance of its own, wherever visitors are said to be near to it', () => {
  const other = `${providers}/Microsoft.Network/trafficManagerProfiles/Europe`
  const nested = {
    type: 'Microsoft.Network/trafficManagerProfiles/nestedEndpoints',
    properties: {
      endpointStatus: 'Enabled',
      targetResourceId: other,
      target: 'europe.trafficmanager.net',
      endpointLocation: 'West Europe',
      geoMapping: ['GEO-EU'],
      minChildEndpoints: 1,
    },
  }
  assert.equal(steered({ endpoints: [nested] }).references, [
    `route azure-traffic-manager continent:EU ${other.toLowerCase()}`,
  ])
})

test('Traffic Manager: an endpoint that is off is no route, nor is any of a profile that is', () => {
  const off = { ...elsewhere, properties: { ...elsewhere?.properties, endpointStatus: 'Disabled' } }
  assert.is(steered({ endpoints: [inEurope, off] }).references.length, 2)
  assert.equal(steered({ profileStatus: 'Disabled' }).references, [])
  assert.equal(steered({ profileStatus: 'Asleep' }).references, ['route azure-traffic-manager malformed'])
})

test('Traffic Manager: what was not told is a route to nobody knows where', () => {
  assert.equal(steered({ endpoints: null }).references, ['route azure-traffic-manager not-recorded'])
  assert.equal(steered({ trafficRoutingMethod: 'New' }).references, ['route azure-traffic-manager malformed'])
  const lost = { ...inEurope, properties: { endpointStatus: 'Enabled' } }
  assert.equal(steered({ endpoints: [lost] }).references, ['route azure-traffic-manager anywhere not-recorded'])
})

const profiles = 'Microsoft.Cdn/profiles'
const firewalls = 'Microsoft.Network/frontDoorWebApplicationFirewallPolicies/read'
const logs = (category: string) => ({
  'Microsoft.Insights/diagnosticSettings/read': {
    value: [{ properties: { workspaceId: 'one', logs: [{ category, enabled: true }] } }],
  },
})
const [allRoutes] = behindTheDoor['/afdEndpoints/shop/routes'].value
const told = {
  [`${profiles}/afdendpoints/read`]: behindTheDoor['/afdEndpoints'],
  [`${profiles}/afdendpoints/routes/read`]: behindTheDoor['/afdEndpoints/shop/routes'],
  [`${profiles}/origingroups/read`]: behindTheDoor['/originGroups'],
  [`${profiles}/origingroups/origins/read`]: behindTheDoor['/originGroups/Web/origins'],
  [`${profiles}/customdomains/read`]: behindTheDoor['/customDomains'],
  [`${profiles}/securitypolicies/read`]: beforeTheDoor,
  [firewalls]: { value: [firewall] },
  ...logs('FrontDoorAccessLog'),
}
const opened = (beside: Record<string, object | string> = {}, body: object = {}) =>
  readWith(cdnProfile, { ...door, ...body }, { ...told, ...beside })
const routed = (properties: object) =>
  opened({
    [`${profiles}/afdendpoints/routes/read`]: {
      value: [{ ...allRoutes, properties: { ...allRoutes?.properties, ...properties } }],
    },
  })
const media = `${providers}/microsoft.storage/storageaccounts/media`.toLowerCase()
const allFacts = ['inTransit.enforced', 'inTransit.minimumVersion', 'logging.dataAccess']
const keptAndSent = [
  'source azure-edge-origin shop.azurewebsites.net',
  `source azure-edge-origin ${media}`,
  'route azure-edge-request anywhere shop.azurewebsites.net',
  `route azure-edge-request anywhere ${media}`,
  'log-sink azure-diagnostic-setting one',
]

test('Front Door: what its edges keep of which origins, whom it sends there, and how', () => {
  const { found, fact, references } = opened()
  assert.equal(references, keptAndSent)
  assert.equal(allFacts.map(fact), [true, 1.2, true])
  assert.equal(found.aliases, ['shop-1a2b.z01.azurefd.net', 'www.shop.example.test'])
  assert.equal([found.location.kind, fact('region')], ['global', 'global'])
})

test('Front Door: who may come a firewall says, where it stands before every domain of a route', () => {
  const sent = (properties: object) => routed(properties).references.slice(2, -1)
  const from = (country: string) => [
    `route azure-edge-request ${country} shop.azurewebsites.net`,
    `route azure-edge-request ${country} ${media}`,
  ]
  assert.equal(sent({ linkToDefaultDomain: 'Disabled' }), [...from('DE'), ...from('NL')])
  const others = [{ id: `${door.id}/customDomains/shop` }, { id: `${door.id}/customDomains/other` }]
  for (const open of [
    {},
    { linkToDefaultDomain: undefined },
    { linkToDefaultDomain: 'Disabled', customDomains: others },
    { linkToDefaultDomain: 'Disabled', customDomains: [] },
    { linkToDefaultDomain: 'Disabled', customDomains: undefined },
  ])
    assert.equal(sent(open), from('anywhere'))
})

test('Front Door: without a word of its firewalls nobody knows who comes', () => {
  for (const [missing, why] of [
    [{ [`${profiles}/securitypolicies/read`]: 'AuthorizationFailed' }, 'denied'],
    [{ [firewalls]: 'AuthorizationFailed' }, 'denied'],
    [{ [firewalls]: { value: [{ ...firewall, properties: {} }] } }, 'malformed'],
  ] as const)
    assert.equal(opened(missing).references.slice(0, 2), [
      `source azure-edge-origin ${why}`,
      `route azure-edge-request ${why}`,
    ])
})

test('Front Door: nothing is kept where that is said, and only there', () => {
  assert.equal(routed({ cacheConfiguration: null }).references, keptAndSent.slice(2))
  assert.equal(routed({ cacheConfiguration: undefined }).references, keptAndSent)
})

test('Front Door: in the open towards the visitor, or towards the origin', () => {
  for (const [properties, wanted] of [
    [{ httpsRedirect: 'Disabled' }, false],
    [{ httpsRedirect: undefined }, false],
    [{ httpsRedirect: 'Disabled', supportedProtocols: ['Https'] }, true],
    [{ forwardingProtocol: 'HttpOnly' }, false],
    [{ forwardingProtocol: 'HttpsOnly' }, true],
    [{ supportedProtocols: [] }, 'malformed'],
  ] as const)
    assert.is(routed(properties).fact('inTransit.enforced'), wanted, JSON.stringify(properties))
})

const [turn] = ruledDoor['/rulesets/Turns/rules'].value
const origins = [...behindTheDoor['/originGroups/Web/origins'].value, ...ruledDoor['/originGroups/Other/origins'].value]
const turned = (actions: unknown, route: object = {}, listed: object | string = ruledDoor['/ruleSets']) => {
  const [one] = ruledDoor['/afdEndpoints/shop/routes'].value
  return opened({
    [`${profiles}/afdendpoints/routes/read`]: {
      value: [{ ...one, properties: { ...one?.properties, cacheConfiguration: null, ...route } }],
    },
    [`${profiles}/origingroups/origins/read`]: { value: origins },
    [`${profiles}/rulesets/read`]: listed,
    [`${profiles}/rulesets/rules/read`]: { value: [{ ...turn, properties: { actions } }] },
  })
}
const toOther = { originGroupOverride: { originGroup: { id: `${door.id}/originGroups/other` } } }
const inEach = (...hosts: string[]) => hosts.map((host) => `route azure-edge-request anywhere ${host}`)
const sites = ['shop.azurewebsites.net', media]

const turns: [name: string, action: object, encrypted: unknown, kept: boolean, hosts: string[]][] = [
  ['changes a header', { name: 'ModifyResponseHeader' }, true, false, sites],
  [
    'sends on to others',
    { name: 'RouteConfigurationOverride', parameters: toOther },
    true,
    false,
    [...sites, 'us.example.test'],
  ],
  [
    'sends on to others in the open',
    {
      name: 'RouteConfigurationOverride',
      parameters: { originGroupOverride: { ...toOther.originGroupOverride, forwardingProtocol: 'HttpOnly' } },
    },
    false,
    false,
    [...sites, 'us.example.test'],
  ],
  [
    'keeps what comes back',
    { name: 'RouteConfigurationOverride', parameters: { cacheConfiguration: {} } },
    true,
    true,
    sites,
  ],
  ['keeps it for a time', { name: 'CacheExpiration', parameters: { cacheBehavior: 'Override' } }, true, true, sites],
  ['keeps nothing', { name: 'CacheExpiration', parameters: { cacheBehavior: 'BypassCache' } }, true, false, sites],
  ['sends back', { name: 'UrlRedirect', parameters: { destinationProtocol: 'Https' } }, true, false, sites],
  ['sends back in the open', { name: 'UrlRedirect', parameters: { destinationProtocol: 'Http' } }, false, false, sites],
  ['sends back nobody knows how', { name: 'UrlRedirect' }, 'unsupported', true, [...sites, 'unresolved']],
  [
    'sends on in the older way',
    { name: 'OriginGroupOverride', parameters: toOther.originGroupOverride },
    true,
    false,
    [...sites, 'us.example.test'],
  ],
  ['sends on to nobody knows whom', { name: 'OriginGroupOverride' }, 'unsupported', true, [...sites, 'unresolved']],
  ['does something new', { name: 'Teleport' }, 'unsupported', true, [...sites, 'unresolved']],
]
for (const [name, action, encrypted, kept, hosts] of turns) {
  test(`Front Door: a rule that ${name}`, () => {
    const { fact, references } = turned([action])
    const routes = references.filter((one) => one.startsWith('route '))
    assert.equal([fact('inTransit.enforced'), routes], [encrypted, inEach(...hosts)])
    assert.is(
      references.some((one) => one.startsWith('source ')),
      kept,
    )
  })
}

test('Front Door: rules of a set that is not told, or of none, may do anything', () => {
  for (const { fact, references } of [turned([], {}, { value: [] }), turned([], { ruleSets: undefined })]) {
    assert.is(fact('inTransit.enforced'), 'unsupported')
    assert.equal(
      references.filter((one) => one.endsWith('unresolved')),
      ['source azure-edge-origin unresolved', 'route azure-edge-request anywhere unresolved'],
    )
  }
  for (const [{ references }, why] of [
    [turned('none'), 'malformed'],
    [turned([], {}, 'AuthorizationFailed'), 'denied'],
  ] as const)
    assert.equal(references, [
      `source azure-edge-origin ${why}`,
      `route azure-edge-request ${why}`,
      'log-sink azure-diagnostic-setting one',
    ])
})

test('Front Door: what is off sends nobody anywhere, and a group without origins nobody knows where', () => {
  assert.equal(routed({ enabledState: 'Disabled' }).references, keptAndSent.slice(4))
  const [one] = behindTheDoor['/afdEndpoints'].value
  const off = { value: [{ ...one, properties: { ...one?.properties, enabledState: 'Disabled' } }] }
  assert.equal(opened({ [`${profiles}/afdendpoints/read`]: off }).references, keptAndSent.slice(4))
  const nowhere = ['source azure-edge-origin unresolved', 'route azure-edge-request anywhere unresolved']
  assert.equal(routed({ originGroup: null }).references.slice(0, 2), nowhere)
  assert.equal(opened({ [`${profiles}/origingroups/origins/read`]: { value: [] } }).references.slice(0, 2), nowhere)
})

test('Front Door: the origins of another group get nobody', () => {
  const [site] = behindTheDoor['/originGroups/Web/origins'].value
  const other = { ...site, id: `${door.id}/originGroups/Web2/origins/site` }
  const { references } = opened({ [`${profiles}/origingroups/origins/read`]: { value: [site, other] } })
  assert.equal(references, [keptAndSent[0], keptAndSent[2], keptAndSent[4]])
  const { references: none } = opened({ [`${profiles}/origingroups/origins/read`]: { value: [other] } })
  assert.is(none[1], 'route azure-edge-request anywhere unresolved')
})

test('Front Door: a domain that takes an old version, logs of something else, and no word of the kind', () => {
  const [shop] = behindTheDoor['/customDomains'].value
  const old = { value: [{ ...shop, properties: { hostName: 'a.test', tlsSettings: { minimumTlsVersion: 'TLS10' } } }] }
  assert.is(opened({ [`${profiles}/customdomains/read`]: old }).fact('inTransit.minimumVersion'), 1)
  assert.is(opened({ [`${profiles}/customdomains/read`]: { value: [] } }).fact('inTransit.minimumVersion'), 1.2)
  assert.is(opened(logs('FrontDoorHealthProbeLog')).fact('logging.dataAccess'), false)
  assert.equal(allFacts.map(opened({}, { sku: {} }).fact), ['not-recorded', 'not-recorded', 'not-recorded'])
})

const delivered = (properties: object = {}) => {
  const [one] = inTheNetwork.value
  const value = [{ ...one, properties: { ...one?.properties, ...properties } }]
  return readWith(cdnProfile, network, { [`${profiles}/endpoints/read`]: { value }, ...logs('AzureCdnAccessLog') })
}

test('a delivery network: always kept, for the countries that are served', () => {
  const { found, fact, references } = delivered()
  assert.equal(references, [
    'source azure-edge-origin media.blob.core.windows.net',
    'route azure-edge-request DE media.blob.core.windows.net',
    'route azure-edge-request AT media.blob.core.windows.net',
    'log-sink azure-diagnostic-setting one',
  ])
  assert.equal(allFacts.map(fact), [true, 'unsupported', true])
  assert.equal(found.aliases, ['media.azureedge.net', 'media.shop.example.test'])
})

test('a delivery network: what is said of its region is no place of its edges', () => {
  const { location } = readWith(cdnProfile, { ...network, location: 'West Europe' }).found
  assert.equal([location.kind, reading(location.region)], ['global', 'global'])
})

test('a delivery network: to serve fewer countries, or fewer of some path, narrows nobody down', () => {
  for (const one of [
    { relativePath: '/', action: 'Block', countryCodes: ['US'] },
    { relativePath: '/de', action: 'Allow', countryCodes: ['DE'] },
  ])
    assert.match(delivered({ geoFilters: [one] }).references.join(), 'route azure-edge-request anywhere')
  assert.is(delivered({ isHttpAllowed: true }).fact('inTransit.enforced'), false)
  assert.is(
    delivered({ isHttpAllowed: true, deliveryPolicy: { rules: [{}] } }).fact('inTransit.enforced'),
    'unsupported',
  )
  assert.is(delivered({ deliveryPolicy: { rules: [{}] } }).fact('inTransit.enforced'), true)
  assert.equal(delivered({ resourceState: 'Stopped' }).references.length, 1)
  const off = { name: 'media', properties: { hostName: 'media.blob.core.windows.net', enabled: false } }
  assert.is(delivered({ origins: [off] }).references[0], 'source azure-edge-origin unresolved')
})

const zoned = (records: object | string = inTheZone, properties: object = {}) =>
  readWith(
    dnsZone,
    { ...zone, properties: { ...zone.properties, ...properties } },
    { 'Microsoft.Network/dnszones/recordsets/read': records },
  )

test('a zone of DNS: to what its records point at, each once, and through each other', () => {
  const { references } = zoned()
  assert.equal(references, [
    `route azure-dns-record anywhere ${toAddress}`,
    'route azure-dns-record anywhere shop.trafficmanager.net',
    'route azure-dns-record anywhere mail.example.test',
    'route azure-dns-record anywhere sip.example.test',
  ])
})

test('a zone of DNS: an address does not say where it is, and neither does a name that the zone lacks', () => {
  const [apex, , toWww] = inTheZone.value
  const address = {
    ...apex,
    properties: { ...apex?.properties, targetResource: {}, ARecords: [{ ipv4Address: '192.0.2.1' }] },
  }
  assert.equal(zoned({ value: [address] }).references, ['route azure-dns-record anywhere unresolved'])
  assert.equal(zoned({ value: [toWww] }).references, ['route azure-dns-record anywhere www.shop.example.test'])
  assert.equal(zoned({ value: [] }).references, [])
  assert.equal(zoned('AuthorizationFailed').references, ['route azure-dns-record denied'])
})

test('a zone of DNS: nobody outside asks a private one', () => {
  assert.equal(zoned(inTheZone, { zoneType: 'Private' }).references, [])
  assert.equal(zoned(inTheZone, { zoneType: 'Hidden' }).references, ['route azure-dns-record malformed'])
})

const gated = (properties: object = {}, more: object = {}) =>
  readWith(
    frontDoor,
    { ...gate, ...more, properties: { ...gate.properties, ...properties } },
    logs('FrontdoorAccessLog'),
  )
const [back, on] = gate.properties.routingRules
const ruled = (properties: object, way: object = {}) =>
  gated({
    routingRules: [
      back,
      {
        properties: {
          ...on?.properties,
          ...properties,
          routeConfiguration: { ...on?.properties.routeConfiguration, ...way },
        },
      },
    ],
  })
const toEurope = [
  'source azure-edge-origin shop-eu.westeurope.cloudapp.azure.com',
  'route azure-edge-request anywhere shop-eu.westeurope.cloudapp.azure.com',
]
const toNobodyKnows = ['source azure-edge-origin unresolved', 'route azure-edge-request anywhere unresolved']

test('classic Front Door: to the backends that are on, and back to encryption', () => {
  const { found, fact, references } = gated()
  assert.equal(references.slice(0, -1), toEurope)
  assert.equal(allFacts.map(fact), [true, { partial: 1.2, reason: 'unsupported' }, true])
  assert.equal(found.aliases, ['gate.azurefd.net', 'gate.example.test'])
  const { location } = gated({}, { location: 'westus' }).found
  assert.equal([location.kind, reading(location.region)], ['global', 'global'])
})

test('classic Front Door: in the open, by either way', () => {
  for (const [properties, way] of [
    [{ acceptedProtocols: ['Http', 'Https'] }, {}],
    [{}, { forwardingProtocol: 'HttpOnly' }],
  ] as const)
    assert.is(ruled(properties, way).fact('inTransit.enforced'), false)
  for (const [redirectProtocol, acceptedProtocols, safe] of [
    ['MatchRequest', ['Http'], false],
    ['HttpOnly', ['Https'], false],
    ['MatchRequest', ['Https'], true],
  ] as const) {
    const one = { properties: { ...back?.properties, acceptedProtocols, routeConfiguration: { redirectProtocol } } }
    assert.is(gated({ routingRules: [one, on] }).fact('inTransit.enforced'), safe, redirectProtocol)
  }
})

test('classic Front Door: what is off, what is not kept, and what rules do', () => {
  assert.is(gated({ enabledState: 'Disabled' }).references.length, 1)
  assert.is(ruled({ enabledState: 'Disabled' }).references.length, 1)
  assert.equal(ruled({}, { cacheConfiguration: null }).references.slice(0, -1), toEurope.slice(1))
  assert.equal(ruled({}, { cacheConfiguration: undefined }).references.slice(0, -1), toEurope)
  for (const rulesEngine of [{ id: `${gate.id}/rulesEngines/one` }, undefined]) {
    const { fact, references } = ruled({ rulesEngine }, { cacheConfiguration: null })
    assert.is(fact('inTransit.enforced'), 'unsupported')
    assert.equal(references.slice(0, -1), [toEurope[0], toNobodyKnows[0], toEurope[1], toNobodyKnows[1]])
  }
})

test('classic Front Door: a pool that is not there, an old version, and none that was told', () => {
  const [web] = gate.properties.backendPools
  for (const backendPools of [[], [{ ...web, id: `${gate.id}/backendPools/web2` }]])
    assert.equal(gated({ backendPools }).references.slice(0, -1), toNobodyKnows)
  const host = (minimumTlsVersion: string) => ({
    properties: { hostName: 'a.test', customHttpsConfiguration: { minimumTlsVersion } },
  })
  const versions = (...all: object[]) => gated({ frontendEndpoints: all }).fact('inTransit.minimumVersion')
  assert.equal(versions(host('1.2'), host('1.0')), { partial: 1, reason: 'unsupported' })
  assert.is(versions({ properties: { hostName: 'a.azurefd.net' } }), 'unsupported')
})

test.run()
