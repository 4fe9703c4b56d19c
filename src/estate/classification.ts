// What the config's data rules say of one resource, by its tags, name, account and type; all rules that match apply.
import type { Fact } from '../model/fact.ts'
import { globMatches } from '../model/glob.ts'
import type { Label, Resource } from '../model/resource.ts'
import type { DataRule } from '../model/rulebook.ts'
import { type Labels, together, unsaid } from './labels.ts'

export interface Declaration {
  labels: Labels
  /** Those that match. */
  rules: DataRule[]
}

/** Without any rule that matches nobody has said; tags that were not read leave that open. */
export function declarationOf(resource: Resource, rules: readonly DataRule[]): Declaration {
  const answers = rules.map((rule) => ({ rule, matches: matches(rule, resource) }))
  const matched = answers.flatMap(({ rule, matches: yes }) => (yes === true ? [rule] : []))
  const open = matched.length === 0 || answers.some(({ matches: yes }) => yes === undefined)
  return { labels: together([...matched.map(labelsOf), ...(open ? [unreadOf(resource.labels)] : [])]), rules: matched }
}

const labelsOf = ({ people, tier, categories }: DataRule): Labels => ({ said: true, people, tier, categories })

function unreadOf(tags: Fact<Label[]>): Labels {
  if (tags.state === 'known') return unsaid
  const { reason, permission } = tags
  return { ...unsaid, unread: { reason, ...(permission === undefined ? {} : { permission }) } }
}

/** undefined: the rule asks for a tag, and the tags were not read in full. */
function matches({ when }: DataRule, resource: Resource): boolean | undefined {
  if (when.name !== undefined && !globMatches(when.name, resource.name)) return false
  if (when.account !== undefined && when.account !== resource.owner.account) return false
  if (when.type !== undefined && when.type.toLowerCase() !== resource.type.toLowerCase()) return false
  return when.tag === undefined ? true : tagged(when.tag, resource)
}

function tagged(wanted: Record<string, string[]>, { provider, labels }: Resource): boolean | undefined {
  const read = labels.state === 'unknown' ? [] : labels.value
  const every = Object.entries(wanted).every(([key, values]) =>
    read.some((label) => isKey(provider, label.key, key) && values.includes(label.value)),
  )
  return every || labels.state === 'known' ? every : undefined
}

/** Azure does not tell apart the names of tags by their case, and a provider of resources may keep any: azure-resource-manager/management/tag-resources */
const isKey = (provider: string, told: string, wanted: string): boolean =>
  provider === 'azure' ? told.toLowerCase() === wanted.toLowerCase() : told === wanted
