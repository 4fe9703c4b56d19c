// Entrances, which decide where visitors are received: Front Door and delivery networks, and Traffic Manager.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, type Ask, diagnosticSettings } from '../arm-type.ts'

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

/** Beside it there is a token that proves whose the domain is. */
const domain = (item: unknown): unknown => {
  if (!isRecord(item) || !isRecord(item['properties'])) return item
  const { hostName, tlsSettings } = item['properties']
  return { id: item['id'], properties: { hostName, tlsSettings } }
}

export const entranceTypes: readonly ArmType[] = [
  {
    type: profiles,
    apiVersion: '2023-05-01',
    asks: [
      endpoints,
      below(endpoints, '/routes'),
      groups,
      below(groups, '/origins'),
      { ...list('/customDomains'), keep: domain },
      { ...list('/endpoints'), when: isClassic },
      diagnosticSettings,
    ],
  },
  // A field that is left out is read as "nobody is sent there".
  { type: 'Microsoft.Network/trafficManagerProfiles', apiVersion: '2022-04-01', graph: false },
]
