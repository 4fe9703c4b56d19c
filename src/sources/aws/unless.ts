// Questions that the answer to another one may leave nothing to ask of.
import type { Answer } from '../../model/observation.ts'
import type { Row } from './config-calls.ts'

/** Whoever is refused the first, or is told it by an item of AWS Config and so does not ask it, asks the second all the same. */
export interface Unless {
  operation: string
  leavesNothing(body: Row): boolean
}

export const isNeedless = (unless: Unless | undefined, told: Answer | undefined): boolean =>
  unless !== undefined && told !== undefined && 'body' in told && unless.leavesNothing(told.body as Row) // `as`: an answer of the SDK
