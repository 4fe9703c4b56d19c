// azurerm_managed_disk, azurerm_snapshot and the disk within a machine: under whose key they lie, and what they are copied from.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { body, offered } from './azurerm-body.ts'
import { disksOfMachine } from './azurerm-machine-disks.ts'
import type { Answered, Planned, Translation } from './translation.ts'
import { at, chosen, of, textIn } from './values.ts'

const disks = 'Microsoft.Compute/disks'

export function managedDisk(planned: Planned): Answered[] {
  const { main } = planned
  const own = within[main?.type ?? '']
  if (own !== undefined) return own(planned)
  return [
    body(planned, disks, {
      sku: { name: of(main, 'storage_account_type') },
      properties: {
        osType: textIn(of(main, 'os_type')),
        ...keys(of(main, 'disk_encryption_set_id'), of(main, 'secure_vm_disk_encryption_set_id')),
        creationData: creation(main),
      },
    }),
  ]
}

function keys(ofCustomer: unknown, ofMachine: unknown) {
  const [set, own] = [textIn(ofCustomer), textIn(ofMachine)]
  return {
    encryption:
      set === undefined
        ? { type: 'EncryptionAtRestWithPlatformKey' }
        : { type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: set },
    securityProfile: own === undefined ? undefined : { secureVMDiskEncryptionSetId: own },
  }
}

/** It lies under the key of what it is made of, which the provider does not say. */
export const diskSnapshot = (planned: Planned): Answered[] => [
  body(planned, 'Microsoft.Compute/snapshots', {
    properties: { encryption: notTold, creationData: creation(planned.main) },
  }),
]

const creation = (main: PlannedRow | undefined) => ({
  createOption: of(main, 'create_option'),
  sourceResourceId: textIn(of(main, 'source_resource_id')),
  sourceUri: chosen(textIn(of(main, 'source_uri'))),
  imageReference: { id: textIn(of(main, 'image_reference_id')) },
  galleryImageReference: { id: textIn(of(main, 'gallery_image_reference_id')) },
})

/** The disk of its system, which is made with it and has no resource of its own, unless it is given one: that tells it itself. */
function machineDisk(planned: Planned): Answered[] {
  const { main } = planned
  const isGiven = main?.sets.includes('os_managed_disk_id') === true
  const disk = isGiven ? notTold : at(of(main, 'os_disk'), 0)
  return [
    body(planned, disks, {
      sku: { name: at(disk, 'storage_account_type') },
      properties: {
        ...keys(at(disk, 'disk_encryption_set_id'), at(disk, 'secure_vm_disk_encryption_set_id')),
        creationData: isGiven
          ? notTold
          : {
              createOption: 'FromImage',
              imageReference: {
                id: textIn(of(main, 'source_image_id')) ?? offered(of(main, 'source_image_reference')),
              },
            },
      },
    }),
  ]
}

/** It is attached to a machine, in whose region it is, and takes key and kind from what it is copied from. */
const copiedDisk = (planned: Planned): Answered[] => [
  body(planned, disks, {
    sku: notTold,
    properties: { encryption: notTold, creationData: creation(planned.main) },
  }),
]

/** By what makes a disk that is no resource of its own. */
const within: Readonly<Record<string, Translation>> = {
  azurerm_linux_virtual_machine: machineDisk,
  azurerm_virtual_machine: disksOfMachine,
  azurerm_virtual_machine_implicit_data_disk_from_source: copiedDisk,
  azurerm_windows_virtual_machine: machineDisk,
}
