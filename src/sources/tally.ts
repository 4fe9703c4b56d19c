// How many calls of each kind were made, so that coverage can be stated and not only its holes.
import type { Asked } from '../model/observation.ts'

export type Call = Omit<Asked, 'kind' | 'calls' | 'failed'>

export interface Tally {
  count(call: Call, failed: boolean): void
  /** In a fixed order. */
  asked(): Asked[]
}

export function tally(): Tally {
  const rows = new Map<string, Asked>()
  return {
    count(call, failed) {
      const key = JSON.stringify(call)
      const before = rows.get(key) ?? { calls: 0, failed: 0 }
      rows.set(key, { kind: 'asked', ...call, calls: before.calls + 1, failed: before.failed + (failed ? 1 : 0) })
    },
    asked: () => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  }
}
