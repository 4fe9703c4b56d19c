// How the values of a plan are read: a mark goes along into whatever is made of it, and an absent value is told from a marked one.
import { isRecord } from '../../model/json.ts'
import {
  afterApply,
  isFilledIn,
  isLeftOut,
  isMark,
  type Mark,
  notTold,
  others,
  type PlannedRow,
} from '../../model/planned.ts'

/** What stands there, or the mark that stands above it; undefined where the plan sets nothing. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let here: unknown = value
  for (const step of path) {
    if (isMark(here)) return below(here)
    if (here === undefined || here === null) break
    if (Array.isArray(here)) here = here[Number(step)]
    else here = isRecord(here) && Object.hasOwn(here, step) ? here[step] : undefined
  }
  return here ?? undefined
}

/** Within a block that `dynamic` may make, nobody can say that an attribute was left out. */
const below = (mark: Mark): Mark => (isFilledIn(mark) && !isLeftOut(mark) ? afterApply : mark)

/** Of a resource; a mark where the plan does not manage it: what it does not say may be set all the same. */
export const of = (row: PlannedRow | undefined, ...path: (string | number)[]): unknown =>
  row === undefined ? notTold : at(row.values, ...path)

/**
 * What the provider fills in where nobody writes it: "known after apply" of what is new, which then has none.
 * https://developer.hashicorp.com/terraform/plugin/framework/handling-data/attributes#computed
 */
export function written(row: PlannedRow | undefined, attribute: string): unknown {
  const value = of(row, attribute)
  return row?.isNew === true && isFilledIn(value) ? undefined : value
}

/** The same of a block, which `dynamic` may make of what is not known yet: a plan alone does not tell that from one that nobody writes. */
export function writtenBlock(row: PlannedRow | undefined, name: string): unknown {
  const value = of(row, name)
  return row?.isNew === true && isLeftOut(value) ? undefined : value
}

/** What holds where nobody sets an attribute; a mark where the table has no row for every version of the provider that it may be. */
export const usual = (row: PlannedRow | undefined, path: string): unknown =>
  row !== undefined && Object.hasOwn(row.usual, path) ? row.usual[path] : notTold

/** What a block sets, which stands once; else what holds where nobody sets it. */
export const inBlock = (row: PlannedRow | undefined, block: string, attribute: string): unknown =>
  at(writtenBlock(row, block), 0, attribute) ?? usual(row, `${block}.${attribute}`)

/** Of a value within a block: what nobody has set there is the provider's choice. */
export const chosen = (value: unknown): unknown => (isFilledIn(value) ? undefined : value)

/** A word for yes and one for no; a mark stays one. */
export const word = (value: unknown, yes: string, no: string): unknown =>
  flag(value) === true ? yes : flag(value) === false ? no : value

/** Yes and no as words, as some attributes have them; whatever else stands there stays. */
export const flag = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : value)

/** A list turned item by item; a mark stays one, and what is not set is an empty list. */
export function each(list: unknown, turn: (item: unknown, index: number) => unknown): unknown {
  if (list === undefined) return []
  return Array.isArray(list) ? list.map(turn) : list
}

/** All that the plan has of one kind. Of what exists, none here is not none, and some are not all: somebody else may manage more. */
export function allOf(main: PlannedRow | undefined, items: readonly unknown[]): unknown {
  if (main?.isNew === true) return items
  return items.length === 0 ? notTold : [...items, others]
}

/** Undefined for what is no list, as a mark that stands for one. */
export const listIn = (value: unknown): unknown[] | undefined => (Array.isArray(value) ? value : undefined)

/** Whether the plan sets it, to something or to a thing that nobody knows yet. An empty block is none. */
export const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** Providers write an empty text for what is not set. */
export const textIn = (value: unknown): unknown => (value === '' || value === null ? undefined : value)

/** Azure writes one id in several cases; what is marked is nobody's. */
export const sameId = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase()

/** An item of a list; one of which nobody knows yet where it leads leaves the others as they are. */
export const leadingTo = <T>(host: unknown, item: T): T | typeof others => (isMark(host) ? others : item)

/** Of what a body is read without: a mark would make the whole of it unread. */
export const unlessMarked = (value: unknown): unknown => (isMark(value) ? undefined : value)

/** By name; `tags_all` has those of the provider's configuration too. */
export function tagsOf(row: PlannedRow | undefined): unknown {
  const all = of(row, 'tags_all')
  return isRecord(all) && !isMark(all) ? all : (of(row, 'tags') ?? {})
}

/** As most services of AWS list them. */
export function tagList(row: PlannedRow | undefined, name = 'Key', value = 'Value'): unknown {
  const tags = tagsOf(row)
  return isRecord(tags) && !isMark(tags)
    ? Object.entries(tags).map(([tag, text]) => ({ [name]: tag, [value]: text }))
    : tags
}
