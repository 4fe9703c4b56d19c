// Whose data a resource holds: its tags and the config's data rules, all of which apply; the strictest tier wins.
import { type Fact, type GapReason, known, partial, unknown } from '../model/fact.ts'
import { globMatches } from '../model/glob.ts'
import type { Label, Resource } from '../model/resource.ts'
import type { DataRule } from '../model/rulebook.ts'
import type { Classification, Tier } from '../model/subject.ts'

/** From the most open to the strictest. */
const tiers: readonly Tier[] = ['unclassified', 'global', 'regional', 'edge']

/** Without any rule that matches, `people` is read and empty: nobody has said. Tags that were not read leave it unknown. */
export function classify(resource: Resource, rules: readonly DataRule[]): Classification {
  const answers = rules.map((rule) => ({ rule, matches: matches(rule, resource) }))
  const matched = answers.flatMap(({ rule, matches: yes }) => (yes === true ? [rule] : []))
  const open = answers.some(({ matches: yes }) => yes === undefined)
  const gap = open || matched.length === 0 ? gapOf(resource.labels) : undefined
  return {
    people: judged(strictestPeople(matched), matched, gap),
    tier: judged(strictestTier(matched), matched, gap),
    rules: matched.map(({ where }) => where),
    categories: judged([...new Set(matched.flatMap((rule) => rule.categories))].toSorted(), matched, gap),
  }
}

interface Unread {
  reason: GapReason
  permission?: string
}

const gapOf = (labels: Fact<Label[]>): Unread | undefined => (labels.state === 'known' ? undefined : labels)

/** What matched is part of the answer while a rule could not be asked. */
function judged<T>(value: T, matched: readonly DataRule[], gap: Unread | undefined): Fact<T> {
  if (gap === undefined) return known(value, [])
  return matched.length === 0 ? unknown(gap.reason, gap.permission) : partial(value, gap.reason, [])
}

/** Somebody's data outweighs nobody's: a stray `none` must not switch a law off. */
function strictestPeople(matched: readonly DataRule[]): string[] {
  const people = [...new Set(matched.flatMap((rule) => rule.people))].toSorted()
  const somebody = people.filter((one) => one !== 'none')
  return somebody.length > 0 ? somebody : people
}

const strictestTier = (matched: readonly DataRule[]): Tier =>
  tiers[Math.max(0, ...matched.map((rule) => tiers.indexOf(rule.tier)))] ?? 'unclassified'

/** undefined: the rule asks for a tag, and the tags were not read in full. */
function matches({ when }: DataRule, resource: Resource): boolean | undefined {
  if (when.name !== undefined && !globMatches(when.name, resource.name)) return false
  if (when.account !== undefined && when.account !== resource.owner.account) return false
  if (when.type !== undefined && when.type.toLowerCase() !== resource.type.toLowerCase()) return false
  return when.tag === undefined ? true : tagged(when.tag, resource.labels)
}

function tagged(wanted: Record<string, string[]>, labels: Fact<Label[]>): boolean | undefined {
  const read = labels.state === 'unknown' ? [] : labels.value
  const every = Object.entries(wanted).every(([key, values]) =>
    read.some((label) => label.key === key && values.includes(label.value)),
  )
  return every || labels.state === 'known' ? every : undefined
}
