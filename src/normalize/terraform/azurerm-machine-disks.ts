// The disks that azurerm_virtual_machine, the older type, makes within itself, as one; those that it is given tell themselves.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { body, offered } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, chosen, isSet, listIn, of, textIn, writtenBlock } from './values.ts'

export function disksOfMachine(planned: Planned): Answered[] {
  const { main } = planned
  const disks = madeWithin(main)
  return [
    body(planned, 'Microsoft.Compute/disks', {
      sku: { name: Array.isArray(disks) ? weakest(disks) : disks },
      properties: {
        // It can name no key; of what exists somebody may have chosen one beside it.
        encryption: !Array.isArray(disks) ? disks : main?.isNew === true ? platformKey : notTold,
        creationData: Array.isArray(disks) ? creation(main, disks) : disks,
      },
    }),
  ]
}

const platformKey = { type: 'EncryptionAtRestWithPlatformKey' }

/** A mark where nobody can tell which those are, or where all of them are given to it or lie in a storage account. */
function madeWithin(main: PlannedRow | undefined): unknown {
  const [system, more] = [of(main, 'storage_os_disk'), writtenBlock(main, 'storage_data_disk') ?? []]
  const all = [system, more].map(listIn)
  if (all.includes(undefined)) return [system, more].find(isMark) ?? notTold
  const unsure = all.flat().flatMap((disk) => [optionOf(disk), addressOf(disk)].filter(isMark))
  const own = all.flat().filter((disk) => optionOf(disk) !== 'attach' && !isSet(addressOf(disk)))
  return unsure[0] ?? (own.length === 0 ? notTold : own)
}

function optionOf(disk: unknown): unknown {
  const option = at(disk, 'create_option')
  return typeof option === 'string' ? option.toLowerCase() : option
}

/** Of a disk that is a file in a storage account. */
const addressOf = (disk: unknown): unknown => chosen(textIn(at(disk, 'vhd_uri')))

/** One in a single zone is in no other, whatever the others are. */
function weakest(disks: readonly unknown[]): unknown {
  const kinds = disks.map((disk) => at(disk, 'managed_disk_type'))
  return kinds.find((kind) => typeof kind === 'string' && !kind.endsWith('_ZRS')) ?? kinds.find(isMark) ?? kinds[0]
}

/** All that come from an image come from that of the machine. */
function creation(main: PlannedRow | undefined, disks: readonly unknown[]) {
  if (!disks.some((disk) => optionOf(disk) === 'fromimage')) return { createOption: 'Empty' }
  const image = of(main, 'storage_image_reference')
  return { createOption: 'FromImage', imageReference: { id: textIn(at(image, 0, 'id')) ?? offered(image) } }
}
