// Microsoft.Sql/managedInstances/databases: a database with what its instance decides for it, and its copy in the instance's failover group.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { anyTrue, chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers, type Target } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { heldOutside, keyReference } from './encryption.ts'
import { pairReference } from './pair.ts'
import { encryptedByTde, geoBackups, protectorOf } from './sql-protection.ts'
import { nameInInstance } from './sql-replication.ts'
import { tls } from './tls.ts'
import { caseless as id } from './words.ts'

const instance = 'Microsoft.Sql/managedInstances'
const type = `${instance}/databases`

export function sqlManagedDatabase(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = protectorOf(observation, instance)
  const decided = <T>(shape: v.GenericSchema<unknown, T>) =>
    beside(observation, `${instance}/read`, inProperties(shape))
  return armResource(observation, body, {
    type,
    aliases: [nameInInstance(body.id)],
    holds: 'content',
    facets: {
      atRest: encryptedByTde(observation, type, key),
      custody: { exclusive: heldOutside(key) },
      inTransit: {
        enforced: known(true, []), // https://learn.microsoft.com/azure/azure-sql/database/security-overview: "at all times for all connections"
        minimumVersion: map(decided(v.object({ minimalTlsVersion: tls })), (one) => one.minimalTlsVersion),
      },
      exposure: {
        // Who is let in through it the rules of its network decide, which are resources of their own.
        public: map(
          decided(v.object({ publicDataEndpointEnabled: v.boolean() })),
          (one) => one.publicDataEndpointEnabled,
        ),
      },
      classification: unclassified,
      redundancy: {
        mode: map(decided(v.object({ zoneRedundant: v.boolean() })), ({ zoneRedundant }) =>
          zoneRedundant ? ('multi-zone' as const) : ('single-zone' as const),
        ),
      },
      ...placedLater,
    },
    references: gather(
      keyReference('azure-sql-encryption', key),
      failover(observation, body),
      pairReference(
        'azure-sql-backup-pair',
        anyTrue(
          map(
            decided(v.object({ currentBackupStorageRedundancy: geoBackups })),
            (one) => one.currentBackupStorageRedundancy,
          ),
          map(
            decided(v.object({ requestedBackupStorageRedundancy: v.nullish(geoBackups) })),
            (one) => one.requestedBackupStorageRedundancy ?? false,
          ),
        ),
      ),
      // What is audited is said in SQL, where no call of Azure reaches; where it goes on to, the instance says.
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const inProperties = <T>(shape: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T> =>
  v.pipe(
    v.object({ properties: shape }),
    v.transform(({ properties }) => properties),
  )

/** https://learn.microsoft.com/rest/api/sql/instance-failover-groups/get: the role is that of the region that the group is asked in. */
const group = v.object({
  replicationRole: v.picklist(['Primary', 'Secondary']),
  partnerRegions: v.tuple([v.object({ location: v.pipe(v.string(), v.nonEmpty(), v.transform(regionName)) })]),
  managedInstancePairs: v.array(v.object({ primaryManagedInstanceId: id, partnerManagedInstanceId: id })),
})

type Group = v.InferOutput<typeof group>

const mechanism = 'azure-sql-instance-replica'

/** All databases of an instance are in its group; left out where it has none. */
function failover(observation: Observation, body: ArmBody): Fact<Reference[]> {
  const groupId = body.settingOr(['properties', 'failoverGroupId'], v.string(), null)
  const asked = beside(observation, 'Microsoft.Sql/locations/instanceFailoverGroups/read', inProperties(group))
  const ends = chain(groupId, (own, from) =>
    own === null ? known([], from) : chain(asked, (one, told) => otherEnds(body.id.toLowerCase(), one, told)),
  )
  return pointers('replica', mechanism, ends, (all) => all)
}

/** A group that says nothing of the instance is not the one that was asked for. */
function otherEnds(
  database: string,
  { replicationRole, partnerRegions, managedInstancePairs }: Group,
  from: number[],
): Fact<Target[]> {
  const [own = '', name = ''] = database.split('/databases/')
  const others = managedInstancePairs
    .map((pair) => [pair.primaryManagedInstanceId, pair.partnerManagedInstanceId])
    .filter((pair) => pair.includes(own))
    .flatMap((pair) => pair.filter((end) => end !== own))
  if (others.length === 0) return unknown('malformed')
  return known(
    others.map((other) => ({
      role: replicationRole === 'Primary' ? ('replica' as const) : ('source' as const),
      locator: known(`${other}/databases/${name}`, from),
      region: partnerRegions[0].location,
    })),
    from,
  )
}
