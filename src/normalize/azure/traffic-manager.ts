// Microsoft.Network/trafficManagerProfiles: a name of DNS that sends each visitor to one of its endpoints, by geography or by another rule.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers, type Target } from '../pointers.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { caseless } from './words.ts'

const type = 'Microsoft.Network/trafficManagerProfiles'

export function trafficManagerProfile(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const host = body.setting(['properties', 'dnsConfig', 'fqdn'], caseless)
  return armResource(observation, body, {
    type,
    holds: 'metadata',
    facets: { routing: { strayGeographies: unknown('unresolved') } },
    references: routes(body),
    ...(host.state === 'unknown' ? {} : { aliases: [host.value] }),
  })
}

const status = v.picklist(['Enabled', 'Disabled'])
const method = v.picklist(['Performance', 'Priority', 'Weighted', 'Geographic', 'MultiValue', 'Subnet'])

/** https://learn.microsoft.com/rest/api/trafficmanager/profiles/get, api-version 2022-04-01 */
const endpoint = v.object({
  type: caseless,
  properties: v.object({
    endpointStatus: v.nullish(status),
    targetResourceId: v.nullish(caseless),
    target: v.nullish(caseless),
    endpointLocation: v.nullish(v.pipe(v.string(), v.nonEmpty())),
    geoMapping: v.nullish(v.array(v.pipe(v.string(), v.nonEmpty()))),
  }),
})
type Endpoint = v.InferOutput<typeof endpoint>

/** One that is only a last resort, as by `Priority`, is a route as well: whether it is taken depends on the others' health. */
const routes = (body: ArmBody): Fact<Reference[]> =>
  pointers('route', 'azure-traffic-manager', waysIn(body), (list, from) =>
    list.flatMap(({ isGeographic, ...one }) => targetsOf(one, isGeographic, from)),
  )

function waysIn({ setting, settingOr }: ArmBody): Fact<(Endpoint & { isGeographic: boolean })[]> {
  const inUse = settingOr(['properties', 'profileStatus'], status, 'Enabled')
  return chain(inUse, (word, from) => {
    if (word === 'Disabled') return known([], from) // nobody is answered
    return chain(setting(['properties', 'trafficRoutingMethod'], method), (by) =>
      chain(setting(['properties', 'endpoints'], v.array(endpoint)), (all, read) =>
        known(
          all
            .filter(({ properties }) => properties.endpointStatus !== 'Disabled')
            .map((one) => ({ ...one, isGeographic: by === 'Geographic' })),
          read,
        ),
      ),
    )
  })
}

function targetsOf(one: Endpoint, isGeographic: boolean, from: number[]): Target[] {
  const target = targetOf(one, from)
  if (!isGeographic) return [{ ...target, geography: 'anywhere' }]
  const { geoMapping } = one.properties
  if (!geoMapping) return [{ locator: unknown('not-recorded', `${type}/read`), geography: 'anywhere' }]
  return geoMapping.map((code) => ({ ...target, geography: geographyOf(code) }))
}

/** The location of an Azure endpoint Azure tells, that of any other is what somebody wrote so that visitors near it are sent there. */
function targetOf({ type: kind, properties }: Endpoint, from: number[]): Target {
  const { targetResourceId: id, target, endpointLocation: region } = properties
  const name = id ?? target
  const isAzure = kind.endsWith('/azureendpoints')
  return {
    locator: name === null || name === undefined ? unknown('not-recorded', `${type}/read`) : known(name, from),
    ...(isAzure && region ? { region: regionName(region) } : {}),
  }
}

/** Which of its continents has Cyprus no source of ours tells, so that those of Asia are left without a name that anybody knows. */
const continents = new Map([
  ['GEO-AF', 'AF'],
  ['GEO-EU', 'EU'],
  ['GEO-NA', 'NA'],
  ['GEO-SA', 'SA'],
])

/** https://learn.microsoft.com/azure/traffic-manager/traffic-manager-geographic-regions: `WORLD` is whoever has no other endpoint, and whoever nobody can place. */
function geographyOf(code: string): string {
  const word = code.toUpperCase()
  if (word === 'WORLD') return 'default'
  return /^[A-Z]{2}(?:-[A-Z0-9]+)?$/.test(word) ? word : `continent:${continents.get(word) ?? word}`
}
