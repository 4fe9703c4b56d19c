// What a plan changes: the estate as it was before is judged by the same law, and what is no worse after it is no news.
import type { Failing } from './baseline.ts'
import type { Status } from './verdict.ts'

export const flowChanges = ['new', 'worse', 'unchanged', 'removed'] as const
export type FlowChange = (typeof flowChanges)[number]

/** One copy as it was. */
export interface FormerFlow {
  /** Of the laws in play, the worst. */
  status: Status
  /** Its row of flows.csv, by the name of the column. */
  cells: Readonly<Record<string, string>>
}

export interface Before {
  /** The resources as they were, as inventory.ndjson would have them, with their newlines. */
  lines: readonly string[]
  /** sha256 over the lines. */
  digest: string
  /** By the id of the finding. */
  failing: ReadonlyMap<string, Failing>
  /** By the name of the resource at its provider. */
  tiers: ReadonlyMap<string, string>
  /** By what names a copy, whoever it goes to. */
  flows: ReadonlyMap<string, FormerFlow>
}

/** What becomes of the copies. */
export interface Change extends Record<FlowChange, number> {
  /** How many resources there were before: the lines of before.ndjson. */
  resources: number
  /** Of the new and the worse ones: those that surely leave the zone of a law in play, by the name of the zone. */
  leaving: Record<string, number>
  /** Of the same: those of which nobody can tell where they go. */
  unresolved: number
}
