// The routes of a Front Door profile, each from the endpoints that visitors come to, on to the origins of one group.
import * as v from 'valibot'
import { type Fact, chain, known, map } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { beside, listOf } from './beside.ts'
import type { Passage } from './entrance.ts'
import { type Guards, guardsOf } from './firewall.ts'
import { type Turn, turnsOf } from './rule-sets.ts'
import { tls } from './tls.ts'
import { block, caseless } from './words.ts'

const right = (path: string) => `Microsoft.Cdn/profiles/${path}/read`
const state = v.nullish(v.picklist(['Enabled', 'Disabled']))
const target = v.nullish(v.object({ id: caseless }))

/** https://learn.microsoft.com/rest/api/frontdoor/azurefrontdoorstandardpremium, api-version 2023-05-01 */
/** Of one that is planned Azure has not made up the host yet. */
const endpoint = v.object({
  id: caseless,
  properties: v.object({ hostName: v.nullish(caseless), enabledState: state }),
})
const domain = v.object({
  properties: v.object({ hostName: caseless, tlsSettings: v.object({ minimumTlsVersion: tls }) }),
})
const group = v.object({ id: caseless })
const origin = v.object({
  id: caseless,
  properties: v.object({ azureOrigin: target, hostName: caseless, enabledState: state }),
})
const route = v.object({
  id: caseless,
  properties: v.object({
    originGroup: target,
    ruleSets: v.nullish(v.array(v.object({ id: caseless }))),
    customDomains: v.nullish(v.array(v.object({ id: caseless }))),
    linkToDefaultDomain: state,
    supportedProtocols: v.pipe(v.array(v.picklist(['Http', 'Https'])), v.nonEmpty()),
    httpsRedirect: state,
    forwardingProtocol: v.picklist(['HttpOnly', 'HttpsOnly', 'MatchRequest']),
    // Null where nothing is kept: https://learn.microsoft.com/azure/frontdoor/front-door-caching
    cacheConfiguration: v.nullish(block),
    enabledState: state,
  }),
})
type Route = v.InferOutput<typeof route>
type Origin = v.InferOutput<typeof origin>

const endpointsOf = (observation: Observation) => beside(observation, right('afdendpoints'), listOf(endpoint))
const domainsOf = (observation: Observation) => beside(observation, right('customdomains'), listOf(domain))

export const frontDoorHosts = (observation: Observation): string[] =>
  [endpointsOf(observation), domainsOf(observation)].flatMap(
    (list: Fact<{ properties: { hostName?: string | null | undefined } }[]>) =>
      list.state === 'unknown' ? [] : list.value.flatMap(({ properties }) => properties.hostName ?? []),
  )

/** The hosts that Azure gives take nothing older than 1.2: https://learn.microsoft.com/azure/frontdoor/end-to-end-tls */
export const lowestVersion = (observation: Observation): Fact<number> =>
  map(domainsOf(observation), (all) =>
    Math.min(1.2, ...all.map(({ properties }) => properties.tlsSettings.minimumTlsVersion)),
  )

export function frontDoorPassages(observation: Observation): Fact<Passage[]> {
  const groups = beside(observation, right('origingroups'), listOf(group))
  const origins = chain(groups, () => beside(observation, right('origingroups/origins'), listOf(origin)))
  return chain(endpointsOf(observation), (endpoints) => {
    const off = new Set(endpoints.filter(isOff).map(({ id }) => id))
    return chain(beside(observation, right('afdendpoints/routes'), listOf(route)), (routes) =>
      chain(origins, (all) =>
        chain(ruledBy(observation, routes), (turns) =>
          map(guardsOf(observation), (guards) =>
            routes
              .filter((one) => !isOff(one) && !off.has(endpointOf(one)))
              .map((one) => ({ ...passageOf(one, all, turns(setsOf(one))), geographies: geographiesOf(one, guards) })),
          ),
        ),
      ),
    )
  })
}

const setsOf = ({ properties }: Route): string[] => (properties.ruleSets ?? []).map(({ id }) => id)

/** What no route goes by is of no account. */
const ruledBy = (observation: Observation, routes: readonly Route[]): Fact<(sets: readonly string[]) => Turn[]> =>
  routes.some((one) => setsOf(one).length > 0) ? turnsOf(observation) : known(() => [], [])

const isOff = ({ properties }: { properties: { enabledState?: string | null | undefined } }): boolean =>
  properties.enabledState === 'Disabled'

/** What is left out is not null, and may be anything, as what rules do of which nothing is known here. */
function passageOf(
  { properties }: Route,
  all: readonly Origin[],
  turns: readonly Turn[],
): Omit<Passage, 'geographies'> {
  const { supportedProtocols, httpsRedirect, forwardingProtocol, cacheConfiguration } = properties
  const isRefused = !supportedProtocols.includes('Http') || httpsRedirect === 'Enabled'
  const isSafe = isRefused && forwardingProtocol !== 'HttpOnly' && !turns.some(({ opens }) => opens)
  const isOpen = properties.ruleSets === undefined || turns.some(({ isNew }) => isNew)
  const groups = [properties.originGroup?.id, ...turns.flatMap(({ group }) => group ?? [])]
  const origins = groups.flatMap((group) => originsOf(group, all))
  return {
    encrypted: isOpen ? null : isSafe,
    cached: isOpen || cacheConfiguration !== null || turns.some(({ keeps }) => keeps),
    origins: isOpen ? [...origins.filter((one) => one !== null), null] : origins,
  }
}

const endpointOf = ({ id }: Route): string => id.replace(/\/routes\/[^/]+$/, '')

/** Whoever is let in at one of its domains is on the route, and one without a guard lets in all. */
function geographiesOf(route: Route, guards: Guards): readonly string[] {
  const { customDomains, linkToDefaultDomain } = route.properties
  if (customDomains === undefined) return ['anywhere']
  const own = linkToDefaultDomain === 'Disabled' ? [] : [endpointOf(route)]
  const domains = [...(customDomains ?? []).map(({ id }) => id), ...own]
  const countries = domains.flatMap((id) => guards.get(id) ?? ['anywhere'])
  return countries.length === 0 || countries.includes('anywhere') ? ['anywhere'] : [...new Set(countries)].toSorted()
}

/** null: a group that nobody is in, or that is not told. */
function originsOf(group: string | undefined, all: readonly Origin[]): (string | null)[] {
  const found = all
    .filter((one) => group !== undefined && one.id.startsWith(`${group}/`) && !isOff(one))
    .map(({ properties }) => properties.azureOrigin?.id ?? properties.hostName)
  return found.length === 0 ? [null] : found
}
