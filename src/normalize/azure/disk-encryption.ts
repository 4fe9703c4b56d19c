// Keys of disks: a disk encryption set names the vault, and disks, snapshots and images name the set.
import * as v from 'valibot'
import { type Fact, known } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'

export const setId = v.pipe(v.string(), v.nonEmpty(), v.toLowerCase())

/**
 * Set, vault and disk are all of one region, whichever of them was scanned:
 * https://learn.microsoft.com/azure/virtual-machines/disk-encryption#restrictions
 */
export const setReference = (mechanism: string, set: Fact<string | null>, region: Fact<string>): Fact<Reference[]> =>
  pointers('key', mechanism, set, (id, from) =>
    id === null ? [] : [{ locator: known(id, from), ...(region.state === 'unknown' ? {} : { region: region.value }) }],
  )
