// Which countries outside its zone a law was asked about, and on which recorded basis data may be there.
import { ifConcerned, type Outcome } from '../model/verdict.ts'
import { basisOf } from './recorded-basis.ts'

/** What a law makes of the places outside its zone. */
export interface Abroad {
  /** Country → the bases that the tables or the register record for it. */
  recorded: Map<string, Set<string>>
  /** Countries that were observed and that no recorded basis covers. */
  missing: Set<string>
  /** Places whose country, or whose decision, nobody could tell. */
  unresolved: number
}

/** A place inside the zone, and one that the law does not speak of, are nothing that a record of transfers asks for. */
export function noteAbroad(abroad: Abroad, outcome: Outcome, country: string | undefined): void {
  switch (ifConcerned(outcome).status) {
    case 'unknown':
      abroad.unresolved += 1
      break
    case 'permitted':
      if (country !== undefined) noteRecorded(abroad, outcome, country)
      else abroad.unresolved += 1
      break
    case 'fail':
    case 'waived':
      if (country !== undefined) abroad.missing.add(country)
      else abroad.unresolved += 1
      break
    default:
  }
}

function noteRecorded({ recorded }: Abroad, outcome: Outcome, country: string): void {
  const bases = recorded.get(country) ?? new Set<string>()
  const on = basisOf(outcome)
  if (on !== undefined)
    bases.add(
      `${on.basis}${on.until === 'none' ? '' : ` until ${on.until}`}${on.entry === undefined ? '' : ` (${on.entry})`}`,
    )
  recorded.set(country, bases)
}
