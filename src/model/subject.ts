// A resource with everything it is judged by: whose data it holds, where that is, and what each law says there.
import type { Fact } from './fact.ts'
import type { Facets } from './facets.ts'
import type { Place } from './place.ts'
import type { Resource } from './resource.ts'

export const tiers = ['global', 'regional', 'edge', 'unclassified'] as const
export type Tier = (typeof tiers)[number]

/** Whether data may go farther by the second tier than by the first. Of a tier that was not read nobody can tell. */
export function isLowered(before: string, now: string): boolean {
  const [was, is] = [rankOf(before), rankOf(now)]
  return was !== undefined && is !== undefined && is < was
}

/** How far data may go, the farthest first; of what nobody has classified nothing is promised. */
function rankOf(tier: string): number | undefined {
  if (tier === 'unclassified') return -1
  const rank = tiers.findIndex((one) => one === tier)
  return rank < 0 ? undefined : rank
}

/** Joined from tags and the config's data rules. `people` read and empty: a person must still say whose data this is. */
export interface Classification {
  /** `eu`, `br`, `us-ca`...; `['none']` where a rule says that it is nobody's personal data. */
  people: Fact<string[]>
  tier: Fact<Tier>
  categories: Fact<string[]>
  /** Where the data rules stand that matched, for the count of those that never do: `ringfence.yaml:14:5`. */
  rules: string[]
  /** Keys of what it was copied from, sorted; a few of them where they are many. Absent: a copy of nothing in this estate. */
  inheritedFrom?: string[]
}

/** What the config wants of the tier's recovery. Where the tier was not read, nor is the target. */
export interface RecoveryAsked {
  /** `none`: no target is set for it. */
  rpoHours: Fact<number | 'none'>
  /** False where the config says that a single copy will do. */
  copyWanted: Fact<boolean>
}

export interface Subject {
  /** As normalized: what the inventory keeps. */
  resource: Resource
  /** Its facets, with what only the whole estate can tell: what a trail covers, what was declared, how much was seen. */
  facets: Facets
  classification: Classification
  recovery: RecoveryAsked
  /** The primary place first; none only for a type that is no store. */
  places: Place[]
}
