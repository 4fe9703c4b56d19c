// What is kept of a reply: its body as plain JSON, with the digest of exactly that, or the name of the refusal.
import { createHash } from 'node:crypto'
import type { Answer } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import type { Reply } from './caller.ts'

export function answerWith(origin: Origin, body: object): Answer {
  const text = JSON.stringify(body) // dates become text, and what is undefined goes
  const rawSha256 = createHash('sha256').update(text).digest('hex')
  const plain: unknown = JSON.parse(text)
  return { origin: { ...origin, rawSha256 }, body: plain }
}

export function answerOf(reply: Reply<object>): Answer {
  if ('error' in reply) return { origin: reply.origin, error: reply.error }
  return answerWith(reply.origin, withoutMetadata(reply.output))
}

/** How the SDK got the answer is no part of it. */
const withoutMetadata = (output: object): object =>
  Object.fromEntries(Object.entries(output).filter(([name]) => name !== '$metadata'))
