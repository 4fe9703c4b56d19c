// What carries transfers and ends within the days that the rules call soon, from the day of the run.
import { daysBetween, endsWithin, hasEnded, standsOn } from '../../model/days.ts'
import type { Law, TransferEntry } from '../../model/rulebook.ts'
import { validityOf } from '../../model/transfer-entry.ts'
import type { Gathered } from './gathered.ts'

export interface Ending {
  law: Law
  /** A decision's id or a basis. */
  what: string
  entry: TransferEntry | undefined
  until: string
  days: number
  /** That rest on it now. */
  places: number
}

type Known = Pick<Gathered, 'identity' | 'rulebook' | 'underLaw'>

/** What some place rests on now. */
export function endingBases({ identity, rulebook, underLaw }: Known): Ending[] {
  const day = identity.now.slice(0, 10)
  return rulebook.laws.flatMap((law) =>
    [...(underLaw.get(law.id)?.bases.values() ?? [])]
      .filter(({ until }) => until !== 'none' && isSoon(until, day, rulebook.expiringDays))
      .map(({ basis, entry, until, places }) => ({
        law,
        what: basis,
        entry: rulebook.config.transfers.find(({ id }) => id === entry),
        until,
        days: daysBetween(day, until),
        places,
      })),
  )
}

/** The same, and what no place rests on today; the soonest first. */
export function endings(facts: Known): Ending[] {
  const { identity, rulebook } = facts
  const day = identity.now.slice(0, 10)
  const used = endingBases(facts)
  const idle = rulebook.laws.flatMap((law): Ending[] => {
    const entries = rulebook.config.transfers.filter(
      (entry) => entry.law === law.id && validityOf(entry, day) === 'active',
    )
    const rows = law.adequacy.filter((row) => standsOn(row, day))
    return [
      ...entries.map((entry) => ({ what: entry.basis, entry, until: entry.valid.until })),
      ...rows.flatMap(({ id, until }) => (until === null ? [] : [{ what: id, entry: undefined, until }])),
    ]
      .filter(({ until }) => isSoon(until, day, rulebook.expiringDays))
      .filter((one) => !used.some(({ what, entry }) => (one.entry ? entry?.id === one.entry.id : what === one.what)))
      .map((one) => ({ ...one, law, days: daysBetween(day, one.until), places: 0 }))
  })
  return [...used, ...idle].toSorted((one, other) => one.days - other.days || (one.what < other.what ? -1 : 1))
}

export const isSoon = (until: string, day: string, days: number): boolean =>
  endsWithin(days, until, day) && !hasEnded(until, day)
