// What is asked once and told to many: what several resources of a region have in common, as a parameter group is, or the region itself.
import type { Answer } from '../../model/observation.ts'
import type { Caller } from './caller.ts'
import type { Question } from './collection.ts'
import type { Client } from './whole-answer.ts'

/** What was asked by each caller, by name. Callers do not share: each is counted for itself, and goes on by itself. */
export function kept<T>(): (caller: Caller, name: string, ask: () => T) => T {
  const byCaller = new WeakMap<Caller, Map<string, T>>()
  return (caller, name, ask) => {
    const asked = byCaller.get(caller) ?? new Map<string, T>()
    byCaller.set(caller, asked)
    const answer = asked.get(name) ?? ask()
    asked.set(name, answer)
    return answer
  }
}

/** `shared` names it; undefined for an item that has none, of which nothing is asked. */
export function oncePer<C extends Client, Item>(
  shared: (item: Item) => string | undefined,
  ask: Question<C, Item>,
): Question<C, Item> {
  const once = kept<{ answer: Promise<Answer | undefined> | undefined }>()
  return (caller, at, item) => {
    const name = shared(item)
    if (name === undefined) return undefined
    return once(caller, `${at.region} ${name}`, () => ({ answer: ask(caller, at, item) })).answer
  }
}

/** For questions that rest on one answer; it is kept as long as the item is. */
export function oncePerItem<C extends Client, Item extends object>(ask: Question<C, Item>): Question<C, Item> {
  const asked = new WeakMap<Item, ReturnType<Question<C, Item>>>()
  return (caller, at, item) => {
    const answer = asked.get(item) ?? ask(caller, at, item)
    if (answer !== undefined) asked.set(item, answer)
    return answer
  }
}

export function oncePerRegion<T>(
  ask: (caller: Caller, region: string) => Promise<T>,
): (caller: Caller, region: string) => Promise<T> {
  const once = kept<Promise<T>>()
  return (caller, region) => once(caller, region, () => ask(caller, region))
}

/** Asked by the one caller that several have in common, and counted as its own. */
export const inCommon =
  <T>(ask: (caller: Caller, region: string) => Promise<T>): typeof ask =>
  ({ common }, region) =>
    ask(common, region)
