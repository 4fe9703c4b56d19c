// What several resources of a region have in common and is asked once for all of them, as a parameter group is.
import type { Answer } from '../../model/observation.ts'
import type { Caller } from './caller.ts'
import type { Question } from './collection.ts'
import type { Client } from './whole-answer.ts'

/** `shared` names it; undefined for an item that has none, of which nothing is asked. */
export function oncePer<C extends Client, Item>(
  shared: (item: Item) => string | undefined,
  ask: Question<C, Item>,
): Question<C, Item> {
  const byCaller = new WeakMap<Caller, Map<string, Promise<Answer | undefined> | undefined>>()
  return (caller, at, item) => {
    const name = shared(item)
    if (name === undefined) return undefined
    const asked = byCaller.get(caller) ?? new Map<string, Promise<Answer | undefined> | undefined>()
    byCaller.set(caller, asked)
    const key = `${at.region} ${name}`
    if (!asked.has(key)) asked.set(key, ask(caller, at, item))
    return asked.get(key)
  }
}
