// Microsoft.Cache/redis: a cache in memory, the caches that it is copied to or from, and where it is written down.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { allTrue, chain, type Fact, gather, known, map, not } from '../../model/fact.ts'
import type { Redundancy } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { persistence } from './redis-persistence.ts'
import { tls } from './tls.ts'
import { caseless, enabled } from './words.ts'

const type = 'Microsoft.Cache/redis'

export function redisCache(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const endpoint = body.setting(['properties', 'hostName'], caseless)
  const size = body.setting(['properties', 'sku'], sku)
  return armResource(observation, body, {
    type,
    ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
    holds: 'content',
    facets: {
      ...encryption(size),
      inTransit: {
        enforced: not(body.setting(['properties', 'enableNonSslPort'], v.boolean())),
        minimumVersion: body.setting(['properties', 'minimumTlsVersion'], tls),
      },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      redundancy: { mode: chain(size, ({ nodes }, from) => (nodes === 'one' ? oneZone(from) : zonesOf(body))) },
      ...placedLater,
    },
    references: gather(links(observation, body), persistence(body), logSinks(diagnosticSettings(observation))),
  })
}

/** https://learn.microsoft.com/azure/azure-cache-for-redis/cache-overview: Basic runs on one machine. */
const sku = v.pipe(
  v.object({
    name: v.picklist(['Basic', 'Standard', 'Premium']),
    family: v.picklist(['C', 'P']),
    capacity: v.number(),
  }),
  v.transform(({ name, family, capacity }) => ({
    nodes: name === 'Basic' ? ('one' as const) : ('several' as const),
    encrypted: family === 'P' || capacity > 1,
  })),
)

type Size = Fact<v.InferOutput<typeof sku>>

/** Of the disks, under Microsoft's keys, but for the two smallest: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-encryption */
const encryption = (size: Size) => ({
  atRest: {
    enabled: map(size, ({ encrypted }) => encrypted),
    algorithm: map(size, ({ encrypted }) => (encrypted ? 'AES256' : 'none')),
    keyOwner: map(size, ({ encrypted }) => (encrypted ? ('provider' as const) : ('none' as const))),
  },
  custody: { exclusive: known(false, []) },
})

/** Anyone with a key; the firewall decides from where, and its rules are resources of their own. A cache in a network has no public address. */
const isPublic = ({ setting, settingOr }: ArmBody): Fact<boolean> =>
  allTrue(
    setting(['properties', 'publicNetworkAccess'], enabled),
    map(settingOr(['properties', 'subnetId'], v.pipe(v.string(), v.nonEmpty()), null), (subnet) => subnet === null),
  )

const oneZone = (from: number[]): Redundancy['mode'] => known('single-zone', from)

/** https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-zone-redundancy */
const zonesOf = ({ setting, settingOr }: ArmBody): Redundancy['mode'] =>
  chain(
    setting(['properties', 'zonalAllocationPolicy'], v.picklist(['Automatic', 'UserDefined', 'NoZones'])),
    (policy, from): Redundancy['mode'] => {
      if (policy === 'Automatic') return known('multi-zone', from)
      if (policy === 'NoZones') return oneZone(from)
      return map(settingOr(['zones'], v.array(v.string()), []), (zones) =>
        new Set(zones).size > 1 ? 'multi-zone' : 'single-zone',
      )
    },
  )

/** The role is that of the other cache. */
const link = v.object({
  properties: v.object({
    linkedRedisCacheId: caseless,
    linkedRedisCacheLocation: v.pipe(v.string(), v.nonEmpty()),
    serverRole: v.picklist(['Primary', 'Secondary']),
  }),
})

const mechanism = 'azure-redis-replica'

/** Its body names its links, and each link says where it leads. */
function links(observation: Observation, { setting }: ArmBody): Fact<Reference[]> {
  const own = setting(['properties', 'linkedServers'], v.array(v.unknown()))
  if (own.state === 'known' && own.value.length === 0) return known([], own.from)
  return pointers('replica', mechanism, beside(observation, `${type}/linkedServers/read`, listOf(link)), (all, from) =>
    all.map(({ properties: { linkedRedisCacheId: id, linkedRedisCacheLocation, serverRole } }) => ({
      role: serverRole === 'Primary' ? 'source' : 'replica',
      locator: known(id, from),
      region: regionName(linkedRedisCacheLocation),
    })),
  )
}
