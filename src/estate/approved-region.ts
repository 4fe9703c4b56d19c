// Whether the config lets resources be in a region: a list for each provider, and no list says nothing.
import { type Fact, known, map, unknown } from '../model/fact.ts'
import type { Approval } from '../model/place.ts'
import type { Config } from '../model/rulebook.ts'

/** A region read in part may turn out to be another, so it is never approved. */
export function approvalOf({ approvedRegions = {} }: Config, provider: string, region: Fact<string>): Approval {
  const regions = new Map(Object.entries<string[] | undefined>(approvedRegions)).get(provider)
  if (regions === undefined) return 'no-list'
  if (region.state === 'unknown') return 'unresolved'
  if (!regions.includes(region.value)) return 'unapproved'
  return region.state === 'known' ? 'approved' : 'unresolved'
}

export const hasList = (config: Config, provider: string): boolean =>
  approvalOf(config, provider, unknown('unresolved')) !== 'no-list'

/** Regions that nobody approved; without a list nobody has said which. */
export const unapprovedOf = (config: Config, provider: string, regions: Fact<string[]>): Fact<string[]> =>
  map(regions, (all) => all.filter((name) => approvalOf(config, provider, known(name, [])) === 'unapproved'))
