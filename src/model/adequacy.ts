// Which adequacy decisions of a law cover a country on a day, in the order in which they would carry a transfer there.
import { standsOn } from './days.ts'
import type { AdequacyRow, Law } from './rulebook.ts'

type Decisions = Pick<Law, 'adequacy'>

/** An unconditional decision before one that covers some recipients only; the next counts once those before it have fallen. */
export function adequaciesFor({ adequacy }: Decisions, country: string, day: string): AdequacyRow[] {
  const standing = adequacy.filter((row) => row.countries.includes(country) && standsOn(row, day))
  return [...standing.filter(({ conditional }) => !conditional), ...standing.filter(({ conditional }) => conditional)]
}
