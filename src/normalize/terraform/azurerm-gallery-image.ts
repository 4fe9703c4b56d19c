// azurerm_shared_image_version: the regions that a machine's disks are copied to, under which keys, and what they were.
import { body } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, of, textIn } from './values.ts'

export function galleryImage(planned: Planned): Answered[] {
  const { main } = planned
  const source = textIn(of(main, 'managed_image_id'))
  return [
    body(planned, 'Microsoft.Compute/galleries/images/versions', {
      properties: {
        publishingProfile: { targetRegions: each(of(main, 'target_region'), target) },
        storageProfile: {
          source: source === undefined ? undefined : { id: source },
          osDiskImage: { source: { id: textIn(of(main, 'os_disk_snapshot_id')), uri: textIn(of(main, 'blob_uri')) } },
        },
      },
    }),
  ]
}

function target(one: unknown): unknown {
  const set = textIn(at(one, 'disk_encryption_set_id'))
  const encryption = set === undefined ? undefined : { osDiskImage: { diskEncryptionSetId: set } }
  return { name: at(one, 'name'), encryption }
}
