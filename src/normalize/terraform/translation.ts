// What a plan says is told in the words of the provider's own answers, so that one normalizer reads a type from wherever it comes.
import type { Answer } from '../../model/observation.ts'
import type { PlannedRow } from '../../model/planned.ts'

/** A resource of a plan with what says more of it. */
export interface Planned {
  /** Undefined where the plan only says more of something that is managed elsewhere. */
  main: PlannedRow | undefined
  /** Where it is and what it is called; of the first part, where there is no more. */
  row: PlannedRow
  /** What says more of it, by what Terraform calls that: none, one or several. */
  parts(type: string): PlannedRow[]
}

/** What the answer to one call will be, and the block that it is made of. */
export interface Told {
  operation: string
  by: PlannedRow
  body: unknown
}

/** A refusal that is an answer: there is no such setting. */
export interface Refused {
  operation: string
  by: PlannedRow
  error: string
}

/** Undefined: a plan does not tell it. */
export type Answered = Told | Refused | undefined

export type Translation = (planned: Planned) => Answered[]

export const told = (operation: string, by: PlannedRow, body: unknown): Told => ({ operation, by, body })

export const refused = (operation: string, by: PlannedRow, error: string): Refused => ({ operation, by, error })

/** The answer that a live scan would have had. */
export const answerOf = ({ operation, ...rest }: Told | Refused, observedAt: string): Answer => ({
  origin: { operation, observedAt },
  ...('error' in rest ? { error: rest.error } : { body: rest.body }),
})
