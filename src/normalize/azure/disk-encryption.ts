// Keys of disks: a disk encryption set names the vault, and disks, snapshots and images name the set.
import { type Fact, known } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'

/**
 * Set, vault and disk are all of one region, whichever of them was scanned:
 * https://learn.microsoft.com/azure/virtual-machines/disk-encryption#restrictions
 */
export const setReference = (mechanism: string, set: Fact<string | null>, region: Fact<string>): Fact<Reference[]> =>
  pointers('key', mechanism, set, (id, from) =>
    id === null ? [] : [{ locator: known(id, from), ...(region.state === 'unknown' ? {} : { region: region.value }) }],
  )
