// What each place says under each law now, and after each fall of the decision that covers it: the rungs that the what-if of the page steps down.
import { type PlaceLaw, restsOnDecision } from '../../model/law.ts'
import type { Judged } from '../../model/run.ts'
import type { Outcome } from '../../model/verdict.ts'
import { decisions } from '../flows.ts'

export interface Rung {
  outcome: Outcome
  /** While it stands, this is what holds; absent: nothing more can fall. */
  decision?: string
}

export interface Ladder {
  /** Of the place, among those of the subject. */
  place: number
  law: string
  rungs: readonly Rung[]
}

/** Only places that a decision covers, and of which something else is said without it. */
export function laddersOf(judged: Judged, deciding: ReadonlySet<string>): Ladder[] {
  const levels = [judged, ...(judged.fallen ?? [])].map(({ subject, verdicts }) => ({
    places: subject.places,
    said: decisions(verdicts, deciding),
  }))
  return judged.subject.places.flatMap(({ laws }, place) =>
    Object.entries(laws).flatMap(([law, found]): Ladder[] => {
      if (!restsOnDecision(found)) return []
      const rungs = levels.flatMap(({ places, said }): Rung[] => {
        const outcome = said(place)[law]
        return outcome === undefined ? [] : [{ outcome, ...standing(places[place]?.laws[law]) }]
      })
      const last = rungs.findIndex(({ decision }) => decision === undefined)
      const reached = last === -1 ? rungs : rungs.slice(0, last + 1)
      return changes(reached) ? [{ place, law, rungs: reached }] : []
    }),
  )
}

const standing = (law: PlaceLaw | undefined): Pick<Rung, 'decision'> =>
  law === undefined || law.adequacy === null ? {} : { decision: law.adequacy.decision }

const changes = (rungs: readonly Rung[]): boolean =>
  new Set(rungs.map(({ outcome }) => JSON.stringify(outcome))).size > 1
