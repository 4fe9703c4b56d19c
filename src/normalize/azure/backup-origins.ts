// What a vault holds backups of: each item names the machine, the share or the database that it was taken of.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { caseless } from './words.ts'

const mechanism = 'azure-backup'

export interface Item {
  /** Null: what it was taken of is not in Azure; absent: nobody says what it was taken of. */
  id?: string | null | undefined
  region?: string | undefined
}

/** A database of a machine, and the machine, may be items of their own: each original is named once. */
export const originals = (items: Fact<Item[]>, region: Fact<string>): Fact<Reference[]> =>
  pointers('source', mechanism, items, (all, from) => {
    const home = region.state === 'unknown' ? undefined : region.value
    const named = new Map(all.flatMap(({ id, region: own = home }) => (id ? [[id, own] as const] : [])))
    return [
      ...[...named].map(([id, place]) => ({
        locator: known(id, from),
        ...(place === undefined ? {} : { region: place }),
      })),
      ...(all.some(({ id }) => id === undefined) ? [{ locator: unknown('not-recorded') }] : []),
    ]
  })

/** What agents and servers of one's own put into a vault was never in Azure. */
const elsewhere = ['MAB', 'DPM', 'AzureBackupServer']

/** https://learn.microsoft.com/rest/api/backup/backup-protected-items/list */
export const protectedItem = v.pipe(
  v.object({
    properties: v.object({ sourceResourceId: v.nullish(caseless), backupManagementType: v.nullish(v.string(), '') }),
  }),
  v.transform(({ properties: { sourceResourceId: id, backupManagementType: kind } }): Item => ({
    id: id ?? (elsewhere.includes(kind) ? null : undefined),
  })),
)

/** https://learn.microsoft.com/rest/api/dataprotection/backup-instances/list */
export const backupInstance = v.pipe(
  v.object({
    properties: v.object({
      dataSourceInfo: v.object({ resourceID: caseless, resourceLocation: v.nullish(v.string()) }),
    }),
  }),
  v.transform(({ properties: { dataSourceInfo: origin } }): Item => ({
    id: origin.resourceID,
    region: origin.resourceLocation ? regionName(origin.resourceLocation) : undefined,
  })),
)
