// Microsoft.Sql/servers/databases: a database with what its server decides for it, its replicas, and where its backups lie.
import * as v from 'valibot'
import { anyTrue, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside } from './beside.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { heldOutside, keyReference } from './encryption.ts'
import { pairReference } from './pair.ts'
import { access, isOpen } from './public-access.ts'
import { auditing, auditLogs, auditSinks, recordsAccess } from './sql-auditing.ts'
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
  const own = auditing(observation, type)
  const ofServer = auditing(observation, server)
  // What a server sends to Azure Monitor goes on from the diagnostic settings of its own database.
  const monitor = diagnosticSettings(observation)
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
        dataAccess: anyTrue(recordsAccess(own, unasked), recordsAccess(ofServer, keepsLogs(monitor, auditLogs))),
      },
      exposure: { public: isOpen(beside(observation, `${server}/read`, accessOf)) },
      classification: unclassified,
      redundancy: { mode: map(zones, (several) => (several ? ('multi-zone' as const) : ('single-zone' as const))) },
      ...placedLater,
    },
    references: gather(
      keyReference('azure-sql-encryption', key),
      links(observation),
      pairReference(
        'azure-sql-backup-pair',
        anyTrue(
          body.setting(['properties', 'currentBackupStorageRedundancy'], geoBackups),
          body.settingOr(['properties', 'requestedBackupStorageRedundancy'], geoBackups, false),
        ),
      ),
      auditSinks('azure-sql-audit', own, somewhere),
      auditSinks('azure-sql-audit', ofServer, logSinks(monitor)),
    ),
  })
}

/** What a database itself sends to Azure Monitor goes on from its own diagnostic settings, which nobody has asked for. */
const unasked = unknown('unsupported')
const somewhere = pointers('log-sink', 'azure-diagnostic-setting', unasked, () => [])

const minimumTls = v.pipe(
  v.object({ properties: v.object({ minimalTlsVersion: tls }) }),
  v.transform(({ properties }) => properties.minimalTlsVersion),
)

/** From the internet, as far as the server decides: its firewall rules are resources of their own. */
const accessOf = v.pipe(
  v.object({ properties: v.object({ publicNetworkAccess: access }) }),
  v.transform(({ properties }) => properties.publicNetworkAccess),
)
