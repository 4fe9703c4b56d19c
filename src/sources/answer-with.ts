// What is kept of an answer: its body as plain JSON.
import type { Answer } from '../model/observation.ts'
import type { Origin } from '../model/resource.ts'

export function answerWith(origin: Origin, body: object): Answer {
  const plain: unknown = JSON.parse(JSON.stringify(body)) // dates become text, and what is undefined goes
  return { origin, body: plain }
}
