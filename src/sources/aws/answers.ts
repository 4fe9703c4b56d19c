// What is kept of a reply: its body, or the name of the refusal.
import type { Answer } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import type { Reply } from './caller.ts'

export function answerOf(reply: Reply<object>): Answer {
  if ('error' in reply) return { origin: reply.origin, error: reply.error }
  return answerWith(reply.origin, withoutMetadata(reply.output))
}

/** How the SDK got the answer is no part of it. */
const withoutMetadata = (output: object): object =>
  Object.fromEntries(Object.entries(output).filter(([name]) => name !== '$metadata'))
