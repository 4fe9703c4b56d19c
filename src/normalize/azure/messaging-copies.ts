// Where a namespace of messages is copied to: other regions with what is in them, and a partner namespace without.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { ArmBody } from './arm-body.ts'
import { beside, listOf } from './beside.ts'

const location = v.object({
  locationName: v.pipe(v.string(), v.nonEmpty(), v.transform(regionName)),
  roleType: v.picklist(['Primary', 'Secondary']),
})

type Location = v.InferOutput<typeof location>

const geoDataReplication = v.pipe(
  v.object({ locations: v.array(location) }),
  v.transform(({ locations }) => locations),
)

/** Left out where nothing is copied: https://learn.microsoft.com/azure/event-hubs/geo-replication */
const locationsOf = ({ newSettingOr }: ArmBody): Fact<Location[]> =>
  newSettingOr(['properties', 'geoDataReplication'], geoDataReplication, [])

/** A promotion moves it, and `location` keeps naming the region of its creation. */
export function primaryRegion(body: ArmBody): Fact<string> {
  const locations = locationsOf(body)
  if (locations.state === 'unknown' && locations.reason === 'not-recorded') return body.location.region
  return chain(locations, (all, from) => {
    if (all.length === 0) return body.location.region
    const primary = all.find(({ roleType }) => roleType === 'Primary')
    return primary === undefined ? unknown('malformed') : known(primary.locationName, from)
  })
}

export const replicaRegions = (body: ArmBody): Fact<Reference[]> =>
  pointers('replica', 'azure-messaging-replica', locationsOf(body), (all, from) =>
    all
      .filter(({ roleType }) => roleType === 'Secondary')
      .map(({ locationName }) => ({ locator: known(`azure-region:${locationName}`, from) })),
  )

/** Whose pairing was broken has an empty partner. */
const pairing = v.object({
  properties: v.object({
    partnerNamespace: v.nullish(v.pipe(v.string(), v.toLowerCase()), ''),
    role: v.picklist(['Primary', 'PrimaryNotReplicating', 'Secondary']),
  }),
})

/** Only names of queues and hubs are copied; after a failover the partner takes the messages. */
export const partners = (observation: Observation, type: `${string}/namespaces`): Fact<Reference[]> =>
  pointers(
    'replica',
    'azure-messaging-partner',
    beside(observation, `${type}/disasterRecoveryConfigs/read`, listOf(pairing)),
    (all, from) =>
      all
        .map(({ properties }) => properties)
        .filter(({ role, partnerNamespace }) => role === 'Secondary' || partnerNamespace !== '')
        .map(({ role, partnerNamespace }) => ({
          role: role === 'Secondary' ? 'source' : 'replica',
          locator: partnerNamespace === '' ? unknown('malformed') : known(partnerNamespace, from),
        })),
  )
