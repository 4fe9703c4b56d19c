// What has been said of whose data a store holds, as sets that only grow: joined in any order and however often, they come to the same.
import { type Fact, known, partialAs, type Unread, unknownAs } from '../model/fact.ts'
import type { Classification, Tier } from '../model/subject.ts'

export interface Labels {
  /** Somebody or nobody has said anything at all. */
  said: boolean
  /** `none` stays beside others here: only whoever reads the whole may drop it. */
  people: string[]
  tier: Tier
  categories: string[]
  /** Why there may be more than stands here. */
  unread?: Unread
}

/** From the most open to the strictest. */
const tiers: readonly Tier[] = ['unclassified', 'global', 'regional', 'edge']

export const strictness = (tier: Tier): number => tiers.indexOf(tier)

export const unsaid: Labels = { said: false, people: [], tier: 'unclassified', categories: [] }

export function together(all: readonly Labels[]): Labels {
  const unread = all.flatMap((labels) => labels.unread ?? []).toSorted(byUse)[0]
  return {
    said: all.some(({ said }) => said),
    people: union(all.map(({ people }) => people)),
    tier: tiers[Math.max(0, ...all.map(({ tier }) => strictness(tier)))] ?? 'unclassified',
    categories: union(all.map(({ categories }) => categories)),
    ...(unread === undefined ? {} : { unread }),
  }
}

const union = (lists: readonly string[][]): string[] => [...new Set(lists.flat())].toSorted()

/** A permission that would mend it stands above a mere reason. */
const byUse = (one: Unread, other: Unread): number =>
  Number(one.permission === undefined) - Number(other.permission === undefined) ||
  (nameOf(one) < nameOf(other) ? -1 : 1)

const nameOf = ({ reason, permission = '' }: Unread): string => `${reason} ${permission}`

/** The least that each word says; all of them together are the labels again. */
export function partsOf({ said, people, tier, categories, unread }: Labels): Labels[] {
  const spoken = said ? { ...unsaid, said } : unsaid
  return [
    ...(said ? [{ ...spoken, tier }] : []),
    ...people.map((one) => ({ ...spoken, people: [one] })),
    ...categories.map((one) => ({ ...spoken, categories: [one] })),
    ...(unread === undefined ? [] : [{ ...unsaid, unread }]),
  ]
}

/** Somebody's data outweighs nobody's: a stray `none` must not switch a law off. */
export function peopleIn({ people }: Labels): string[] {
  const somebody = people.filter((one) => one !== 'none')
  return somebody.length > 0 ? somebody : people
}

/** Read, and nothing said, `people` is empty: a person must still speak. What was said is part of the answer while more may come. */
export function factsOf(labels: Labels): Pick<Classification, 'people' | 'tier' | 'categories'> {
  const fact = <T>(value: T): Fact<T> => {
    if (labels.unread === undefined) return known(value, [])
    return labels.said ? partialAs(value, labels.unread, []) : unknownAs(labels.unread)
  }
  return { people: fact(peopleIn(labels)), tier: fact(labels.tier), categories: fact(labels.categories) }
}
