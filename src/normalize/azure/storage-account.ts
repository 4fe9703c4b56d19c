// Microsoft.Storage/storageAccounts: how it is protected, and the paired region that its redundancy copies to.
import { chain, type Fact, gather, known, map, partial, unknown } from '../../model/fact.ts'
import type { Facets } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { type StorageSettings, storageSettings } from './storage-account-settings.ts'

const type = 'Microsoft.Storage/storageAccounts'

export function storageAccount(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const settings = storageSettings(body)
  return armResource(observation, body, {
    type,
    holds: 'content',
    location: { ...body.location, region: settings.primary },
    facets: facetsOf(settings),
    references: gather(keyReference(settings), pairReference(settings), objectReplication),
  })
}

const facetsOf = ({ encrypted, keyOwner, keyVault, httpsOnly, minimumTls, zones }: StorageSettings) =>
  ({
    // Azure names no algorithm in its answers; its service encryption knows only this one.
    atRest: { enabled: encrypted, algorithm: map(encrypted, (on) => (on ? 'AES256' : 'none')), keyOwner },
    custody: {
      exclusive: chain(keyOwner, (owner, from) =>
        owner === 'provider' ? known(false, from) : chain(keyVault, heldIn),
      ),
    },
    inTransit: { enforced: httpsOnly, minimumVersion: minimumTls },
    logging: { dataAccess: unknown('not-recorded', 'Microsoft.Insights/diagnosticSettings/read') },
    classification: unclassified,
    redundancy: { mode: zones },
    ...placedLater,
  }) satisfies Facets

/** Microsoft runs every key vault. A managed HSM may take its keys from elsewhere, and nobody here has asked it. */
const heldIn = (host: string, from: number[]): Fact<boolean> =>
  /\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net)$/.test(host)
    ? known(false, from)
    : unknown('unsupported', 'Microsoft.KeyVault/managedHSMs/read')

const keyReference = ({ keyOwner, keyVault }: StorageSettings): Fact<Reference[]> =>
  pointers('key', 'azure-storage-encryption', keyOwner, (owner) =>
    owner === 'provider' ? [] : [{ locator: keyVault }],
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
    return partial([{ role: 'replica', mechanism: 'azure-grs-pair', locator: geoCopy }], geoCopy.reason, [])
  }
  return map(geoCopy, (mechanism) =>
    mechanism === null ? [] : [{ role: 'pair', mechanism, locator: unknown('unresolved') }],
  )
}

/** Its policies are resources of their own, in no answer about the account. */
const objectReplication: Fact<Reference[]> = pointers(
  'replica',
  'azure-object-replication',
  unknown('not-recorded', `${type}/objectReplicationPolicies/read`),
  () => [],
)
