// The worst of a list that may be longer than a page has room for, in a memory that does not grow with it.
import { type Status, statuses } from '../../model/verdict.ts'

export interface Kept<T> {
  /** `make` is called only where there is room for it. */
  add(status: Status, make: () => T): void
  /** The worst first, else in the order in which they came. */
  items(): T[]
  readonly count: number
}

/** How many, and how long all of them together may be. */
export interface Room {
  items: number
  characters: number
}

export function worstKept<T>(room: Room, lengthOf: (item: T) => number): Kept<T> {
  const ranked: T[][] = statuses.map(() => [])
  const held = { items: 0, characters: 0 }
  let count = 0

  /** Takes one away that is milder; false: there is none. */
  function giveWay(rank: number): boolean {
    const milder = ranked.findIndex((items) => items.length > 0)
    const item = milder === -1 || milder >= rank ? undefined : ranked[milder]?.pop()
    if (item === undefined) return false
    held.items -= 1
    held.characters -= lengthOf(item)
    return true
  }

  return {
    add(status, make) {
      count += 1
      const rank = statuses.indexOf(status)
      if (held.items >= room.items && !giveWay(rank)) return
      if (held.characters >= room.characters && !giveWay(rank)) return
      const item = make()
      ranked[rank]?.push(item)
      held.items += 1
      held.characters += lengthOf(item)
      while (held.characters > room.characters && giveWay(rank));
    },
    items: () => ranked.toReversed().flat(),
    get count() {
      return count
    },
  }
}

/** Counts by name; further names than `room` are counted together as one that has no name. */
export function countsKept<T>(room: number) {
  const found = new Map<string, { what: T; count: number }>()
  let others = 0
  return {
    add(name: string, what: () => T): T | undefined {
      const before = found.get(name)
      if (before !== undefined) {
        before.count += 1
        return before.what
      }
      if (found.size >= room) {
        others += 1
        return undefined
      }
      const made = what()
      found.set(name, { what: made, count: 1 })
      return made
    },
    all: () => [...found.values()],
    get others() {
      return others
    },
  }
}
