// What a waiver of the config lifts: failures alone, until its last day, where all of its conditions hold.
import { hasEnded } from '../model/days.ts'
import { globMatches } from '../model/glob.ts'
import type { Place } from '../model/place.ts'
import { unknownCountry, type Waiver } from '../model/rulebook.ts'
import type { Judged } from '../model/run.ts'
import { type Outcome, type Verdict, worstOf } from '../model/verdict.ts'

/** The first active waiver that matches; else the first that has lapsed, which lifts nothing and is told. */
export function lifted(
  verdict: Verdict,
  { subject }: Pick<Judged, 'subject'>,
  waivers: readonly Waiver[],
  day: string,
): Verdict {
  if (verdict.outcome.status !== 'fail') return verdict
  const matching = waivers.filter((waiver) => matches(waiver, verdict, subject))
  const active = matching.find(({ until }) => !hasEnded(until, day))
  const lapsed = matching[0]
  if (active !== undefined) return changed(verdict, (failure) => ({ status: 'waived', failure, waiver: active }))
  return lapsed === undefined ? verdict : changed(verdict, (failure) => ({ ...failure, lapsed }))
}

/** What another law leaves unknown or undeclared stays so, and may now be the worst. */
function changed(verdict: Verdict, change: (failure: Outcome & { status: 'fail' }) => Outcome): Verdict {
  const turned = (outcome: Outcome): Outcome => (outcome.status === 'fail' ? change(outcome) : outcome)
  if (verdict.laws === undefined) return { ...verdict, outcome: turned(verdict.outcome) }
  const laws = Object.fromEntries(Object.entries(verdict.laws).map(([law, outcome]) => [law, turned(outcome)]))
  return { ...verdict, laws, outcome: worstOf(Object.values(laws)) }
}

function matches(waiver: Waiver, verdict: Verdict, { resource, places }: Judged['subject']): boolean {
  const { control, resource: glob, account, country } = waiver
  if (!globMatches(control, verdict.control)) return false
  if (account !== undefined && account !== resource.owner.account) return false
  if (glob !== undefined && !globMatches(glob, resource.id) && !globMatches(glob, resource.name)) return false
  return country === undefined || isIn(country, verdict.place === undefined ? undefined : places[verdict.place])
}

/**
 * What is judged of no place is in none that a waiver can name. Of one that is in several countries one is told, and
 * neither that country alone is meant nor is it unknown.
 */
function isIn(named: string, place: Place | undefined): boolean {
  if (place === undefined) return false
  const { country } = place
  return country.state === 'unknown' ? named === unknownCountry : country.state === 'known' && country.value === named
}
