// Region → country by table only: a name that the table lacks is unresolved, never guessed from its prefix.
import { chain, type Fact, known, partial, unknown } from '../model/fact.ts'
import type { Rulebook } from '../model/rulebook.ts'

/**
 * ISO 3166-1 alpha-2. A logical location ("europe", "global") is in the table and still no country. Of one that the table
 * knows to take in a country that much is known: what is there may be in that country, and may be in others.
 */
export function countryOf(rulebook: Rulebook, provider: string, region: Fact<string>): Fact<string> {
  return chain(region, (name, from) => {
    const { country = null, takesIn } = rulebook.regions.get(provider)?.get(name) ?? {}
    if (country !== null) return known(country, from)
    return takesIn === undefined ? unknown('unresolved') : partial(takesIn, 'unresolved', from)
  })
}

/** ISO 3166-2; undefined where the table has none, which says nothing about the place. */
export function subdivisionOf(rulebook: Rulebook, provider: string, region: Fact<string>): Fact<string> | undefined {
  if (region.state === 'unknown') return undefined
  const subdivision = rulebook.regions.get(provider)?.get(region.value)?.subdivision
  return subdivision === undefined ? undefined : known(subdivision, region.from)
}

/** What the table knows to be no country. A name that it lacks may be anything, and is treated as a region. */
export function extentOf(rulebook: Rulebook, provider: string, region: Fact<string>): 'logical' | 'global' | undefined {
  if (region.state === 'unknown' || rulebook.regions.get(provider)?.get(region.value)?.country !== null)
    return undefined
  return region.value === 'global' ? 'global' : 'logical'
}
