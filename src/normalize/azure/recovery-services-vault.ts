// Microsoft.RecoveryServices/vaults: backups of machines and shares, their key, and the paired region that they may be copied to.
import * as v from 'valibot'
import { type Fact, gather, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { originals, protectedItem } from './backup-origins.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { pairReference } from './pair.ts'

const type = 'Microsoft.RecoveryServices/vaults'

export function recoveryServicesVault(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(['properties', 'encryption'], encryption, null) // left out where Microsoft has the key
  const redundancy = redundancyOf(observation, body)
  const items = beside(observation, `${type}/backupProtectedItems/read`, listOf(protectedItem))
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk
      classification: unclassified,
      redundancy: { mode: map(redundancy, ({ zones }) => zones) },
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azure-backup-encryption', key),
      pairReference(
        'azure-backup-pair',
        map(redundancy, ({ geo }) => geo),
      ),
      // A vault takes backups of its own region alone: https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault
      originals(items, body.location.region),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const encryption = v.pipe(
  v.object({ keyVaultProperties: v.object({ keyUri: host }) }),
  v.transform(({ keyVaultProperties }) => keyVaultProperties.keyUri),
)

interface Redundancy {
  geo: boolean
  zones: 'single-zone' | 'multi-zone'
}

const redundancies = v.pipe(
  v.picklist(['LocallyRedundant', 'ZoneRedundant', 'GeoRedundant', 'ReadAccessGeoZoneRedundant']),
  v.transform((word): Redundancy => ({
    geo: word.includes('Geo'),
    zones: word.includes('Zone') ? 'multi-zone' : 'single-zone',
  })),
)

const storageConfig = v.pipe(
  v.object({ properties: v.object({ storageModelType: redundancies }) }),
  v.transform(({ properties }) => properties.storageModelType),
)

function redundancyOf(observation: Observation, { setting }: ArmBody): Fact<Redundancy> {
  const told = setting(['properties', 'redundancySettings', 'standardTierStorageRedundancy'], redundancies)
  return told.state === 'unknown' && told.reason === 'not-recorded'
    ? beside(observation, `${type}/backupstorageconfig/read`, storageConfig)
    : told
}
