// Microsoft.Sql/servers/databases: a database with what its server decides for it, its replicas, and where its backups lie.
import * as v from 'valibot'
import { anyTrue, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { heldOutside, keyReference } from './encryption.ts'
import { pairReference } from './pair.ts'
import { auditing, auditSinks } from './sql-auditing.ts'
import { encryptedByTde, geoBackups, protectorOf } from './sql-protection.ts'
import { links, nameOf } from './sql-replication.ts'
import { tls } from './tls.ts'

const server = 'Microsoft.Sql/servers'
const type = `${server}/databases`

/** `undefined` for the one that each server keeps for itself: it has logins and settings, and nobody can encrypt or copy it. */
export function sqlDatabase(observation: Observation): Resource | Gap | undefined {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const kind = body.setting(['kind'], v.string())
  if (kind.state === 'known' && kind.value.toLowerCase().split(',').includes('system')) return undefined
  const key = protectorOf(observation, server)
  const own = auditing(observation, `${type}/auditingSettings/read`)
  const ofServer = auditing(observation, `${server}/auditingSettings/read`)
  // What goes to Azure Monitor goes on from the diagnostic settings of the server's own database.
  const monitor = logSinks(diagnosticSettings(observation))
  const zones = body.setting(['properties', 'zoneRedundant'], v.boolean())
  return armResource(observation, body, {
    type,
    aliases: [nameOf(body.id)],
    holds: 'content',
    facets: {
      atRest: encryptedByTde(observation, type, key),
      custody: { exclusive: heldOutside(key) },
      inTransit: {
        enforced: known(true, []), // https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings: plaintext is not spoken
        minimumVersion: beside(observation, `${server}/read`, minimumTls),
      },
      logging: {
        dataAccess: anyTrue(
          map(own, ({ kept }) => kept),
          map(ofServer, ({ kept }) => kept),
        ),
      },
      exposure: { public: beside(observation, `${server}/read`, reachable) },
      classification: unclassified,
      redundancy: { mode: map(zones, (several) => (several ? ('multi-zone' as const) : ('single-zone' as const))) },
      ...placedLater,
    },
    references: gather(
      keyReference('azure-sql-encryption', key),
      links(observation),
      pairReference(
        'azure-sql-backup-pair',
        body.setting(['properties', 'currentBackupStorageRedundancy'], geoBackups),
      ),
      ...[own, ofServer].map((audit) => auditSinks('azure-sql-audit', audit, monitor)),
    ),
  })
}

const minimumTls = v.pipe(
  v.object({ properties: v.object({ minimalTlsVersion: tls }) }),
  v.transform(({ properties }) => properties.minimalTlsVersion),
)

/** From the internet, as far as the server decides: its firewall rules are resources of their own. */
const reachable = v.pipe(
  v.object({
    properties: v.object({ publicNetworkAccess: v.picklist(['Enabled', 'Disabled', 'SecuredByPerimeter']) }),
  }),
  v.transform(({ properties }) => properties.publicNetworkAccess === 'Enabled'),
)
