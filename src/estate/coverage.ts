// How much of an account the scan has seen: complete only where the regions were discovered and every call was answered.
import { type Fact, known } from '../model/fact.ts'
import { hidesData, isAccepted, namesOf, unreadFor } from '../model/gaps.ts'
import type { Gap } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'

/**
 * Unknown with the first reason why not; what nobody has accepted comes first, so that accepting one gap hides no other. One
 * that somebody has accepted is called as that entry calls it, by which the run knows it again.
 */
export function completeness(
  account: Resource,
  gaps: readonly Gap[],
  { types, config }: Rulebook,
  now: string,
): Fact<boolean> {
  const own = account.owner.account
  const reasons = [
    ...undiscovered(account),
    ...gaps
      .filter((gap) => gap.account === own && hidesData(gap, types))
      .map((gap) => ({ reason: gap.reason, names: namesOf(gap) })),
  ]
  const isNamed = (...names: string[]): boolean => isAccepted(config.acceptedGaps, own, names, now)
  const first = reasons.find(({ names }) => !isNamed(...names)) ?? reasons[0]
  if (first === undefined) return known(true, [])
  return unreadFor(first.reason, first.names.find((name) => isNamed(name)) ?? first.names[0])
}

/** Nobody has seen a region that nobody has discovered. */
function undiscovered({ facets }: Resource) {
  const regions = facets.audit?.enabledRegions
  if (regions === undefined || regions.state === 'known') return []
  const permission = regions.state === 'unknown' ? regions.permission : undefined
  return [{ reason: regions.reason, names: permission === undefined ? [] : [permission] }]
}
