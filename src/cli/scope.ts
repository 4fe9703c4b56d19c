// Narrows what was gathered to what was asked for; whatever is left out was not selected, so it is no gap.
import { directoryOf, type Inventory } from '../estate/index.ts'
import { explained } from '../model/errors.ts'
import type { Lookup } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Verdict } from '../model/verdict.ts'
import type { ScanRequest } from './request.ts'

/** Laws that were asked for; an id that the rules do not know is an error, for a typo must not scan nothing. */
export function withLaws(rulebook: Rulebook, wanted: readonly string[]): Rulebook {
  const ids = rulebook.laws.map(({ id }) => id)
  const stray = wanted.find((law) => !ids.includes(law))
  if (stray !== undefined) throw unknownName('--law', stray, ids)
  return wanted.length === 0 ? rulebook : { ...rulebook, laws: rulebook.laws.filter(({ id }) => wanted.includes(id)) }
}

export type Selects = (provider: string, account: string, region: string | undefined) => boolean

/** What a request asks for; whatever has no region is in each of them. */
export const selects =
  ({ providers, accounts, regions }: Pick<ScanRequest, 'providers' | 'accounts' | 'regions'>): Selects =>
  (provider, account, region) =>
    (providers.length === 0 || providers.some((one) => one === provider)) &&
    (accounts.length === 0 || accounts.includes(account)) &&
    (regions.length === 0 || regions.includes('all') || region === undefined || regions.includes(region))

/**
 * Resources by provider, account and region. A resource without a known region is never left out by one, nor is a trail
 * that records in every region. Where a copy goes stays known, though its target is left out.
 */
export function within(inventory: Inventory, request: ScanRequest): Inventory {
  const selected = selects(request)
  const { true: resources = [], false: leftOut = [] } = Object.groupBy(inventory.resources, (resource) =>
    String(selected(resource.provider, resource.owner.account, regionOf(resource))),
  )
  return {
    resources,
    gaps: inventory.gaps.filter((gap) => selected(gap.provider, gap.account, gap.region)),
    asked: inventory.asked.filter((call) => selected(call.provider, call.account, call.region)),
    lookups: [...inventory.lookups, ...targetsAmong(leftOut, resources)],
  }
}

function regionOf({ facets, location: { region } }: Resource): string | undefined {
  const everywhere = facets.capture?.everyRegion
  const onlyThere = everywhere === undefined || (everywhere.state === 'known' && !everywhere.value)
  return onlyThere && region.state !== 'unknown' ? region.value : undefined
}

/** What those that are left out tell of the locators that point at them. */
function targetsAmong(leftOut: readonly Resource[], resources: readonly Resource[]): Lookup[] {
  const directory = directoryOf(leftOut, [])
  return [...new Set(resources.flatMap(locatorsOf))].flatMap((locator): Lookup[] => {
    const { key, region, account } = directory.find(locator)
    return key === undefined ? [] : [{ kind: 'lookup', locator, region, account }]
  })
}

const locatorsOf = ({ references }: Resource): string[] =>
  references.state === 'unknown'
    ? []
    : references.value.flatMap(({ locator }) => (locator.state === 'unknown' ? [] : [locator.value]))

/** A region that neither the tables nor the sources name is misspelt: it would leave everything out, and leave nothing to fail. */
export function refuseStrayRegions({ regions }: ScanRequest, from: Inventory, rulebook: Rulebook): void {
  const told = [...from.resources.map(regionOf), ...[...from.gaps, ...from.asked].map(({ region }) => region)]
  const known = new Set([...[...rulebook.regions.values()].flatMap((table) => [...table.keys()]), ...told])
  const stray = regions.find((region) => region !== 'all' && !known.has(region))
  if (stray !== undefined)
    throw unknownName(
      '--region',
      stray,
      [...new Set(told)].filter((one) => one !== undefined),
    )
}

/** Verdicts of the controls that were asked for; a glob that matches none is an error. */
export function ofControls(verdicts: readonly Verdict[], ids: readonly string[], globs: readonly string[]): Verdict[] {
  const stray = globs.find((glob) => !ids.some((id) => matches(glob, id)))
  if (stray !== undefined) throw unknownName('--control', stray, ids)
  return verdicts.filter(({ control }) => globs.length === 0 || globs.some((glob) => matches(glob, control)))
}

export const matches = (glob: string, id: string): boolean =>
  glob === id || (glob.endsWith('*') && id.startsWith(glob.slice(0, -1)))

const unknownName = (flag: string, name: string, known: readonly string[]) =>
  explained('usage', {
    what: `${JSON.stringify(name)} matches nothing`,
    where: flag,
    why: `known are ${known.toSorted().join(', ')}`,
    mend: 'Write one of them',
  })
