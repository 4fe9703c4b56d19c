// Tells apart what some law in play, fence or register entry tells apart, and nothing else: so few questions are left to look up.
import type { Fact } from '../model/fact.ts'
import type { Rulebook, TransferEntry } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'
import { type AnswerTree, answerTree, type Junction } from '../runtime/answer-tree.ts'
import { hasPartOf, shares } from './fences.ts'
import { covers, type Destination, speaksOf } from './register.ts'
import { entityOf } from './relation.ts'

/** What may matter of a place and its data, once the country is known. */
interface Distinctions {
  /** The country, as the first step. */
  where: string
  /** What the lists that a mandate, a fence or an entry is limited to say of categories; nothing where there are no such lists. */
  limits: ((categories: Classification['categories']) => string) | undefined
  tier: boolean
  /** A fence names parts of the country. */
  part: boolean
  means: boolean
  exporter: boolean
  importer: boolean
}

/** The way to the answer about a place and its data: one way for those of which every law says the same. */
export function distinctionsIn<Answer extends object>(rulebook: Rulebook, tree: AnswerTree<Answer>) {
  const byCountry = new Map<string, Distinctions>()

  function distinctionsAt(country: Fact<string>): Distinctions {
    const where = `${country.state}${country.state === 'unknown' ? '' : country.value}`
    const known = byCountry.get(where)
    if (known !== undefined) return known
    const made = distinctionsFor(where, country, rulebook)
    byCountry.set(where, made)
    return made
  }

  return (place: Destination, { people, categories, tier }: Classification): Junction<Answer> => {
    const { country, subdivision, means, owner, account } = place
    const matters = distinctionsAt(country)
    let at = tree.fact(tree.root(matters.where), people)
    if (matters.limits) at = tree.word(at, matters.limits(categories))
    if (matters.tier) at = tree.fact(at, tier)
    if (matters.part) at = tree.word(at, subdivision?.state === 'known' && subdivision.value)
    if (matters.means) at = tree.word(at, means)
    if (matters.exporter) at = tree.word(at, entityOf(owner, rulebook.config)?.name)
    // Not the reason: an entity may be called like one. Who is unread, and who is no entity's, fits the same entries.
    if (matters.importer)
      at = tree.word(at, account.state !== 'unknown' && entityOf(account.value, rulebook.config)?.name)
    return at
  }
}

function distinctionsFor(where: string, country: Fact<string>, { laws, config }: Rulebook): Distinctions {
  const entries = config.transfers.filter((entry) => speaksOf(entry, country))
  const mandated = laws.flatMap(({ mandates }) =>
    mandates.flatMap((one) => (one.categories.length > 0 ? [one.categories] : [])),
  )
  const fenced = config.fences.flatMap((fence) => (fence.categories === undefined ? [] : [fence.categories]))
  const registered = entries.flatMap(({ data }) => (data.categories === undefined ? [] : [data.categories]))
  const has = (asks: (entry: TransferEntry) => unknown): boolean => entries.some((entry) => asks(entry) !== undefined)
  return {
    where,
    limits: limitsOf(distinct([...mandated, ...fenced]), distinct(registered)),
    tier: has(({ data }) => data.tiers) || config.fences.some((fence) => fence.tier !== undefined),
    part:
      country.state !== 'unknown' &&
      config.fences.some(({ parts }) => parts !== undefined && hasPartOf(country.value, parts)),
    means: entries.length > 0,
    exporter: has(({ from }) => from),
    importer: has(({ to }) => to),
  }
}

/** What the lists say of some categories is the same for every place in a country, and a register of hundreds has many lists. */
function limitsOf(shared: readonly string[][], covered: readonly string[][]): Distinctions['limits'] {
  if (shared.length === 0 && covered.length === 0) return undefined
  const told = answerTree<{ text: string }>()
  return (categories) => {
    const at = told.fact(told.root('categories'), categories)
    const known = told.recall(at) ?? told.keep(at, { text: textOf(categories) })
    return known.text
  }

  function textOf(categories: Classification['categories']): string {
    return JSON.stringify([
      shared.map((list) => shares(list, categories) ?? 'open'),
      covered.map((list) => covers(list, categories)),
    ])
  }
}

const distinct = (lists: readonly string[][]): string[][] => [
  ...new Map(lists.map((list) => [JSON.stringify(list), list])).values(),
]
