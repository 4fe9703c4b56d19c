// How many calls of each kind were made, so that coverage can be stated and not only its holes.
import { addCalls, type Calls } from '../model/calls.ts'
import type { Asked } from '../model/observation.ts'

export type Call = Omit<Asked, 'kind' | keyof Calls>

export interface Tally {
  count(call: Call, calls: Calls): void
  /** In a fixed order. */
  asked(): Asked[]
}

export function tally(): Tally {
  const rows = new Map<string, Asked>()
  return {
    count(call, calls) {
      const key = JSON.stringify(call)
      const before = rows.get(key)
      rows.set(key, { kind: 'asked', ...call, ...(before === undefined ? calls : addCalls(before, calls)) })
    },
    asked: () => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  }
}
