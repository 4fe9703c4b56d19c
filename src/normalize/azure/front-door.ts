// Microsoft.Network/frontDoors: Front Door as it was before it became a profile, told whole by its own body.
import * as v from 'valibot'
import { chain, type Fact, gather, known, partial, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { atItsEdges, encryptedAllTheWay, entranceReferences, type Passage } from './entrance.ts'
import { tls } from './tls.ts'
import { block, caseless } from './words.ts'

const type = 'Microsoft.Network/frontDoors'

export function frontDoor(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const passages = passagesOf(body)
  const hosts = frontendsOf(body)
  const diagnostics = diagnosticSettings(observation)
  return armResource(observation, body, {
    type,
    holds: 'metadata', // what it keeps is a copy of what its origins hold, and judged as that
    location: atItsEdges(body.location),
    facets: {
      inTransit: { enforced: encryptedAllTheWay(passages), minimumVersion: lowestOf(hosts) },
      logging: { dataAccess: keepsLogs(diagnostics, ['FrontdoorAccessLog']) },
      routing: { strayGeographies: unknown('unresolved') },
    },
    references: gather(entranceReferences(passages), logSinks(diagnostics)),
    ...(hosts.state === 'unknown' ? {} : { aliases: hosts.value.map(({ properties }) => properties.hostName) }),
  })
}

const state = v.picklist(['Enabled', 'Disabled'])
const stateOf = v.nullish(state)
const target = v.nullish(v.object({ id: caseless }))

/** https://learn.microsoft.com/rest/api/frontdoorservice/frontdoor/front-doors/get, api-version 2021-06-01 */
const frontend = v.object({
  properties: v.object({
    hostName: caseless,
    customHttpsConfiguration: v.nullish(v.object({ minimumTlsVersion: tls })),
  }),
})
const protocol = v.picklist(['HttpOnly', 'HttpsOnly', 'MatchRequest'])
type Protocol = v.InferOutput<typeof protocol>
const rule = v.object({
  properties: v.object({
    acceptedProtocols: v.pipe(v.array(v.picklist(['Http', 'Https'])), v.nonEmpty()),
    enabledState: stateOf,
    rulesEngine: target,
    routeConfiguration: v.union([
      v.object({
        backendPool: v.object({ id: caseless }),
        forwardingProtocol: protocol,
        cacheConfiguration: v.nullish(block),
      }),
      v.object({ redirectProtocol: protocol }),
    ]),
  }),
})
type Rule = v.InferOutput<typeof rule>['properties']
const pool = v.object({
  id: caseless,
  properties: v.object({ backends: v.array(v.object({ address: caseless, enabledState: stateOf })) }),
})
type Pool = v.InferOutput<typeof pool>

const frontendsOf = ({ setting }: ArmBody) => setting(['properties', 'frontendEndpoints'], v.array(frontend))

/** Its first host has a version that depends on when it was made, and is never told: what domains take may only be worse. */
const lowestOf = (hosts: ReturnType<typeof frontendsOf>): Fact<number> =>
  chain(hosts, (all, from) => {
    const told = all.flatMap(({ properties }) => properties.customHttpsConfiguration?.minimumTlsVersion ?? [])
    return told.length === 0 ? unknown('unsupported') : partial(Math.min(...told), 'unsupported', from)
  })

const passagesOf = ({ setting, settingOr }: ArmBody): Fact<Passage[]> =>
  chain(settingOr(['properties', 'enabledState'], state, 'Enabled'), (word, from) => {
    if (word === 'Disabled') return known([], from)
    return chain(setting(['properties', 'routingRules'], v.array(rule)), (rules) =>
      chain(setting(['properties', 'backendPools'], v.array(pool)), (pools, read) =>
        known(
          rules
            .filter(({ properties }) => properties.enabledState !== 'Disabled')
            .map(({ properties }) => passageOf(properties, pools)),
          read,
        ),
      ),
    )
  })

/** What is left out is not null, and may be anything, as what rules do. A redirection sends nobody on, and says how to come back. */
function passageOf({ acceptedProtocols, rulesEngine, routeConfiguration: way }: Rule, pools: readonly Pool[]): Passage {
  const isRefused = !acceptedProtocols.includes('Http')
  const plain =
    'redirectProtocol' in way
      ? { encrypted: comesBackSafe(way.redirectProtocol, isRefused), cached: false, origins: [] }
      : {
          encrypted: isRefused && way.forwardingProtocol !== 'HttpOnly',
          cached: way.cacheConfiguration !== null,
          origins: backendsOf(way.backendPool.id, pools),
        }
  if (rulesEngine === null) return { geographies, ...plain }
  return { geographies, encrypted: null, cached: true, origins: [...plain.origins, null] }
}

/** A firewall may let in fewer, and is not asked. */
const geographies = ['anywhere']

const comesBackSafe = (by: Protocol, isRefused: boolean): boolean =>
  by === 'HttpsOnly' || (by === 'MatchRequest' && isRefused)

/** null: a pool that is not there, or has nobody in it. */
function backendsOf(id: string, pools: readonly Pool[]): (string | null)[] {
  const found = pools.find((one) => one.id === id)?.properties.backends ?? []
  const hosts = found.filter(({ enabledState }) => enabledState !== 'Disabled').map(({ address }) => address)
  return hosts.length === 0 ? [null] : hosts
}
