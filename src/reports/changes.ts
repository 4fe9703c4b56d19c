// What a question changes: every place that a law judges otherwise than in the plain run, with what it rested on before.
import type { Place } from '../model/place.ts'
import type { Judged } from '../model/run.ts'
import type { Subject } from '../model/subject.ts'
import { type Outcome, statuses } from '../model/verdict.ts'

export interface Change {
  subject: Subject
  place: Place
  control: string
  law: string
  /** `lost`: the place stands worse; `gained`: better; `changed`: as well, on something else. */
  kind: 'lost' | 'gained' | 'changed'
  before: Outcome
  after: Outcome
}

/** Of the controls that decide, in the order of the verdicts, then of the laws in play. Without a question there are none. */
export function changesOf({ subject, verdicts, before = [] }: Judged, deciding: ReadonlySet<string>): Change[] {
  const plain = new Map(before.map(({ control, place, laws }) => [nameOf(control, place), laws]))
  return verdicts.flatMap(({ control, place: index, laws = {} }) => {
    const place = index === undefined ? undefined : subject.places[index]
    const were = plain.get(nameOf(control, index))
    if (place === undefined || were === undefined || !deciding.has(control)) return []
    return Object.entries(laws).flatMap(([law, after]): Change[] => {
      const was = were[law]
      if (was === undefined || JSON.stringify(was) === JSON.stringify(after)) return []
      return [{ subject, place, control, law, kind: kindOf(rankOf(was), rankOf(after)), before: was, after }]
    })
  })
}

const nameOf = (control: string, place: number | undefined): string => `${place ?? ''} ${control}`

const kindOf = (before: number, after: number): Change['kind'] =>
  after > before ? 'lost' : after < before ? 'gained' : 'changed'

const covered = statuses.indexOf('permitted')

/**
 * Of undeclared data, and under a law that does not apply yet: by what would follow. A failure is half a step milder while
 * a waiver lifts it, and anything that is no cover while its law waits: neither is a cover.
 */
function rankOf(outcome: Outcome): number {
  switch (outcome.status) {
    case 'undeclared':
      return rankOf(outcome.would)
    case 'waived':
      return rankOf(outcome.failure) - 0.5
    case 'not_applicable': {
      const would = outcome.notYet === undefined ? 0 : rankOf(outcome.notYet.would)
      return would <= covered ? would : would - 0.5
    }
    default:
      return statuses.indexOf(outcome.status)
  }
}
