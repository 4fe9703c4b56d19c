// Every copy with both its ends and what each law says of it.
import type { Place, Spot, Via } from '../model/place.ts'
import { unknown } from '../model/fact.ts'
import type { Judged, Run } from '../model/run.ts'
import type { Subject } from '../model/subject.ts'
import { type Outcome, statuses, type Verdict } from '../model/verdict.ts'

export interface Flow {
  subject: Subject
  place: Place & { via: Via }
  from: Spot
  /** By law id, from the control that owns the place. A law is missing where no control owns it. */
  byLaw: Record<string, Outcome>
}

/** Ids of the controls that decide on places; one that only says something more of them changes no decision. */
export const decidingIn = ({ controls }: Pick<Run, 'controls'>): ReadonlySet<string> =>
  new Set(controls.filter(({ owns }) => owns === undefined || owns.length > 0).map(({ id }) => id))

export function flowsOf({ subject, verdicts }: Judged, deciding: ReadonlySet<string>): Flow[] {
  const decisionOn = decisions(verdicts, deciding)
  const primary = primarySpot(subject)
  return subject.places.flatMap((place, index) =>
    isFlow(place) ? [{ subject, place, from: place.from ?? primary, byLaw: decisionOn(index) }] : [],
  )
}

const isFlow = (place: Place): place is Place & { via: Via } => place.via !== undefined

const primarySpot = ({ places }: Subject): Spot =>
  places.find(({ via }) => via === undefined) ?? { region: unknown('unresolved'), country: unknown('unresolved') }

/** Whether a copy leaves its country; an end that is not wholly known may be anywhere, so the copy may leave. */
export function leaves({ from, place }: Pick<Flow, 'from' | 'place'>): 'yes' | 'no' | 'may' {
  if (from.country.state !== 'known' || place.country.state !== 'known') return 'may'
  return from.country.value === place.country.value ? 'no' : 'yes'
}

/** What each law says of a place, by its index. One control owns a place; should two ever, the worse stands. */
export function decisions(verdicts: readonly Verdict[], deciding: ReadonlySet<string>) {
  const owned = Map.groupBy(
    verdicts.filter(({ control, laws }) => laws !== undefined && deciding.has(control)),
    ({ place }) => place,
  )
  return (place: number): Flow['byLaw'] => worstByLaw(owned.get(place) ?? [])
}

function worstByLaw(verdicts: readonly Verdict[]): Record<string, Outcome> {
  const all = verdicts.flatMap(({ laws }) => Object.entries(laws ?? {}))
  return Object.fromEntries(all.sort(([, a], [, b]) => statuses.indexOf(a.status) - statuses.indexOf(b.status)))
}
