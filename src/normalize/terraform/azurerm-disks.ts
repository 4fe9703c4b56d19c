// azurerm_managed_disk and azurerm_snapshot: under whose key they lie, and what they are copied from.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { body } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { chosen, of, textIn } from './values.ts'

export function managedDisk(planned: Planned): Answered[] {
  const { main } = planned
  const set = textIn(of(main, 'disk_encryption_set_id'))
  const own = textIn(of(main, 'secure_vm_disk_encryption_set_id'))
  return [
    body(planned, 'Microsoft.Compute/disks', {
      sku: { name: of(main, 'storage_account_type') },
      properties: {
        osType: textIn(of(main, 'os_type')),
        encryption:
          set === undefined
            ? { type: 'EncryptionAtRestWithPlatformKey' }
            : { type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: set },
        securityProfile: own === undefined ? undefined : { secureVMDiskEncryptionSetId: own },
        creationData: creation(main),
      },
    }),
  ]
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
