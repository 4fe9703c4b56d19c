// Microsoft.Storage/storageAccounts: how it is protected, and the paired region that its redundancy copies to.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, partialAs, unknown } from '../../model/fact.ts'
import type { Facets } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { storageServices } from '../../model/storage-services.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { heldOutside, keyReference } from './encryption.ts'
import { objectReplication } from './object-replication.ts'
import { type StorageLogs, storageLogs } from './storage-logging.ts'
import { leftovers } from './storage-residue.ts'
import { type StorageSettings, storageSettings } from './storage-account-settings.ts'

const type = 'Microsoft.Storage/storageAccounts'

export function storageAccount(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const settings = storageSettings(body)
  const services = storageServices(wordAt(body, ['kind']), wordAt(body, ['sku', 'name']))
  const logs = storageLogs(observation, services)
  // Without a blob service there are neither containers nor replication of what is in them.
  const blobs = services.includes('blob')
  const { residue, keepsVersions } = leftovers(observation, body, services)
  return armResource(observation, body, {
    type,
    // A replication policy may call it by its name, which no other account of Azure has; others call it by its hosts.
    ...(settings.hosts.state === 'unknown' ? {} : { aliases: [body.name.toLowerCase(), ...settings.hosts.value] }),
    holds: 'content',
    location: { ...body.location, region: settings.primary },
    facets: { ...facetsOf(settings, logs, blobs ? openContainers(observation) : known(false, [0])), residue },
    references: gather(
      keyReference('azure-storage-encryption', settings.key),
      pairReference(settings),
      blobs ? objectReplication(observation, body, keepsVersions) : known([], [0]),
      logs.sinks,
    ),
  })
}

const wordAt = ({ setting }: ArmBody, path: string[]): string | undefined => {
  const word = setting(path, v.string())
  return word.state === 'known' ? word.value : undefined
}

const facetsOf = (
  { encrypted, keyOwner, key, httpsOnly, minimumTls, zones, anonymous }: StorageSettings,
  { dataAccess }: StorageLogs,
  opened: Fact<boolean>,
) =>
  ({
    // Azure names no algorithm in its answers; its service encryption knows only this one.
    atRest: { enabled: encrypted, algorithm: map(encrypted, (on) => (on ? 'AES256' : 'none')), keyOwner },
    custody: { exclusive: heldOutside(key) },
    inTransit: { enforced: httpsOnly, minimumVersion: minimumTls },
    logging: { dataAccess },
    exposure: { public: chain(anonymous, (may, from) => (may ? opened : known(false, from))) },
    classification: unclassified,
    redundancy: { mode: zones },
    ...placedLater,
  }) satisfies Facets

const container = v.object({ properties: v.object({ publicAccess: v.nullish(v.string(), 'None') }) })

/** Whether anyone may read a container: https://learn.microsoft.com/rest/api/storagerp/blob-containers/list */
const openContainers = (observation: Observation): Fact<boolean> =>
  map(beside(observation, `${type}/blobServices/containers/read`, listOf(container)), (all) =>
    all.some(({ properties }) => properties.publicAccess !== 'None'),
  )

/** A told secondary location is a copy whatever the SKU says; without one, estate finds the pair in the region table. */
function pairReference({ geoCopy, secondary }: StorageSettings): Fact<Reference[]> {
  if (secondary.state !== 'unknown') {
    const mechanism = (geoCopy.state === 'unknown' ? null : geoCopy.value) ?? 'azure-grs-pair'
    return known(
      [{ role: 'pair', mechanism, locator: map(secondary, (name) => `azure-region:${name}`) }],
      secondary.from,
    )
  }
  // Not the role `pair`: whether there is a copy at all is what nobody could read, so no table may answer for it.
  if (geoCopy.state === 'unknown') {
    return partialAs([{ role: 'replica', mechanism: 'azure-grs-pair', locator: geoCopy }], geoCopy, [])
  }
  return map(geoCopy, (mechanism) =>
    mechanism === null ? [] : [{ role: 'pair', mechanism, locator: unknown('unresolved') }],
  )
}
