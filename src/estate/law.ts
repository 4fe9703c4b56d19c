// What each law in play says about one country, for the people whose data it is; Rego decides, this only looks up.
import type { Fact } from '../model/fact.ts'
import type { Adequacy, Concern, PlaceLaw } from '../model/law.ts'
import type { AdequacyRow, Law, Rulebook } from '../model/rulebook.ts'

/** What each law in play says; looked up once for each country and people, so that places share it. */
export function lawsLookup(rulebook: Rulebook, now: string) {
  const found = new Map<string, Record<string, PlaceLaw>>()
  return (country: Fact<string>, people: Fact<string[]>): Record<string, PlaceLaw> => {
    const name = JSON.stringify([nameOf(country), nameOf(people)])
    const laws = found.get(name) ?? lawsAt(country, people, rulebook, now)
    found.set(name, laws)
    return laws
  }
}

const nameOf = (fact: Fact<unknown>): unknown[] => [fact.state, fact.state === 'unknown' ? null : fact.value]

export function lawsAt(
  country: Fact<string>,
  people: Fact<string[]>,
  rulebook: Rulebook,
  now: string,
): Record<string, PlaceLaw> {
  return Object.fromEntries(
    rulebook.laws.map((law) => [
      law.id,
      {
        concern: concernOf(law, people, rulebook),
        zone: zoneOf(law, country),
        hardRule: null, // localisation mandates, fences and the register come with the law
        fence: 'none',
        fencedBy: null,
        adequacy: country.state === 'unknown' ? null : adequacyOf(law, country.value, now),
        register: [],
      } satisfies PlaceLaw,
    ]),
  )
}

/** A list not fully read can show that a law is concerned, never that it is not. */
function concernOf(law: Law, people: Fact<string[]>, rulebook: Rulebook): Concern {
  if (people.state === 'unknown') return 'unknown'
  if (people.value.some((one) => rulebook.people.get(one)?.laws.includes(law.id))) return 'yes'
  if (people.state === 'partial') return 'unknown'
  return people.value.length === 0 ? 'undeclared' : 'no'
}

function zoneOf(law: Law, country: Fact<string>): PlaceLaw['zone'] {
  if (law.inside === null) return 'none'
  if (country.state === 'unknown') return 'unresolved'
  return law.inside.has(country.value) ? 'inside' : 'outside'
}

function adequacyOf(law: Law, country: string, now: string): Adequacy | null {
  const day = now.slice(0, 10)
  const standing = law.adequacy.filter((row) => row.countries.includes(country) && stands(row, day))
  const row = standing.find(({ conditional }) => !conditional) ?? standing[0]
  return row === undefined ? null : { decision: row.id, conditional: row.conditional, until: row.until }
}

/** ISO dates compare as text; a decision still stands on its last day. */
const stands = ({ from, until }: AdequacyRow, day: string): boolean => from <= day && (until === null || day <= until)
