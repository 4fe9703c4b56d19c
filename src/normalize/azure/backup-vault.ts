// Microsoft.DataProtection/backupVaults: backups of blobs, disks and databases, their key, and the regions that they are copied to.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { backupInstance, originals } from './backup-origins.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { pairReference } from './pair.ts'

const type = 'Microsoft.DataProtection/backupVaults'

export function backupVault(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(['properties', 'securitySettings', 'encryptionSettings'], encryption, null) // left out where Microsoft has the key
  const stores = body.setting(['properties', 'storageSettings'], v.pipe(v.array(store), v.minLength(1)))
  const items = beside(observation, `${type}/backupInstances/read`, listOf(backupInstance))
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk-for-backup-vault
      classification: unclassified,
      redundancy: {
        mode: map(stores, zonesOf),
      },
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azure-backup-encryption', key),
      copies(stores, body),
      originals(items, body.location.region),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const encryption = v.union([
  v.pipe(
    v.object({ state: v.literal('Disabled') }),
    v.transform(() => null),
  ),
  v.pipe(
    v.object({ state: v.literal('Enabled'), keyVaultProperties: v.object({ keyUri: host }) }),
    v.transform(({ keyVaultProperties }) => keyVaultProperties.keyUri),
  ),
])

const words = ['LocallyRedundant', 'ZoneRedundant', 'GeoRedundant'] as const

const store = v.pipe(
  v.object({ type: v.picklist(words) }),
  v.transform((one) => one.type),
)

/** What is kept in one zone goes with it, whatever else the vault keeps. */
const zonesOf = (all: readonly (typeof words)[number][]) =>
  all.every((word) => word === 'ZoneRedundant') ? ('multi-zone' as const) : ('single-zone' as const)

/** Of what is copied Azure names the regions, and where it does not, its table of pairs does. */
function copies(stores: Fact<(typeof words)[number][]>, { settingOr }: ArmBody): Fact<Reference[]> {
  const mechanism = 'azure-backup-pair'
  const geo = map(stores, (all) => all.includes('GeoRedundant'))
  const regions = settingOr(['properties', 'replicatedRegions'], v.array(v.pipe(v.string(), v.nonEmpty())), [])
  return chain(regions, (all, from) =>
    all.length === 0
      ? pairReference(mechanism, geo)
      : known(
          all.map((name) => ({ role: 'pair', mechanism, locator: known(`azure-region:${regionName(name)}`, from) })),
          from,
        ),
  )
}
