// A disk of orders, what was copied from it, and the set that names its key, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const compute = `/subscriptions/${subscriptionId}/resourceGroups/Health/providers/Microsoft.Compute`

export const set = (name = 'Records') => `${compute}/diskEncryptionSets/${name}`
export const machine = `${compute}/virtualMachines/Orders`

const encryption = { type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: set() }

export const disk = {
  id: `${compute}/disks/Orders`,
  name: 'Orders',
  type: 'Microsoft.Compute/disks',
  location: 'westeurope',
  managedBy: machine,
  sku: { name: 'Premium_ZRS', tier: 'Premium' },
  properties: {
    osType: 'Linux',
    creationData: { createOption: 'Copy', sourceResourceId: `${compute}/snapshots/Before` },
    encryption,
  },
}

export const snapshot = {
  id: `${compute}/snapshots/Orders-US`,
  name: 'Orders-US',
  type: 'Microsoft.Compute/snapshots',
  location: 'East US',
  sku: { name: 'Standard_ZRS' },
  properties: {
    incremental: true,
    creationData: { createOption: 'CopyStart', sourceResourceId: `${compute}/snapshots/Orders` },
    encryption: { type: 'EncryptionAtRestWithPlatformKey' },
  },
}

export const encryptionSet = {
  id: set(),
  name: 'Records',
  type: 'Microsoft.Compute/diskEncryptionSets',
  location: 'westeurope',
  properties: {
    activeKey: { sourceVault: { id: 'ignored' }, keyUrl: 'https://Keys.vault.azure.net/keys/disks/1' },
    encryptionType: 'EncryptionAtRestWithCustomerKey',
    rotationToLatestKeyVersionEnabled: true,
  },
}

export const image = {
  id: `${compute}/images/Orders`,
  name: 'Orders',
  type: 'Microsoft.Compute/images',
  location: 'westeurope',
  properties: {
    storageProfile: {
      osDisk: { osType: 'Linux', managedDisk: { id: disk.id }, diskEncryptionSet: { id: set() } },
      dataDisks: [{ lun: 0, snapshot: { id: snapshot.id }, diskEncryptionSet: { id: set() } }],
    },
  },
}

export const version = {
  id: `${compute}/galleries/Shop/images/Orders/versions/1.0.0`,
  name: '1.0.0',
  type: 'Microsoft.Compute/galleries/images/versions',
  location: 'westeurope',
  properties: {
    publishingProfile: {
      targetRegions: [
        { name: 'West Europe', encryption: { osDiskImage: { diskEncryptionSetId: set() } } },
        {
          name: 'Brazil South',
          encryption: {
            osDiskImage: { diskEncryptionSetId: set('Brazil') },
            dataDiskImages: [{ lun: 0, diskEncryptionSetId: set('Brazil') }],
          },
        },
        { name: 'East US' },
      ],
    },
    storageProfile: {
      source: { virtualMachineId: machine },
      osDiskImage: { sizeInGB: 30 },
      dataDiskImages: [{ lun: 0, source: { uri: 'https://Backups.blob.core.windows.net/vhds/data.vhd' } }],
    },
  },
}
