// What if a decision fell: the law without it, as `--without` asks.
import { adequaciesFor } from '../model/adequacy.ts'
import { explained } from '../model/errors.ts'
import type { Law, Rulebook } from '../model/rulebook.ts'
import { meant } from './shapes.ts'
import { quoted } from './quoted.ts'

/** Throws (`usage`) for a name that is no decision of a law in play: a question about nothing would change nothing. */
export function withoutDecisions(rulebook: Rulebook, decisions: readonly string[]): Rulebook {
  const known = rulebook.laws.flatMap(({ adequacy }) => adequacy.map(({ id }) => id))
  const stray = decisions.find((id) => !known.includes(id))
  if (stray !== undefined) throw noDecision(stray, known)
  return { ...rulebook, laws: rulebook.laws.map((law) => withoutThem(law, decisions)) }
}

/**
 * The law as if, of the decisions that cover a country, the first `fallen` had fallen, for each country of its own: what a
 * place there says then, it says whatever other decision stands. undefined: no country has so many.
 */
export function withoutFirst(rulebook: Rulebook, fallen: number, day: string): Rulebook | undefined {
  let some = false
  const laws = rulebook.laws.map((law) => {
    const left = (country: string) => adequaciesFor(law, country, day).slice(fallen)
    some ||= countriesIn(law).some((country) => adequaciesFor(law, country, day).length >= fallen)
    const rows = law.adequacy.map((row) => ({
      ...row,
      countries: row.countries.filter((country) => left(country).includes(row)),
    }))
    return { ...law, adequacy: rows }
  })
  return some ? { ...rulebook, laws } : undefined
}

const countriesIn = ({ adequacy }: Law): string[] => adequacy.flatMap(({ countries }) => countries)

const withoutThem = (law: Law, decisions: readonly string[]): Law => ({
  ...law,
  adequacy: law.adequacy.filter(({ id }) => !decisions.includes(id)),
})

const noDecision = (name: string, known: readonly string[]) =>
  explained('usage', {
    what: `${quoted(name)} is no decision of a law in play`,
    where: '--without',
    why: 'what is taken away is an adequacy decision, by its id in rules/jurisdictions.yaml',
    mend: meant(name, known, `Write one of ${known.join(', ')}`),
  })
