// Microsoft.Compute/images: a copy of a machine's disks, which the image itself keeps.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { setReference } from './disk-encryption.ts'
import { optionalId, originsAt, untoldOrigin } from './disk-origins.ts'
import { encryptedAlways } from './encryption.ts'
import { caseless as setId } from './words.ts'

const type = 'Microsoft.Compute/images'

export function machineImage(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const disks = body.setting(['properties', 'storageProfile'], storage)
  const { region } = body.location
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      // One disk under Microsoft's key is enough for Microsoft to read.
      ...encryptedAlways(map(disks, (all) => (all.some(({ set }) => set === null) ? null : (all[0]?.set ?? null)))),
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(keys(disks, region), origins(disks)),
  })
}

const pointed = v.nullish(v.object({ id: optionalId }))

/** Without a set of its own it lies under Microsoft's key: https://learn.microsoft.com/rest/api/compute/images/get */
const disk = v.pipe(
  v.object({
    snapshot: pointed,
    managedDisk: pointed,
    blobUri: optionalId,
    diskEncryptionSet: v.nullish(v.object({ id: setId })),
  }),
  v.transform(({ snapshot, managedDisk, blobUri, diskEncryptionSet }) => ({
    origin: snapshot?.id ?? managedDisk?.id ?? blobUri ?? null,
    set: diskEncryptionSet?.id ?? null,
  })),
)

const storage = v.pipe(
  v.object({ osDisk: disk, dataDisks: v.array(disk) }),
  v.transform(({ osDisk, dataDisks }) => [osDisk, ...dataDisks]),
)

type Disks = Fact<v.InferOutput<typeof storage>>

function keys(disks: Disks, region: ArmBody['location']['region']): Fact<Reference[]> {
  const mechanism = 'azure-disk-encryption'
  if (disks.state === 'unknown') return setReference(mechanism, disks, region)
  const sets = [...new Set(disks.value.map(({ set }) => set))]
  return gather(known([], disks.from), ...sets.map((set) => setReference(mechanism, known(set, disks.from), region)))
}

const origins = (disks: Disks): Fact<Reference[]> =>
  disks.state === 'unknown'
    ? pointers('source', untoldOrigin.mechanism, disks, () => [])
    : map(disks, (all) =>
        all.flatMap(({ origin }) => (origin === null ? [untoldOrigin] : originsAt([origin], disks.from))),
      )
