// Microsoft.Compute/galleries/images/versions: a machine's disks, copied to every region where machines are to be made of them.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
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

const type = 'Microsoft.Compute/galleries/images/versions'

export function galleryImage(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const regions = body.setting(['properties', 'publishingProfile', 'targetRegions'], targets)
  const { region } = body.location
  const home = chain(regions, (all) => map(region, (own) => all.find(({ name }) => name === own)))
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(chain(home, keyAtHome)),
      classification: unclassified,
      ...placedLater,
    },
    references: gather(keys(regions, region), replicas(regions, region), edges(body), origins(body)),
  })
}

/** Encryption that is told names its set, or null; only that of a confidential machine may name another in its place. */
const disk = v.object({ diskEncryptionSetId: v.nullable(setId) })
const system = v.union([
  v.object({
    diskEncryptionSetId: v.nullish(setId),
    securityProfile: v.object({ secureVMDiskEncryptionSetId: v.nullish(setId) }),
  }),
  v.pipe(
    disk,
    v.transform(({ diskEncryptionSetId }) => ({ diskEncryptionSetId, securityProfile: null })),
  ),
])

/** Without encryption of its own a copy lies under Microsoft's key: https://learn.microsoft.com/azure/virtual-machines/image-version-encryption */
const target = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.nonEmpty(), v.transform(regionName)),
    encryption: v.nullish(v.object({ osDiskImage: v.nullish(system), dataDiskImages: v.nullish(v.array(disk)) })),
  }),
  v.transform(({ name, encryption }) => ({ name, sets: setsOf(encryption) })),
)

interface Encryption {
  osDiskImage?: v.InferOutput<typeof system> | null | undefined
  dataDiskImages?: v.InferOutput<typeof disk>[] | null | undefined
}

function setsOf(encryption: Encryption | null | undefined): string[] {
  const { osDiskImage, dataDiskImages } = encryption ?? {}
  const all = [
    osDiskImage?.securityProfile?.secureVMDiskEncryptionSetId,
    osDiskImage?.diskEncryptionSetId,
    ...(dataDiskImages ?? []).map(({ diskEncryptionSetId }) => diskEncryptionSetId),
  ]
  return [...new Set(all.filter((id) => typeof id === 'string'))]
}

const targets = v.pipe(v.array(target), v.minLength(1))
type Target = v.InferOutput<typeof target>
type Targets = Fact<Target[]>

/** The region of a version is always among its targets: a list without it is a fragment. */
const keyAtHome = (home: Target | undefined, from: number[]): Fact<string | null> =>
  home === undefined ? unknown('malformed') : known(home.sets[0] ?? null, from)

function keys(regions: Targets, home: Fact<string>): Fact<Reference[]> {
  if (regions.state === 'unknown') return setReference('azure-disk-encryption', regions, home)
  const all = regions.value.flatMap(({ name, sets }) =>
    sets.map((set) =>
      setReference(
        home.state !== 'unknown' && home.value === name ? 'azure-disk-encryption' : 'azure-gallery-replica-encryption',
        known(set, regions.from),
        known(name, regions.from),
      ),
    ),
  )
  return gather(known([], regions.from), ...all)
}

const mechanism = 'azure-gallery-replica'

/** Where the version's own region was not told, each target may be another one. */
const replicas = (regions: Targets, home: Fact<string>): Fact<Reference[]> =>
  pointers('replica', mechanism, regions, (all, from) =>
    all
      .filter(({ name }) => home.state === 'unknown' || home.value !== name)
      .map(({ name }) => ({ locator: known(`azure-region:${name}`, from) })),
  )

/** Edge zones are outside the regions that they belong to, and no table here says in which country. Left out where there are none. */
const edges = ({ settingOr }: ArmBody): Fact<Reference[]> =>
  pointers(
    'replica',
    mechanism,
    settingOr(['properties', 'publishingProfile', 'targetExtendedLocations'], v.array(v.unknown()), []),
    (all) => all.map(() => ({ locator: unknown('unsupported') })),
  )

const source = v.nullish(
  v.object({ id: optionalId, uri: optionalId, virtualMachineId: optionalId, communityGalleryImageId: optionalId }),
)
const part = v.object({ source })

const storage = v.pipe(
  v.object({ source, osDiskImage: v.nullish(part), dataDiskImages: v.nullish(v.array(part)) }),
  v.transform((profile) =>
    [profile, profile.osDiskImage, ...(profile.dataDiskImages ?? [])]
      .flatMap((one) => Object.values(one?.source ?? {}))
      .filter((place) => typeof place === 'string'),
  ),
)

function origins({ setting }: ArmBody): Fact<Reference[]> {
  const places = setting(['properties', 'storageProfile'], storage)
  if (places.state === 'unknown') return pointers('source', untoldOrigin.mechanism, places, () => [])
  return map(places, (all) => (all.length === 0 ? [untoldOrigin] : originsAt(all, places.from)))
}
