// Entrances, which decide where visitors are received: Front Door and delivery networks, Traffic Manager, and zones of DNS.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, type Ask, diagnosticSettings } from '../arm-type.ts'
import { firewall, firewallOf, rule } from './front-door-rules.ts'

const profiles = 'Microsoft.Cdn/profiles'

type Body = Readonly<Record<string, unknown>>

const skuOf = ({ sku }: Body): string => (isRecord(sku) && typeof sku['name'] === 'string' ? sku['name'] : '')
const isFrontDoor = (body: Body): boolean => /_AzureFrontDoor$/i.test(skuOf(body))
const isClassic = (body: Body): boolean => skuOf(body) !== '' && !isFrontDoor(body)

const list = (path: string): Ask => ({
  action: `${profiles}${path.toLowerCase()}/read`,
  path,
  list: true,
  when: isFrontDoor,
})
const below = (above: Ask, path: string): Ask => ({
  ...above,
  action: above.action.replace(/read$/, `${path.slice(1)}/read`),
  path,
  below: above,
})
const endpoints = list('/afdEndpoints')
const groups = list('/originGroups')
const guards = list('/securityPolicies')
const routes = below(endpoints, '/routes')

/** A route that does not say by which it goes may go by any. */
const goByNone = (told: unknown): boolean =>
  itemsOf(told).every(({ properties }) => {
    const sets = isRecord(properties) ? properties['ruleSets'] : undefined
    return sets === null || (Array.isArray(sets) && sets.length === 0)
  })
const itemsOf = (told: unknown): Body[] =>
  isRecord(told) && Array.isArray(told['value'])
    ? told['value'].map((one: unknown) => (isRecord(one) ? one : {}))
    : [{}]

const ruleSets = { ...list('/ruleSets'), unless: { ask: routes, rulesOut: goByNone } }

/** Beside it there is a token that proves whose the domain is. */
const domain = (item: unknown): unknown => {
  if (!isRecord(item) || !isRecord(item['properties'])) return item
  const { hostName, tlsSettings } = item['properties']
  return { id: item['id'], properties: { hostName, tlsSettings } }
}

/** Free text of records is of no use here, and whoever wrote it may have meant it for few. */
const record = (item: unknown): unknown => {
  if (!isRecord(item) || !isRecord(item['properties'])) return item
  const { fqdn, targetResource, CNAMERecord, MXRecords, SRVRecords } = item['properties']
  return {
    id: item['id'],
    type: item['type'],
    properties: { fqdn, targetResource, CNAMERecord, MXRecords, SRVRecords },
  }
}

const zones = 'Microsoft.Network/dnsZones'

export const entranceTypes: readonly ArmType[] = [
  {
    type: profiles,
    apiVersion: '2023-05-01',
    asks: [
      endpoints,
      routes,
      groups,
      below(groups, '/origins'),
      { ...list('/customDomains'), keep: domain },
      ruleSets,
      { ...below(ruleSets, '/rules'), keep: rule },
      guards,
      {
        action: 'Microsoft.Network/frontDoorWebApplicationFirewallPolicies/read',
        path: '',
        apiVersion: '2022-05-01',
        named: { by: guards, ids: firewallOf },
        keep: firewall,
        when: isFrontDoor,
      },
      { ...list('/endpoints'), when: isClassic },
      diagnosticSettings,
    ],
  },
  // A field that is left out is read as "nobody is sent there", here and of Traffic Manager.
  { type: 'Microsoft.Network/frontDoors', apiVersion: '2021-06-01', graph: false, asks: [diagnosticSettings] },
  {
    type: zones,
    apiVersion: '2018-05-01',
    asks: [{ action: 'Microsoft.Network/dnszones/recordsets/read', path: '/recordsets', list: true, keep: record }],
  },
  { type: 'Microsoft.Network/trafficManagerProfiles', apiVersion: '2022-04-01', graph: false },
]
