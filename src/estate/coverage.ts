// How much of an account the scan has seen: complete only where the regions were discovered and every call was answered.
import { type Fact, known, unknown } from '../model/fact.ts'
import { hidesData, isAccepted, namesOf } from '../model/gaps.ts'
import type { Gap } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'

/** Unknown with the first reason why not; a gap that nobody has accepted comes first, so that accepting one hides no other. */
export function completeness(account: Resource, gaps: readonly Gap[], { types, config }: Rulebook, now: string): Fact<boolean> {
  const regions = account.facets.audit?.enabledRegions
  if (regions !== undefined && regions.state !== 'known') {
    return unknown(regions.reason, regions.state === 'unknown' ? regions.permission : undefined)
  }
  const own = gaps.filter((gap) => gap.account === account.owner.account && hidesData(gap, types))
  const first = own.find((gap) => !isAccepted(config.acceptedGaps, gap.account, namesOf(gap), now)) ?? own[0]
  return first === undefined ? known(true, []) : unknown(first.reason, namesOf(first)[0])
}
