// azurerm_image: the disks that it is made of and under whose keys they lie; of a machine that it is taken from, only Azure knows the disks.
import { afterApply } from '../../model/planned.ts'
import { body } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, chosen, each, isSet, of, textIn } from './values.ts'

export function machineImage(planned: Planned): Answered[] {
  const { main } = planned
  return [
    body(planned, 'Microsoft.Compute/images', {
      properties: {
        storageProfile: isSet(textIn(of(main, 'source_virtual_machine_id')))
          ? afterApply
          : { osDisk: first(of(main, 'os_disk')), dataDisks: each(of(main, 'data_disk'), disk) },
      },
    }),
  ]
}

const first = (block: unknown): unknown => (isSet(block) ? disk(at(block, 0)) : undefined)

/** Of its two origins one is set, and Azure fills in neither. */
const disk = (one: unknown) => ({
  managedDisk: { id: textIn(chosen(at(one, 'managed_disk_id'))) },
  blobUri: textIn(chosen(at(one, 'blob_uri'))),
  diskEncryptionSet: setIn(textIn(at(one, 'disk_encryption_set_id'))),
})

const setIn = (id: unknown): unknown => (id === undefined ? undefined : { id })
