// Narrows what was gathered to what was asked for; whatever is left out was not selected, so it is no gap.
import type { Control } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import { nearest, nearestWords } from '../model/nearest.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'

/** Laws that were asked for; an id that the rules do not know is an error, for a typo must not scan nothing. */
export function withLaws(rulebook: Rulebook, wanted: readonly string[]): Rulebook {
  const ids = rulebook.laws.map(({ id }) => id)
  const stray = wanted.find((law) => !ids.includes(law))
  if (stray !== undefined) throw unknownName('--law', stray, ids)
  return wanted.length === 0 ? rulebook : { ...rulebook, laws: rulebook.laws.filter(({ id }) => wanted.includes(id)) }
}

/** By name; what is empty leaves nothing out. */
export interface Selection {
  providers: readonly string[]
  accounts: readonly string[]
  regions: readonly string[]
}

export type Selects = (provider: string, account: string, region: string | undefined) => boolean

/** What a request asks for; whatever has no region is in each of them. */
export const selects =
  ({ providers, accounts, regions }: Selection): Selects =>
  (provider, account, region) =>
    (providers.length === 0 || providers.some((one) => one === provider)) &&
    (accounts.length === 0 || accounts.includes(account)) &&
    (regions.length === 0 || regions.includes('all') || region === undefined || regions.includes(region))

/** Of the regions that were asked for those that no other provider has; where none was named, all. */
export function regionsOf(
  provider: string,
  { regions }: Pick<Selection, 'regions'>,
  { regions: tables }: Pick<Rulebook, 'regions'>,
): readonly string[] | 'all' {
  if (regions.length === 0 || regions.includes('all')) return 'all'
  const others = new Set([...tables].flatMap(([name, table]) => (name === provider ? [] : [...table.keys()])))
  return regions.filter((region) => tables.get(provider)?.has(region) === true || !others.has(region))
}

/** A trail that records in every region is in each of them, and so is a global service; whatever has no known region is never left out by one. */
export function regionOf({ facets, location: { region, kind } }: Resource): string | undefined {
  const everywhere = facets.capture?.everyRegion
  const onlyThere = everywhere === undefined || (everywhere.state === 'known' && !everywhere.value)
  return onlyThere && kind !== 'global' && region.state !== 'unknown' ? region.value : undefined
}

/** A region that neither the tables nor the sources name is misspelt: it would leave everything out, and leave nothing to fail. */
export function refuseStrayRegions(regions: readonly string[], told: ReadonlySet<string>, rulebook: Rulebook): void {
  const known = new Set([...[...rulebook.regions.values()].flatMap((table) => [...table.keys()]), ...told])
  const stray = regions.find((region) => region !== 'all' && !known.has(region))
  if (stray !== undefined) throw unknownName('--region', stray, [...told])
}

/** What a plan leaves to the environment is in a region of the tables, or nobody could tell in which country it is. */
export function refuseStrayDefault(region: string | undefined, { regions }: Pick<Rulebook, 'regions'>): void {
  const known = [...regions.values()].flatMap((table) => [...table.keys()])
  if (region === undefined || known.includes(region)) return
  throw explained('usage', {
    what: `${JSON.stringify(region)} is no region`,
    where: '--default-region',
    why: nearestWords(region, known, 'no cloud has one of that name'),
    mend: 'See ringfence list regions',
  })
}

/** Controls that were asked for; a glob that matches none is an error. */
export function ofControls(controls: readonly Control[], globs: readonly string[]): Control[] {
  const stray = globs.find((glob) => !controls.some(({ id }) => matches(glob, id)))
  if (stray !== undefined)
    throw unknownName(
      '--control',
      stray,
      controls.map(({ id }) => id),
    )
  return controls.filter(({ id }) => globs.length === 0 || globs.some((glob) => matches(glob, id)))
}

const matches = (glob: string, id: string): boolean =>
  glob === id || (glob.endsWith('*') && id.startsWith(glob.slice(0, -1)))

const unknownName = (flag: string, name: string, known: readonly string[]) =>
  explained('usage', {
    what: `${JSON.stringify(name)} matches nothing`,
    where: flag,
    why: `known are ${known.toSorted().join(', ')}`,
    mend: meant(nearest(name, known)),
  })

const meant = (guess: string | undefined): string =>
  guess === undefined ? 'Write one of them' : `Did you mean ${guess}?`
