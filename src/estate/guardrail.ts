// What a guardrail lets through, held against where the config lets anything be: its list, or else its fences and the zones of whoever it names.
import { standsOn } from '../model/days.ts'
import { known, map } from '../model/fact.ts'
import type { Guardrail } from '../model/facets.ts'
import type { Mandate, Rulebook } from '../model/rulebook.ts'
import { hasList, unapprovedOf } from './approved-region.ts'
import { countryOf, subdivisionOf } from './country.ts'
import { sideOf } from './fences.ts'

/** A region that no list names is no failure, as other data may be there by right; somebody has to say so. */
export function guardrailOf(provider: string, told: Guardrail, rulebook: Rulebook, now: string): Guardrail {
  const { enforced, strayRegions: open } = told
  return {
    enforced,
    strayRegions: unapprovedOf(rulebook.config, provider, open),
    declared: hasList(rulebook.config, provider)
      ? known(true, [])
      : map(open, (regions) => areWithinLimits(regions, provider, rulebook, now.slice(0, 10))),
  }
}

/** Which data an account will hold nobody can know: where all of it may be is only where each fence and each zone on record lets it. */
function areWithinLimits(regions: readonly string[], provider: string, rulebook: Rulebook, day: string): boolean {
  const fences = rulebook.config.fences.map((fence) => ({ fence, sure: true }))
  const zones = zonesOf(rulebook, day)
  if (fences.length === 0 && zones.length === 0) return false
  return regions.every((name) => {
    const region = known(name, [])
    const country = countryOf(rulebook, provider, region)
    const subdivision = subdivisionOf(rulebook, provider, region)
    if (country.state !== 'known') return false // one country of several says nothing of the others
    const { fence } = sideOf({ country, ...(subdivision && { subdivision }) }, fences)
    return (fence === 'inside' || fence === 'none') && zones.every((zone) => zone.has(country.value))
  })
}

/** Of each law that speaks about people whom a data rule or a fence names, or whoever it is. */
function zonesOf({ config: { data, fences }, laws, people }: Rulebook, day: string): ReadonlySet<string>[] {
  const named = [...data, ...fences].flatMap((one) => one.people ?? [])
  const speaking = new Set(named.flatMap((one) => people.get(one)?.laws ?? []))
  const categories = [...data, ...fences].flatMap((one) => one.categories ?? [])
  const mayBind = ({ categories: wanted }: Mandate) =>
    wanted.length === 0 || wanted.some((one) => categories.includes(one))
  return laws
    .filter(({ id, concerns }) => concerns === 'everyone' || speaking.has(id))
    .flatMap(({ inside, mandates }) => [
      ...(inside === null ? [] : [inside]),
      ...mandates.filter((one) => standsOn(one, day) && mayBind(one)).map(({ countries }) => new Set(countries)),
    ])
}
