// Microsoft.DocumentDB/databaseAccounts: the regions that an account is written and read in, its backups, and its key.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { allTrue, chain, type Fact, gather, known, map, not } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { pairReference } from './pair.ts'
import { access, isOpen, shutsOut } from './public-access.ts'
import { tls } from './tls.ts'

const type = 'Microsoft.DocumentDB/databaseAccounts'

export function cosmosAccount(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(['properties', 'keyVaultKeyUri'], host, null) // left out where Microsoft has the key
  const locations = body.setting(['properties', 'locations'], v.pipe(v.array(location), v.minLength(1)))
  const diagnostics = diagnosticSettings(observation)
  const endpoint = body.setting(['properties', 'documentEndpoint'], host)
  return armResource(observation, body, {
    type,
    ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
    holds: 'content',
    // `location` is where the account was made, and stays when the writes move away.
    location: { ...body.location, region: chain(locations, (all, from) => firstOf(all, from)) },
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/cosmos-db/database-encryption-at-rest
      inTransit: {
        enforced: known(true, []), // https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement
        minimumVersion: body.setting(['properties', 'minimalTlsVersion'], tls),
      },
      // https://learn.microsoft.com/azure/cosmos-db/monitor-reference: every request to the data, of each interface.
      logging: { dataAccess: keepsLogs(diagnostics, ['DataPlaneRequests']) },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      redundancy: {
        mode: map(locations, (all) =>
          all.every(({ zones }) => zones) ? ('multi-zone' as const) : ('single-zone' as const),
        ),
      },
      ...placedLater,
    },
    references: gather(
      keyReference('cosmos-encryption', key),
      replicas(locations, body.setting(['properties', 'enableMultipleWriteLocations'], v.boolean())),
      pairReference('cosmos-backup-pair', body.setting(['properties', 'backupPolicy'], geoBackup)),
      logSinks(diagnostics),
    ),
  })
}

const location = v.pipe(
  v.object({
    locationName: v.pipe(v.string(), v.nonEmpty()),
    failoverPriority: v.number(),
    isZoneRedundant: v.nullish(v.boolean(), false),
  }),
  v.transform(({ locationName, failoverPriority, isZoneRedundant }) => ({
    region: regionName(locationName),
    priority: failoverPriority,
    zones: isZoneRedundant,
  })),
)

type Locations = Fact<v.InferOutput<typeof location>[]>

const firstOf = (all: v.InferOutput<typeof location>[], from: number[]): Fact<string> => {
  const [first] = all.toSorted((one, other) => one.priority - other.priority)
  if (first === undefined) throw new Error('an account without locations')
  return known(first.region, from)
}

/** Where several regions take writes, each of the others is a writer too; where nobody said so, it may be. */
function replicas(locations: Locations, several: Fact<boolean>): Fact<Reference[]> {
  const mechanism =
    several.state === 'unknown' ? 'cosmos-region' : several.value ? 'cosmos-write-region' : 'cosmos-replica'
  return pointers('replica', mechanism, locations, (all, from) =>
    all
      .toSorted((one, other) => one.priority - other.priority)
      .slice(1)
      .map(({ region }) => ({ locator: known(`azure-region:${region}`, from) })),
  )
}

/** Continuous backups lie in the regions of the account, periodic ones where the redundancy says. */
const geoBackup = v.union([
  v.pipe(
    v.object({
      type: v.literal('Periodic'),
      periodicModeProperties: v.object({ backupStorageRedundancy: v.picklist(['Geo', 'Local', 'Zone']) }),
    }),
    v.transform(({ periodicModeProperties }) => periodicModeProperties.backupStorageRedundancy === 'Geo'),
  ),
  v.pipe(
    v.object({ type: v.literal('Continuous') }),
    v.transform(() => false),
  ),
])

/** Whoever has a key, from anywhere: no rule for addresses or networks narrows it. */
const isPublic = ({ setting }: ArmBody): Fact<boolean> => {
  const open = isOpen(setting(['properties', 'publicNetworkAccess'], access))
  const rules = setting(['properties', 'ipRules'], shutsOut)
  const networks = setting(['properties', 'isVirtualNetworkFilterEnabled'], v.boolean())
  return allTrue(open, not(rules), not(networks))
}
