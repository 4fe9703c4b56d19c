// Microsoft.Compute/disks and snapshots: under whose key they lie, and what they were copied from, in this region or another.
import * as v from 'valibot'
import { chain, type Fact, gather, map } from '../../model/fact.ts'
import type { Facets } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { setReference } from './disk-encryption.ts'
import { optionalId, originsAt, untoldOrigin } from './disk-origins.ts'
import { encryptedAlways, type VaultKey } from './encryption.ts'
import { caseless as setId } from './words.ts'

export const managedDisk = diskLike('Microsoft.Compute/disks', ({ setting }) => ({
  redundancy: { mode: setting(['sku', 'name'], zones) },
  topology: placedLater.topology,
}))

export const diskSnapshot = diskLike('Microsoft.Compute/snapshots', () => ({}))

function diskLike(type: string, more: (body: ArmBody) => Facets) {
  return (observation: Observation): Resource | Gap => {
    const body = armBody(observation, type)
    if ('kind' in body) return body
    const set = setOf(body)
    const machine = machineOf(body)
    return armResource(observation, body, {
      type,
      ...(machine === null ? {} : { aliases: [machine] }),
      holds: 'content',
      facets: {
        // https://learn.microsoft.com/azure/virtual-machines/disk-encryption: nothing turns it off.
        ...encryptedAlways(set),
        classification: unclassified,
        isolation: placedLater.isolation,
        dependency: placedLater.dependency,
        ...more(body),
      },
      references: gather(setReference('azure-disk-encryption', set, body.location.region), originOf(body)),
    })
  }
}

/** `Premium_ZRS`: https://learn.microsoft.com/azure/virtual-machines/disks-redundancy knows these two. */
const zones = v.pipe(
  v.string(),
  v.transform((sku) => sku.slice(sku.lastIndexOf('_') + 1)),
  v.picklist(['LRS', 'ZRS']),
  v.transform((word) => (word === 'ZRS' ? ('multi-zone' as const) : ('single-zone' as const))),
)

/** Whoever captures a machine names the machine: of its disks, that with its system answers for it. */
function machineOf({ setting }: ArmBody): string | null {
  const system = setting(['properties', 'osType'], v.string())
  const machine = setting(['managedBy'], setId)
  return system.state === 'unknown' || machine.state === 'unknown' ? null : machine.value
}

const encryption = v.union([
  v.pipe(
    v.object({ type: v.literal('EncryptionAtRestWithPlatformKey') }),
    v.transform(() => null),
  ),
  v.pipe(
    v.object({
      type: v.picklist(['EncryptionAtRestWithCustomerKey', 'EncryptionAtRestWithPlatformAndCustomerKeys']),
      diskEncryptionSetId: setId,
    }),
    v.transform(({ diskEncryptionSetId }) => diskEncryptionSetId),
  ),
])

/** Of the disk of a confidential machine; only of such a one it is said at all. */
const confidential = v.pipe(
  v.object({ secureVMDiskEncryptionSetId: v.nullish(setId) }),
  v.transform(({ secureVMDiskEncryptionSetId }) => secureVMDiskEncryptionSetId ?? null),
)

/** The key that only the machine itself can use counts for more than the one below it. */
const setOf = ({ setting, settingOr }: ArmBody): VaultKey =>
  chain(settingOr(['properties', 'securityProfile'], confidential, null), (own, from) =>
    own === null ? setting(['properties', 'encryption'], encryption) : { state: 'known', value: own, from },
  )

const image = v.nullish(
  v.object({ id: optionalId, sharedGalleryImageId: optionalId, communityGalleryImageId: optionalId }),
)

const copying = ['Copy', 'CopyFromSanSnapshot', 'CopyStart', 'FromImage', 'Import', 'ImportSecure', 'Restore'] as const

/** Of one that was uploaded, no resource is the original; nor is one of an empty one. */
const creation = v.pipe(
  v.object({
    createOption: v.picklist([...copying, 'Attach', 'Empty', 'Upload', 'UploadPreparedSecure']),
    sourceResourceId: optionalId,
    sourceUri: optionalId,
    elasticSanResourceId: optionalId,
    imageReference: image,
    galleryImageReference: image,
  }),
  v.transform(({ createOption, imageReference, galleryImageReference, ...own }) => ({
    isCopy: copying.some((word) => word === createOption),
    places: [
      own.sourceResourceId,
      own.sourceUri,
      own.elasticSanResourceId,
      ...[imageReference, galleryImageReference].flatMap((one) => Object.values(one ?? {})),
    ].filter((place) => typeof place === 'string'),
  })),
)

function originOf({ setting }: ArmBody): Fact<Reference[]> {
  const made = setting(['properties', 'creationData'], creation)
  if (made.state === 'unknown') return pointers('source', untoldOrigin.mechanism, made, () => [])
  return map(made, ({ isCopy, places }) =>
    isCopy && places.length === 0 ? [untoldOrigin] : originsAt(places, made.from),
  )
}
