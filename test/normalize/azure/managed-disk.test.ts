// Disks, snapshots and images: whose key they lie under, and what they were copied from and to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { diskEncryptionSet } from '../../../src/normalize/azure/disk-encryption-set.ts'
import { galleryImage } from '../../../src/normalize/azure/gallery-image.ts'
import { machineImage } from '../../../src/normalize/azure/machine-image.ts'
import { diskSnapshot, managedDisk } from '../../../src/normalize/azure/managed-disk.ts'
import type { Resource } from '../../../src/model/resource.ts'
import {
  comingFromOthers,
  factsOf,
  known,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from '../aws/facts-of.ts'
import { disk, encryptionSet, image, machine, set, snapshot, version } from './disks.ts'
import { observed } from './observed.ts'

const test = suite('normalize/azure/managed-disk')

const diskWith = (properties: object, more: object = {}) =>
  toResource(managedDisk(observed(disk.type, { ...disk, ...more, properties: { ...disk.properties, ...properties } })))
const told = (resource: Resource) =>
  referencesOf(resource).map(({ role, mechanism, locator, region }) =>
    [role, mechanism, reading(locator), ...(region === undefined ? [] : [region])].join(' '),
  )
const setName = (name?: string) => set(name).toLowerCase()
const opened = {
  'atRest.enabled': known(true),
  'atRest.algorithm': known('AES256'),
  'atRest.keyOwner': known('customer'),
  'custody.exclusive': {
    state: 'unknown',
    reason: 'unresolved',
    permission: 'Microsoft.Compute/diskEncryptionSets/read',
  },
}
const { references: _, labels: __, region: ___, ...facts } = factsOf(diskWith({}))

test('a whole answer tells everything of a disk', () => {
  const found = diskWith({})
  assert.equal(withoutOrigins(facts), { ...opened, 'redundancy.mode': known('multi-zone'), ...placedByOthers })
  assert.equal(told(found), [
    `key azure-disk-encryption ${setName()} westeurope`,
    `source azure-snapshot-copy ${disk.properties.creationData.sourceResourceId.toLowerCase()}`,
  ])
  assert.equal([found.holds, found.aliases], ['content', [machine.toLowerCase()]])
})

test('a disk of data does not answer for the machine', () => {
  assert.not('aliases' in diskWith({ osType: undefined }))
})

test('one zone, and a redundancy of the future', () => {
  const mode = (name: string) => reading(factsOf(diskWith({}, { sku: { name } }))['redundancy.mode'])
  assert.equal([mode('PremiumV2_LRS'), mode('Premium_GRS')], ['single-zone', 'malformed'])
})

const keys: [name: string, properties: object, owner: unknown, key: string[]][] = [
  ["Microsoft's", { encryption: { type: 'EncryptionAtRestWithPlatformKey' } }, 'provider', []],
  [
    'both',
    { encryption: { type: 'EncryptionAtRestWithPlatformAndCustomerKeys', diskEncryptionSetId: set('Both') } },
    'customer',
    [`key azure-disk-encryption ${setName('Both')} westeurope`],
  ],
  [
    "a customer's in no set that is named",
    { encryption: { type: 'EncryptionAtRestWithCustomerKey' } },
    'malformed',
    ['key azure-disk-encryption malformed'],
  ],
  [
    'of a new kind',
    { encryption: { type: 'EncryptionElsewhere' } },
    'malformed',
    ['key azure-disk-encryption malformed'],
  ],
  ['that nobody spoke of', { encryption: undefined }, 'not-recorded', ['key azure-disk-encryption not-recorded']],
  [
    'of a confidential machine',
    {
      encryption: { type: 'EncryptionAtRestWithPlatformKey' },
      securityProfile: {
        securityType: 'ConfidentialVM_DiskEncryptedWithCustomerKey',
        secureVMDiskEncryptionSetId: set('Machine'),
      },
    },
    'customer',
    [`key azure-disk-encryption ${setName('Machine')} westeurope`],
  ],
  [
    'of a machine with trusted launch',
    { encryption: { type: 'EncryptionAtRestWithPlatformKey' }, securityProfile: { securityType: 'TrustedLaunch' } },
    'provider',
    [],
  ],
]
for (const [name, properties, owner, key] of keys) {
  test(`a disk under a key ${name}`, () => {
    const found = diskWith(properties)
    assert.is(reading(factsOf(found)['atRest.keyOwner']), owner)
    assert.equal(
      told(found).filter((one) => one.startsWith('key')),
      key,
    )
  })
}

const group = disk.id.slice(0, disk.id.indexOf('/providers'))
const origins: [name: string, creationData: unknown, expected: string[]][] = [
  ['empty', { createOption: 'Empty' }, []],
  ['uploaded', { createOption: 'Upload', uploadSizeBytes: 7 }, []],
  [
    'of what a publisher offers',
    {
      createOption: 'FromImage',
      imageReference: {
        id: '/Subscriptions/1/Providers/Microsoft.Compute/Locations/westeurope/Publishers/Canonical/a',
      },
    },
    [],
  ],
  [
    'of an image',
    { createOption: 'FromImage', imageReference: { id: image.id } },
    [`azure-image ${image.id.toLowerCase()}`],
  ],
  [
    'of a version in a gallery',
    { createOption: 'FromImage', galleryImageReference: { id: version.id } },
    [`azure-gallery-image ${version.id.toLowerCase()}`],
  ],
  [
    'of what a stranger shares',
    {
      createOption: 'FromImage',
      galleryImageReference: { communityGalleryImageId: '/CommunityGalleries/one/Images/b' },
    },
    ['azure-gallery-image /communitygalleries/one/images/b'],
  ],
  ['of a disk', { createOption: 'Copy', sourceResourceId: disk.id }, [`azure-disk-copy ${disk.id.toLowerCase()}`]],
  [
    'of a blob',
    { createOption: 'Import', sourceUri: 'https://Backups.blob.core.windows.net/vhds/a.vhd?sig=secret' },
    ['azure-blob-import backups.blob.core.windows.net'],
  ],
  [
    'of a recovery point',
    { createOption: 'Restore', sourceResourceId: `${group}/providers/Microsoft.Compute/restorePointCollections/a` },
    [`azure-disk-import ${group}/providers/Microsoft.Compute/restorePointCollections/a`.toLowerCase()],
  ],
  ['copied from what is not told', { createOption: 'Copy' }, ['azure-disk-import not-recorded']],
  ['made in a new way', { createOption: 'Teleport' }, ['azure-disk-import malformed']],
  ['made nobody says how', undefined, ['azure-disk-import not-recorded']],
]
for (const [name, creationData, expected] of origins) {
  test(`a disk ${name}`, () => {
    const sources = referencesOf(diskWith({ creationData })).filter(({ role }) => role === 'source')
    assert.equal(
      sources.map(({ mechanism, locator }) =>
        [mechanism, reading(locator)].join(' ').replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
      ),
      expected.map((one) => one.toLowerCase()),
    )
  })
}

test('a snapshot copied from another region says so', () => {
  const found = toResource(diskSnapshot(observed(snapshot.type, snapshot)))
  const { references: _r, labels: _l, region, ...rest } = factsOf(found)
  assert.equal(withoutOrigins(rest), {
    ...opened,
    'atRest.keyOwner': known('provider'),
    'custody.exclusive': known(false),
    ...comingFromOthers,
  })
  assert.is(reading(region), 'eastus')
  assert.equal(told(found), [
    `source azure-snapshot-copy ${snapshot.properties.creationData.sourceResourceId.toLowerCase()}`,
  ])
})

const heldIn = (keyUrl: string | undefined) => {
  const properties = { ...encryptionSet.properties, activeKey: { keyUrl } }
  const found = toResource(diskEncryptionSet(observed(encryptionSet.type, { ...encryptionSet, properties })))
  return [reading(factsOf(found)['custody.exclusive']), ...told(found)]
}

test('a set of keys says in which vault its key is', () => {
  assert.equal(heldIn(encryptionSet.properties.activeKey.keyUrl), [
    false,
    'key azure-disk-encryption-set keys.vault.azure.net',
  ])
  assert.equal(heldIn('https://keys.managedhsm.azure.net/keys/disks/1'), [
    'unsupported',
    'key azure-disk-encryption-set keys.managedhsm.azure.net',
  ])
  assert.equal(heldIn(undefined), ['not-recorded', 'key azure-disk-encryption-set not-recorded'])
})

const imageWith = (storageProfile: unknown) =>
  toResource(machineImage(observed(image.type, { ...image, properties: { storageProfile } })))

test('an image has the disks that it was made of, and their keys', () => {
  const found = imageWith(image.properties.storageProfile)
  const { references: _r, labels: _l, region: _g, ...rest } = factsOf(found)
  assert.equal(withoutOrigins(rest), { ...opened, ...comingFromOthers })
  assert.equal(told(found), [
    `key azure-disk-encryption ${setName()} westeurope`,
    `source azure-disk-copy ${disk.id.toLowerCase()}`,
    `source azure-snapshot-copy ${snapshot.id.toLowerCase()}`,
  ])
})

test("one disk under Microsoft's key makes Microsoft the owner of a key to the image", () => {
  const { osDisk } = image.properties.storageProfile
  const found = imageWith({ osDisk, dataDisks: [{ lun: 0, blobUri: 'https://a.blob.core.windows.net/b' }] })
  assert.equal(
    [reading(factsOf(found)['atRest.keyOwner']), reading(factsOf(found)['custody.exclusive'])],
    ['provider', false],
  )
  assert.equal(told(found).slice(-1), ['source azure-blob-import a.blob.core.windows.net'])
})

test('an image of disks that are not told may be of any', () => {
  const unread = ['key azure-disk-encryption not-recorded', 'source azure-disk-import not-recorded']
  assert.equal(told(imageWith(undefined)), unread)
  const { osDisk } = image.properties.storageProfile
  assert.equal(told(imageWith({ osDisk: { ...osDisk, managedDisk: null }, dataDisks: [] })).slice(-1), unread.slice(-1))
})

type Publishing = { targetRegions?: object[]; targetExtendedLocations?: object[] }
const versionWith = (publishingProfile: Publishing, more: object = {}) =>
  toResource(
    galleryImage(
      observed(version.type, { ...version, ...more, properties: { ...version.properties, publishingProfile } }),
    ),
  )

test('a version in a gallery is in each region that it is published to, under a key of each', () => {
  const found = versionWith(version.properties.publishingProfile)
  const { references: _r, labels: _l, region: _g, ...rest } = factsOf(found)
  assert.equal(withoutOrigins(rest), { ...opened, ...placedByOthers })
  assert.equal(told(found), [
    `key azure-disk-encryption ${setName()} westeurope`,
    `key azure-gallery-replica-encryption ${setName('Brazil')} brazilsouth`,
    'replica azure-gallery-replica azure-region:brazilsouth',
    'replica azure-gallery-replica azure-region:eastus',
    `source azure-machine-capture ${machine.toLowerCase()}`,
    'source azure-blob-import backups.blob.core.windows.net',
  ])
})

test('edge zones are outside the region', () => {
  const { targetRegions } = version.properties.publishingProfile
  const extendedLocation = { name: 'perth', type: 'EdgeZone' }
  const found = versionWith({ targetRegions, targetExtendedLocations: [{ name: 'australiaeast', extendedLocation }] })
  assert.ok(told(found).includes('replica azure-gallery-replica unsupported'))
})

test('a confidential machine has a key of its own, in a set of its own', () => {
  const securityProfile = { secureVMDiskEncryptionSetId: set('Machine') }
  const targetRegions = [{ name: 'westeurope', encryption: { osDiskImage: { securityProfile } } }]
  assert.is(told(versionWith({ targetRegions }))[0], `key azure-disk-encryption ${setName('Machine')} westeurope`)
})

const fragments: [name: string, profile: Publishing, more: object, owner: unknown][] = [
  ['no regions', {}, {}, 'not-recorded'],
  ['an empty list of regions', { targetRegions: [] }, {}, 'malformed'],
  ['regions without its own', { targetRegions: [{ name: 'eastus' }] }, {}, 'malformed'],
  ['no location', version.properties.publishingProfile, { location: null }, 'not-recorded'],
]
for (const [name, profile, more, owner] of fragments) {
  test(`a version with ${name} may be anywhere`, () => {
    const found = versionWith(profile, more)
    assert.is(reading(factsOf(found)['atRest.keyOwner']), owner)
    assert.ok(told(found).some((one) => one.startsWith('replica azure-gallery-replica')))
  })
}

test.run()
