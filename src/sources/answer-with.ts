// What is kept of an answer: its body as plain JSON, with the digest of exactly that.
import { createHash } from 'node:crypto'
import type { Answer } from '../model/observation.ts'
import type { Origin } from '../model/resource.ts'

export function answerWith(origin: Origin, body: object): Answer {
  const text = JSON.stringify(body) // dates become text, and what is undefined goes
  const rawSha256 = createHash('sha256').update(text).digest('hex')
  const plain: unknown = JSON.parse(text)
  return { origin: { ...origin, rawSha256 }, body: plain }
}
