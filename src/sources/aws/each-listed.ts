// What is asked of each thing that a list about a resource has shown, told as one answer.
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Answered, Request } from './caller.ts'
import type { Question } from './collection.ts'
import type { Client } from './whole-answer.ts'

interface Each<C extends Client, Item, One, Output> extends Pick<Request<C, Output>, 'operation'> {
  list: Question<C, Item>
  /** Under which name the list has them. */
  listed: string
  /** Under which all answers are told. */
  name: string
  send(client: C, one: One, item: Item): Promise<Output>
}

/** A list that is missing leaves nothing to ask, and one answer that is missing leaves the whole open; of none there is no answer. */
export function eachListed<C extends Client, Item, One, Output extends Answered>({
  list,
  listed,
  name,
  operation,
  send,
}: Each<C, Item, One, Output>): Question<C, Item> {
  return async (caller, at, item) => {
    const shown = await list(caller, at, item)
    if (shown === undefined || !('body' in shown)) return undefined
    const all = (shown.body as Record<string, One[]>)[listed] ?? [] // `as`: as a list question makes it
    const told: unknown[] = []
    let last: Origin | undefined
    for (const one of all) {
      const answer = answerOf(await caller.call({ ...at, operation, send: (client) => send(client, one, item) }))
      if ('error' in answer) return answer
      told.push(answer.body)
      last = answer.origin
    }
    return last && answerWith(last, { [name]: told })
  }
}
