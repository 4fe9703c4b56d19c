// On which recorded basis data may be in a place, as a law's own outcome tells it.
import type { LawResult } from '../model/finding.ts'
import type { Outcome } from '../model/verdict.ts'

export interface RecordedBasis {
  basis: string
  /** An ISO date; `none`: no end is set. */
  until: string
  entry?: string
}

/** For undeclared data: the basis that there would be. */
export function basisOf(outcome: Outcome | LawResult): RecordedBasis | undefined {
  if (outcome.status === 'undeclared') return outcome.would && basisOf(outcome.would)
  if (outcome.status !== 'permitted' || outcome.basis === undefined) return undefined
  const { basis, until, entry } = outcome
  return { basis, until: until ?? 'none', ...(entry === undefined ? {} : { entry }) }
}
