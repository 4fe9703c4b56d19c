// Finds the fact that a pointer into the input speaks of, in the subject that the input was made from.
import type { Fact } from '../model/fact.ts'
import type { Subject } from '../model/subject.ts'

/** `/facets/atRest/enabled`, `/places/2/country`, `/labels/people`, `/context/recovery/rpoHours`; undefined where the pointer names no fact. */
export function factAt(subject: Subject, pointer: string): Fact<unknown> | undefined {
  const { facets, places, classification, recovery } = subject
  const [, root, first = '', second = ''] = namesIn(pointer)
  if (root === 'context' && first === 'recovery') return valueOf<Fact<unknown>>(recovery, second)
  if (root === 'labels') return valueOf<Fact<unknown>>(classification, first)
  if (root === 'places' && (second === 'country' || second === 'relation')) return places[Number(first)]?.[second]
  if (root === 'facets') return valueOf<Fact<unknown>>(valueOf<object>(facets, first) ?? {}, second)
  return undefined
}

/** Policies name the same few pointers for every resource; those into places are as many as there are places. */
const split = new Map<string, string[]>()
const mostKept = 1_000

function namesIn(pointer: string): string[] {
  const known = split.get(pointer)
  if (known !== undefined) return known
  const names = pointer.split('/')
  if (split.size < mostKept) split.set(pointer, names)
  return names
}

// Own properties only: pointers come from policy sources, and `constructor` must find nothing.
const valueOf = <T>(record: object, name: string): T | undefined =>
  Object.hasOwn(record, name) ? (record as Record<string, T>)[name] : undefined
