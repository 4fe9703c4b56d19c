// Microsoft.Synapse/workspaces/sqlPools: a data warehouse with what its workspace decides for it, and where its storage and backups are copied to.
import * as v from 'valibot'
import { allTrue, anyTrue, chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Redundancy } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside } from './beside.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { heldOutside, keyReference } from './encryption.ts'
import { pairReference } from './pair.ts'
import { auditing, auditLogs, auditSinks, recordsAccess } from './sql-auditing.ts'
import { encryptedByTde } from './sql-protection.ts'
import { encryption, minimumTls, synapse } from './synapse-settings.ts'
import { enabled } from './words.ts'

const type = `${synapse}/sqlPools`

export function synapseSqlPool(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = beside(observation, `${synapse}/read`, keyOf)
  const storage = body.setting(['properties', 'storageAccountType'], redundancies)
  const diagnostics = diagnosticSettings(observation)
  const own = auditing(observation, type)
  const ofAll = auditing(observation, synapse)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      atRest: encryptedByTde(observation, type, key),
      custody: { exclusive: heldOutside(key) },
      inTransit: {
        enforced: known(true, []), // https://learn.microsoft.com/azure/synapse-analytics/guidance/security-white-paper-data-protection
        minimumVersion: minimumTls(observation),
      },
      logging: {
        dataAccess: anyTrue(
          recordsAccess(own, keepsLogs(diagnostics, auditLogs)),
          // What the workspace sends for all goes on from its own settings, which are not asked of each pool.
          recordsAccess(ofAll, unknown('unsupported')),
        ),
      },
      exposure: { public: beside(observation, `${synapse}/read`, accessOf) },
      classification: unclassified,
      redundancy: { mode: chain(storage, zonesOf) },
      ...placedLater,
    },
    references: gather(
      keyReference('azure-synapse-encryption', key),
      pairReference(
        'azure-synapse-storage-pair',
        map(storage, (redundancy) => redundancy === 'GRS'),
        'replica',
      ),
      pairReference('azure-synapse-backup-pair', backedUpAfar(observation, storage)),
      // The workspace tells itself where its own settings send what is audited for it.
      ...[own, ofAll].map((audit) => auditSinks('azure-synapse-audit', audit, known([], []))),
      logSinks(diagnostics),
    ),
  })
}

const redundancies = v.picklist(['GRS', 'LRS', 'ZRS'])

type Storage = Fact<v.InferOutput<typeof redundancies>>

/** No page says what a pool on zone-redundant storage survives: its machines are of one zone. */
const zonesOf = (storage: v.InferOutput<typeof redundancies>, from: number[]): Redundancy['mode'] =>
  storage === 'ZRS' ? unknown('unsupported') : known('single-zone', from)

const geoBackups = v.pipe(
  v.object({ properties: v.object({ state: enabled }) }),
  v.transform(({ properties }) => properties.state),
)

/**
 * What is on geo-redundant storage is copied whatever the policy of its backups says, and what is on local storage leaves
 * nothing abroad: https://learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/backup-and-restore#data-residency
 */
const backedUpAfar = (observation: Observation, storage: Storage): Fact<boolean> =>
  allTrue(
    beside(observation, `${type}/geoBackupPolicies/read`, geoBackups),
    map(storage, (redundancy) => redundancy !== 'LRS'),
  )

const keyOf = v.pipe(
  v.object({ properties: v.object({ encryption }) }),
  v.transform(({ properties }) => properties.encryption),
)

const accessOf = v.pipe(
  v.object({ properties: v.object({ publicNetworkAccess: enabled }) }),
  v.transform(({ properties }) => properties.publicNetworkAccess),
)
