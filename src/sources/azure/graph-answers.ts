// What Resource Graph tells beside the bodies of resources: settings that have a table, and what is above a resource.
import { isRecord } from '../../model/json.ts'
import type { Shared } from './answers.ts'
import type { ArmType } from './arm-type.ts'
import { armTypes } from './arm-types.ts'
import { graphRows, type Told } from './graph.ts'
import type { Halt } from './listing.ts'
import type { Reading } from './one-resource.ts'
import { safeAnswer, withoutFields } from './secrets.ts'

/** What is not noted here is asked about each resource by itself. */
export async function noteTables({ caller, shared }: Reading, { asks = [] }: ArmType): Promise<void> {
  for (const { table, keep = (row: unknown) => row } of asks) {
    if (table === undefined) continue
    for await (const one of graphRows(caller, [table.type], table.name)) {
      if ('error' in one) break
      const { row, origin } = one
      const kept = keep(row)
      if (!table.isWhole(kept) || !isRecord(kept)) continue
      shared.set(row.id.toLowerCase(), Promise.resolve(safeAnswer(origin, { ...kept, type: row.type })))
    }
  }
}

/** In the order of ids what is above a resource comes before it. */
export async function* noted(
  rows: AsyncIterable<Told | Halt>,
  above: ReadonlySet<string>,
  shared: Shared,
): AsyncGenerator<Told | Halt> {
  for await (const one of rows) {
    if (!('error' in one) && above.has(one.row.type.toLowerCase())) {
      const of = armTypes.get(one.row.type.toLowerCase()) ?? {}
      shared.set(one.row.id.toLowerCase(), Promise.resolve(safeAnswer(one.origin, withoutFields(of, one.row))))
    }
    yield one
  }
}
