// Disks, snapshots, images and versions of galleries: under whose key, and what was copied from what, in which region.
import { idOf, type Planting, type Region, setIn, type Store } from './planting.ts'

const compute = (kind: string, name: string): string => idOf(`Microsoft.Compute/${kind}/${name}`)
const under = (set: string) => ({ type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: set })
const providers = { type: 'EncryptionAtRestWithPlatformKey' }
const copyOf = (sourceResourceId: string, createOption = 'Copy') => ({ createOption, sourceResourceId })

export function plantDisks({ plant }: Planting): void {
  const made = (
    kind: string,
    name: string,
    properties: object,
    region: Region = 'westeurope',
    more: object = {},
  ): Store => ({
    path: `Microsoft.Compute/${kind}/${name}`,
    region,
    properties: { creationData: { createOption: 'Empty' }, encryption: under(setIn(region)), ...properties },
    more: { sku: { name: 'Premium_ZRS' }, ...more },
  })
  plant('disk orders', made('disks', 'orders', {}))
  plant('disk crm', made('disks', 'crm', {}))
  plant('disk single', made('disks', 'single', {}, 'westeurope', { sku: { name: 'Premium_LRS' } }))
  plant('disk under Microsoft', made('disks', 'provider', { encryption: providers }))
  plant('disk of a test', {
    ...made('disks', 'test', { creationData: copyOf(compute('snapshots', 'orders')) }),
    stage: 'test',
  })

  plant('snapshot orders', made('snapshots', 'orders', { creationData: copyOf(compute('disks', 'orders')) }))
  plant(
    'snapshot orders-us',
    made('snapshots', 'orders-us', { creationData: copyOf(compute('snapshots', 'orders'), 'CopyStart') }, 'eastus'),
  )

  plant(
    'image orders',
    made('images', 'orders', image(compute('disks', 'orders'), { diskEncryptionSet: { id: setIn('westeurope') } })),
  )
  plant('image under Microsoft', made('images', 'provider', image(compute('disks', 'single'))))

  const version = (name: string, source: string, ...targetRegions: object[]) =>
    made(`galleries/shop/images/${name}/versions`, '1.0.0', {
      publishingProfile: { targetRegions },
      storageProfile: { source: { id: source } },
    })
  plant('gallery orders', version('orders', compute('images', 'orders'), target('westeurope')))
  plant('gallery crm', version('crm', compute('images', 'orders'), target('westeurope'), target('eastus')))
}

const image = (managedDisk: string, more: object = {}) => ({
  storageProfile: { osDisk: { osType: 'Linux', managedDisk: { id: managedDisk }, ...more }, dataDisks: [] },
})

const target = (region: Region) => ({
  name: region,
  encryption: { osDiskImage: { diskEncryptionSetId: setIn(region) } },
})
