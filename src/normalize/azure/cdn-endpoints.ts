// The endpoints of a delivery network of the older kind, each with origins of its own.
import * as v from 'valibot'
import { type Fact, map } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { beside, listOf } from './beside.ts'
import type { Passage } from './entrance.ts'
import { caseless } from './words.ts'

const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))
const filter = v.object({
  relativePath: v.string(),
  action: v.picklist(['Allow', 'Block']),
  countryCodes: v.array(country),
})

/** https://learn.microsoft.com/rest/api/cdn/endpoints/list-by-profile, api-version 2023-05-01 */
const endpoint = v.object({
  properties: v.object({
    hostName: v.nullish(caseless), // of one that is planned Azure has not made it up yet
    resourceState: v.nullish(v.string()),
    isHttpAllowed: v.boolean(),
    origins: v.array(v.object({ properties: v.object({ hostName: caseless, enabled: v.nullish(v.boolean()) }) })),
    geoFilters: v.nullish(v.array(filter)),
    deliveryPolicy: v.nullish(v.object({ rules: v.nullish(v.array(v.unknown())) })),
    customDomains: v.nullish(v.array(v.object({ properties: v.object({ hostName: caseless }) }))),
  }),
})
type Endpoint = v.InferOutput<typeof endpoint>['properties']

const endpointsOf = (observation: Observation): Fact<Endpoint[]> =>
  map(beside(observation, 'Microsoft.Cdn/profiles/endpoints/read', listOf(endpoint)), (all) =>
    all.map(({ properties }) => properties),
  )

export function cdnHosts(observation: Observation): string[] {
  const endpoints = endpointsOf(observation)
  if (endpoints.state === 'unknown') return []
  return endpoints.value.flatMap(({ hostName, customDomains }) => [
    ...(hostName ? [hostName] : []),
    ...(customDomains ?? []).map(({ properties }) => properties.hostName),
  ])
}

export const cdnPassages = (observation: Observation): Fact<Passage[]> =>
  map(endpointsOf(observation), (all) => all.filter(({ resourceState }) => resourceState !== 'Stopped').map(passageOf))

/** It speaks to its origins as the visitor speaks to it. Rules pick between its own origins, and can send whoever comes without encryption back with it. */
function passageOf({ isHttpAllowed, origins, geoFilters, deliveryPolicy }: Endpoint): Passage {
  const isRuled = (deliveryPolicy?.rules ?? []).length > 0
  const hosts = origins
    .filter(({ properties }) => properties.enabled !== false)
    .map(({ properties }) => properties.hostName)
  return {
    encrypted: isHttpAllowed && isRuled ? null : !isHttpAllowed,
    cached: true,
    geographies: served(geoFilters ?? []),
    origins: hosts.length === 0 ? [null] : hosts,
  }
}

/** Only a list of those who are served anything at all narrows who comes. */
function served(filters: readonly v.InferOutput<typeof filter>[]): string[] {
  const only = filters.find(({ relativePath, action }) => relativePath === '/' && action === 'Allow')
  return only === undefined ? ['anywhere'] : only.countryCodes
}
