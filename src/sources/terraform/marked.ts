// One tree of the values of a resource: what is unknown until apply is followed to what it refers to or marked, what is secret is masked.
import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../../model/json.ts'
import { afterApply, filledIn, leftOut, type Mark, notTold } from '../../model/planned.ts'
import { constantIn, referencesIn } from './configuration.ts'

export interface Told {
  values: unknown
  /** `true` at what is known only after apply; such an attribute is missing among the values. */
  unknown: unknown
  /** `true` at what is secret; its value stands among the others. */
  sensitive: unknown
  /** The expressions of the block, laid out as the values are. */
  expressions: unknown
  /** The mark of what the configuration is there for, and says nothing of. */
  unset?: Mark | undefined
  /** Which blocks of it `dynamic` makes, which are no part of a plan's configuration; undefined where nobody knows. */
  dynamic?: ReadonlySet<string> | undefined
}

/** The name of what an expression refers to, where there is one and it can be told; of a secret, only what we call that ourselves. */
export type Follow = (expression: unknown, secret?: 'secret') => unknown

export function marked({ values, unknown, sensitive, expressions, unset, dynamic }: Told, follow: Follow): unknown {
  // That there is none is no secret, nor is whose it is: a connection string leads to an account.
  if (sensitive === true) return values === null && unknown !== true ? null : (follow(expressions, 'secret') ?? notTold)
  if (unknown === true) return unset ?? follow(expressions) ?? afterApply
  if (Array.isArray(values)) return list(values, { unknown, sensitive, expressions }, follow)
  if (isRecord(values) || (isRecord(unknown) && values === undefined)) {
    const own = isRecord(values) ? values : {}
    const names = new Set([...Object.keys(own), ...namesIn(unknown)])
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        marked(
          {
            values: own[name],
            unknown: under(unknown, name),
            sensitive: under(sensitive, name),
            expressions: under(expressions, name),
            unset: isUnset(expressions, name) ? unsetMark(name, dynamic) : undefined,
          },
          follow,
        ),
      ]),
    )
  }
  return values
}

function list(
  values: readonly unknown[],
  { unknown, sensitive, expressions }: Omit<Told, 'values'>,
  follow: Follow,
): unknown[] {
  // An expression for the whole list tells what its members refer to, where as many of them are open as there are references, of which each leads
  // to one thing: one that leads to several, or nowhere, may stand for any number of members, and another for none.
  const whole = isRecord(expressions) ? referencesIn(expressions) : []
  const open = [...values.keys()].filter((index) => under(unknown, index) === true)
  const isEach = whole.length === open.length && whole.every((one) => follow(expressionFor(one)) !== undefined)
  const behind = isEach ? new Map(open.map((at, index) => [at, whole[index]])) : undefined
  const blocksOf = blocksBehind(values, unknown, Array.isArray(expressions) ? expressions : [])
  return values.map((value, index) => {
    const told = { values: value, unknown: under(unknown, index), sensitive: under(sensitive, index) }
    if (whole.length > 0) return marked({ ...told, expressions: expressionFor(behind?.get(index)) }, follow)
    const each = blocksOf(index).map((block) => marked({ ...told, expressions: block }, follow))
    const [first] = each
    const agreed = each.length > 0 && each.every((one) => isDeepStrictEqual(one, first))
    return agreed ? first : marked({ ...told, expressions: undefined }, follow)
  })
}

const expressionFor = (reference: string | undefined) =>
  reference === undefined ? undefined : { references: [reference] }

/**
 * Which blocks a value may come from. Of each block there is one value: one that fits a single value is behind that, and
 * behind no other; one that seems to fit none is behind any, as a provider may have spelled what it says in another way.
 * Where there are more values than blocks, some were made by `dynamic`, and have none.
 */
function blocksBehind(
  values: readonly unknown[],
  unknown: unknown,
  blocks: readonly unknown[],
): (index: number) => unknown[] {
  const all = [...values.keys()]
  const fitting = blocks.map((block) => {
    const at = all.filter((index) => mayBe(block, values[index], under(unknown, index)))
    return { block, at: at.length === 0 ? all : at }
  })
  const settled = fitting.filter((one) => one.at.length === 1)
  const open = values.length > blocks.length ? [] : fitting.filter((one) => one.at.length > 1)
  const areAlike = (one: number, other: number) =>
    isDeepStrictEqual([values[one], under(unknown, one)], [values[other], under(unknown, other)])
  return (index) => {
    const own = settled.filter((one) => one.at[0] === index)
    const found = own.length > 0 ? own : open.filter((one) => one.at.includes(index))
    if (found.length < 2) return found.map(({ block }) => block)
    const alike = all.filter((other) => areAlike(index, other))
    // Which of several that nothing tells apart is which makes no difference.
    const isEach = found.length === alike.length && found.every((one) => isDeepStrictEqual(one.at, alike))
    return (isEach ? [found[alike.indexOf(index)]] : found).map((one) => one?.block)
  }
}

/**
 * The blocks of a set stand in another order than its values: only what a block says itself tells which value is its. What is written out is
 * known before apply.
 */
function mayBe(block: unknown, value: unknown, unknown: unknown): boolean {
  const constant = constantIn(block)
  if (constant !== undefined) return unknown !== true && (value === undefined || isSame(constant, value))
  if (Array.isArray(block) && Array.isArray(value))
    return (
      block.length === value.length &&
      block.every((one) => value.some((inner, index) => mayBe(one, inner, under(unknown, index))))
    )
  if (!isRecord(block) || !isRecord(value)) return true
  return Object.entries(block).every(([name, inner]) => mayBe(inner, value[name], under(unknown, name)))
}

/** What is written in quotes becomes a number or a yes where the provider wants one. */
const isSame = (constant: unknown, value: unknown): boolean =>
  isDeepStrictEqual(constant, value) || (isPlain(constant) && isPlain(value) && String(constant) === String(value))

const isPlain = (value: unknown): value is boolean | number | string =>
  typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string'

/** A block that is made by `dynamic` does not stand there either: only the files tell it from one that nobody wrote. */
const unsetMark = (name: string, dynamic: ReadonlySet<string> | undefined): Mark =>
  dynamic === undefined ? filledIn : dynamic.has(name) ? afterApply : leftOut

const isUnset = (expressions: unknown, name: string): boolean =>
  isRecord(expressions) &&
  !Object.hasOwn(expressions, name) &&
  !('references' in expressions) &&
  !('constant_value' in expressions)

const namesIn = (tree: unknown): string[] => (isRecord(tree) ? Object.keys(tree) : [])

function under(tree: unknown, name: string | number): unknown {
  if (tree === true) return true // it holds for all that is below
  if (Array.isArray(tree)) return tree[Number(name)]
  return isRecord(tree) && Object.hasOwn(tree, name) ? tree[name] : undefined
}
