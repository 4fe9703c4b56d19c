// What stays of data that was deleted from a storage account: what its services keep for a while, and the versions of its blobs.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Days, Residue } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import type { StorageService } from '../../model/storage-services.ts'
import type { ArmBody } from './arm-body.ts'
import { beside, listOf } from './beside.ts'

const type = 'Microsoft.Storage/storageAccounts'

const days = v.pipe(v.number(), v.integer(), v.minValue(0))

/** In days; left out where nobody has set it. */
const kept = v.pipe(
  v.nullish(v.object({ enabled: v.boolean(), days: v.nullish(days) }), { enabled: false }),
  v.check(({ enabled, days: told }) => !enabled || typeof told === 'number'),
  v.transform(({ enabled, days: told }) => (enabled ? (told ?? 0) : 0)),
)

/** https://learn.microsoft.com/rest/api/storagerp/blob-services/get-service-properties */
const blobService = v.pipe(
  v.object({
    properties: v.object({
      isVersioningEnabled: v.nullish(v.boolean(), false),
      deleteRetentionPolicy: kept,
      containerDeleteRetentionPolicy: kept,
    }),
  }),
  v.transform(({ properties: { isVersioningEnabled, deleteRetentionPolicy, containerDeleteRetentionPolicy } }) => ({
    versions: isVersioningEnabled,
    blob: deleteRetentionPolicy,
    container: containerDeleteRetentionPolicy,
  })),
)

const fileService = v.pipe(
  v.object({ properties: v.object({ shareDeleteRetentionPolicy: kept }) }),
  v.transform(({ properties }): number => properties.shareDeleteRetentionPolicy),
)

/** Of a rule that is on and looks at every blob: when it deletes a version. https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-policy-structure */
const rule = v.pipe(
  v.object({
    enabled: v.nullish(v.boolean(), true),
    definition: v.object({
      actions: v.object({
        version: v.nullish(v.object({ delete: v.nullish(v.object({ daysAfterCreationGreaterThan: days })) })),
      }),
      filters: v.nullish(
        v.object({
          prefixMatch: v.nullish(v.array(v.string()), []),
          blobIndexMatch: v.nullish(v.array(v.unknown()), []),
        }),
      ),
    }),
  }),
  v.transform(({ enabled, definition: { actions, filters } }) => {
    const some = (filters?.prefixMatch.length ?? 0) + (filters?.blobIndexMatch.length ?? 0) > 0
    return enabled && !some ? (actions.version?.delete?.daysAfterCreationGreaterThan ?? null) : null
  }),
)

const lifecycle = v.pipe(
  v.object({ properties: v.object({ policy: v.object({ rules: v.array(rule) }) }) }),
  v.transform(({ properties }): Days => {
    const all = properties.policy.rules.filter((one) => one !== null)
    return all.length === 0 ? 'forever' : Math.min(...all)
  }),
)

const period = v.object({ immutabilityPeriodSinceCreationInDays: days, state: v.nullish(v.string(), 'Locked') })

/** Before which nobody can delete a version; a container may have a time of its own. */
const immutability = v.pipe(
  v.object({ enabled: v.boolean(), immutabilityPolicy: v.nullish(period) }),
  v.transform(({ enabled, immutabilityPolicy: policy }): Days =>
    enabled && policy && policy.state !== 'Disabled' ? policy.immutabilityPeriodSinceCreationInDays : 0,
  ),
)

/** A hold ends when somebody lifts it. Of a policy a list does not always tell the time. */
const untouchable = v.pipe(
  v.object({
    properties: v.object({
      hasLegalHold: v.nullish(v.boolean(), false),
      hasImmutabilityPolicy: v.nullish(v.boolean(), false),
      immutabilityPolicy: v.nullish(v.object({ properties: period })),
    }),
  }),
  v.transform(
    ({ properties: { hasLegalHold, hasImmutabilityPolicy, immutabilityPolicy: policy } }): Days | undefined => {
      if (hasLegalHold) return 'forever'
      return hasImmutabilityPolicy ? policy?.properties.immutabilityPeriodSinceCreationInDays : 0
    },
  ),
)

type Blobs = Fact<v.InferOutput<typeof blobService>>

export interface Leftovers {
  residue: Residue
  /** Blobs can only be replicated where it is. */
  keepsVersions: Fact<boolean>
}

export function leftovers(observation: Observation, body: ArmBody, services: readonly StorageService[]): Leftovers {
  const none = known<Days>(0, [0])
  const blobs = beside(observation, `${type}/blobServices/read`, blobService)
  const files: Fact<Days> = beside(observation, `${type}/fileServices/read`, fileService, noShares)
  return {
    residue: {
      orphaned: known(false, []), // nothing has to use an account
      remainingDays: longest(
        services.includes('blob') ? ofBlobs(observation, body, blobs) : none,
        services.includes('file') ? files : none,
      ),
    },
    keepsVersions: map(blobs, ({ versions }) => versions),
  }
}

const noShares = new Map([['FeatureNotSupportedForAccount', 0]])
const noPolicy: ReadonlyMap<string, Days> = new Map([['ManagementPolicyNotFound', 'forever']])

/** A version that is deleted is kept as long as a blob is. */
const ofBlobs = (observation: Observation, body: ArmBody, blobs: Blobs): Fact<Days> =>
  chain(blobs, ({ versions, blob, container }, from) => {
    if (!versions) return known(Math.max(blob, container), from)
    const expiry: Fact<Days> = beside(observation, `${type}/managementPolicies/read`, lifecycle, noPolicy)
    const ofAccount = body.settingOr(['properties', 'immutableStorageWithVersioning'], immutability, 0)
    return map(longest(expiry, longest(ofAccount, ofContainers(observation))), (stays) =>
      stays === 'forever' ? stays : Math.max(stays + blob, container),
    )
  })

const ofContainers = (observation: Observation): Fact<Days> =>
  chain(held(observation), (all, from): Fact<Days> => {
    if (all.includes('forever')) return known('forever', from)
    const told = all.filter((one) => typeof one === 'number')
    return told.length < all.length ? unknown('unsupported') : known(Math.max(0, ...told), from)
  })

const held = (observation: Observation) =>
  beside(observation, `${type}/blobServices/containers/read`, listOf(untouchable))

/** What stays for ever does so whatever the other is. */
function longest(one: Fact<Days>, other: Fact<Days>): Fact<Days> {
  const endless = [one, other].find((fact) => fact.state === 'known' && fact.value === 'forever')
  const both = chain(one, (first, from) =>
    chain(other, (second, more) => {
      const most = first === 'forever' || second === 'forever' ? 'forever' : Math.max(first, second)
      return known<Days>(most, [...new Set([...from, ...more])])
    }),
  )
  return endless ?? both
}
