// What protects an SQL database in the same words wherever it runs: its encryption, the key of its server, and where its backups lie.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { AtRest } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import { beside } from './beside.ts'
import type { VaultKey } from './encryption.ts'
import { host } from './encryption.ts'
import { enabled } from './words.ts'

const protector = v.union([
  v.pipe(
    v.object({ properties: v.object({ serverKeyType: v.literal('ServiceManaged') }) }),
    v.transform(() => null),
  ),
  v.pipe(
    v.object({ properties: v.object({ serverKeyType: v.literal('AzureKeyVault'), uri: host }) }),
    v.transform(({ properties }) => properties.uri),
  ),
])

/** `above`: the type of what the database is in. */
export const protectorOf = (observation: Observation, above: string): VaultKey =>
  beside(observation, `${above}/encryptionProtector/read`, protector)

/** Synapse calls it `status`. */
const encrypting = v.pipe(
  v.object({
    properties: v.union([
      v.pipe(
        v.object({ state: enabled }),
        v.transform(({ state }) => state),
      ),
      v.pipe(
        v.object({ status: enabled }),
        v.transform(({ status }) => status),
      ),
    ]),
  }),
  v.transform(({ properties }) => properties),
)

export function encryptedByTde(observation: Observation, type: string, key: VaultKey): AtRest {
  const enabled: Fact<boolean> = beside(observation, `${type}/transparentDataEncryption/read`, encrypting)
  return {
    enabled,
    // https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
    algorithm: map(enabled, (on) => (on ? 'AES256' : 'none')),
    keyOwner: chain(enabled, (on, from) =>
      on
        ? map(key, (vault) => (vault === null ? ('provider' as const) : ('customer' as const)))
        : known('none' as const, from),
    ),
  }
}

/**
 * Whether backups are copied to the paired region. Where what is requested is not what is so far, a change is under way that new
 * backups follow, long-term ones as well: https://learn.microsoft.com/azure/azure-sql/database/automated-backups-overview#backup-storage-redundancy
 */
export const geoBackups = v.pipe(
  v.picklist(['Geo', 'GeoZone', 'Local', 'Zone']),
  v.transform((redundancy) => redundancy.startsWith('Geo')),
)
