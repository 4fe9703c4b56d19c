// Tells apart what some law in play, fence or register entry tells apart, and nothing else: so few questions are left to look up.
import type { Fact } from '../model/fact.ts'
import type { Rulebook, TransferEntry } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'
import { shares } from './fences.ts'
import { covers, type Destination, speaksOf } from './register.ts'
import { entityOf } from './relation.ts'

/** What may matter of a place and its data, once the country is known. */
interface Distinctions {
  /** Lists of categories that a mandate or a fence is limited to. */
  shared: readonly string[][]
  /** Those that an entry of the register is limited to. */
  covered: readonly string[][]
  tier: boolean
  means: boolean
  exporter: boolean
  importer: boolean
}

/** A text that is the same for places and data of which every law says the same. */
export function distinctionsIn(rulebook: Rulebook): (place: Destination, data: Classification) => string {
  const byCountry = new Map<string, Distinctions>()
  const limits = limitsKept()

  return ({ country, means, owner, account }, { people, categories, tier }) => {
    const where = `${country.state}${country.state === 'unknown' ? '' : country.value}`
    const asked = byCountry.get(where) ?? distinctionsFor(country, rulebook)
    byCountry.set(where, asked)
    return JSON.stringify([
      where,
      valueOf(people),
      limits(where, asked, categories),
      asked.tier && valueOf(tier),
      asked.means && means,
      asked.exporter && entityOf(owner, rulebook.config)?.name,
      // Not the reason: an entity may be called like one. Who is unread, and who is no entity's, fits the same entries.
      asked.importer && account.state !== 'unknown' && entityOf(account.value, rulebook.config)?.name,
    ])
  }
}

/** What the lists say of some categories is the same for every place in a country, and a register of hundreds has many lists. */
function limitsKept(): (where: string, asked: Distinctions, categories: Classification['categories']) => string {
  const kept = new Map<string, string>()
  return (where, { shared, covered }, categories) => {
    if (shared.length === 0 && covered.length === 0) return ''
    const name = JSON.stringify([where, valueOf(categories)])
    const before = kept.get(name)
    if (before !== undefined) return before
    if (kept.size >= mostKept) kept.clear()
    const told = JSON.stringify([
      shared.map((list) => shares(list, categories) ?? 'open'),
      covered.map((list) => covers(list, categories)),
    ])
    kept.set(name, told)
    return told
  }
}

/** Categories combine freely; a lookup that was forgotten is made again. */
const mostKept = 10_000

/** The reason is no part of what is looked up. */
const valueOf = (fact: Fact<unknown>): unknown[] => [fact.state, fact.state === 'unknown' ? null : fact.value]

function distinctionsFor(country: Fact<string>, { laws, config }: Rulebook): Distinctions {
  const entries = config.transfers.filter((entry) => speaksOf(entry, country))
  const mandated = laws.flatMap(({ mandates }) =>
    mandates.flatMap((one) => (one.categories.length > 0 ? [one.categories] : [])),
  )
  const fenced = config.fences.flatMap((fence) => (fence.categories === undefined ? [] : [fence.categories]))
  const registered = entries.flatMap(({ data }) => (data.categories === undefined ? [] : [data.categories]))
  const has = (asks: (entry: TransferEntry) => unknown): boolean => entries.some((entry) => asks(entry) !== undefined)
  return {
    shared: distinct([...mandated, ...fenced]),
    covered: distinct(registered),
    tier: has(({ data }) => data.tiers) || config.fences.some((fence) => fence.tier !== undefined),
    means: entries.length > 0,
    exporter: has(({ from }) => from),
    importer: has(({ to }) => to),
  }
}

const distinct = (lists: readonly string[][]): string[][] => [
  ...new Map(lists.map((list) => [JSON.stringify(list), list])).values(),
]
