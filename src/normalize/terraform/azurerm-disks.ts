// azurerm_managed_disk, azurerm_snapshot and the disk within a machine: under whose key they lie, and what they are copied from.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { body } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, chosen, isSet, of, textIn } from './values.ts'

const disks = 'Microsoft.Compute/disks'

export function managedDisk(planned: Planned): Answered[] {
  const { main } = planned
  if (machines.has(main?.type)) return machineDisk(planned)
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

const machines: ReadonlySet<unknown> = new Set(['azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine'])

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
          : { createOption: 'FromImage', imageReference: { id: textIn(of(main, 'source_image_id')) ?? offered(main) } },
      },
    }),
  ]
}

/** What a publisher offers to all, whoever that is, as Azure calls that. */
function offered(main: PlannedRow | undefined): unknown {
  const image = of(main, 'source_image_reference')
  if (isMark(image)) return image
  return isSet(image) ? '/providers/Microsoft.Compute/locations/all/publishers/any' : undefined
}
