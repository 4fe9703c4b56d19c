// Small questions that several rooms ask of the rulebook.
import type { AdequacyRow, Law, Region, Rulebook, TypeRule } from '../model/rulebook.ts'

/** The law that speaks about these people's data: `eu` → GDPR. Undefined too where it is not in play. */
export function peopleLaw({ people, laws }: Pick<Rulebook, 'people' | 'laws'>, id: string): Law | undefined {
  const law = people.get(id)?.law
  return laws.find((one) => one.id === law)
}

/** The decision that covers a country on a day (ISO date, or a time that begins with one); an unconditional one goes first. */
export function adequacyFor(law: Law, country: string, now: string): AdequacyRow | undefined {
  const day = now.slice(0, 10)
  const standing = law.adequacy.filter(
    ({ countries, from, until }) => countries.includes(country) && from <= day && (until === null || day <= until),
  )
  return standing.find(({ conditional }) => !conditional) ?? standing[0]
}

/** Azure writes one location as `westeurope`, `West Europe` and `WestEurope`. */
export function regionOf({ regions }: Pick<Rulebook, 'regions'>, provider: string, region: string): Region | undefined {
  const name = provider === 'azure' ? region.toLowerCase().replaceAll(' ', '') : region
  return regions.get(provider)?.get(name)
}

/** Azure's answers differ in the case of a type; the rule carries the spelling of ours. */
export function typeRuleOf({ types }: Pick<Rulebook, 'types'>, provider: string, type: string): TypeRule | undefined {
  const exact = types.get(type)
  if (exact !== undefined || provider !== 'azure') return exact?.provider === provider ? exact : undefined
  return [...types.values()].find(
    (rule) => rule.provider === provider && rule.type.toLowerCase() === type.toLowerCase(),
  )
}

export const isDataless = ({ dataless }: Pick<Rulebook, 'dataless'>, provider: string, type: string): boolean =>
  dataless.has(type) ||
  (provider === 'azure' && [...dataless].some((name) => name.toLowerCase() === type.toLowerCase()))
