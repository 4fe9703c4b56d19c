// A plan tells values before anything exists; what it cannot tell stands in them as a mark, which fits no shape.
import type { GapReason } from './fact.ts'
import { isRecord } from './json.ts'
import type { Declared } from './resource.ts'

const sign = 'ringfence:unread'

/** An object in an object, so that it is neither a text, nor a list, nor a map of texts. */
export interface Mark {
  [sign]: {
    reason: GapReason
    /** Nobody has written anything there: the provider fills it in. */
    unset?: true
    /** The files say so too, as only they tell of a block that `dynamic` makes. */
    surely?: true
  }
}

/** Only the provider can tell, once the change is applied. */
export const afterApply: Mark = { [sign]: { reason: 'after-apply' } }

/** The same of what nobody has set. */
export const filledIn: Mark = { [sign]: { reason: 'after-apply', unset: true } }

/** The same, and no `dynamic` makes it either. */
export const leftOut: Mark = { [sign]: { reason: 'after-apply', unset: true, surely: true } }

/** The plan does not manage it, or tells it and it is not handed on: a secret. */
export const notTold: Mark = { [sign]: { reason: 'not-recorded' } }

/**
 * Stands last in a list that somebody else may have more for, and in a map under any name. A symbol, as no shape takes one for an item: where a list is
 * all that can be told, it is told in part.
 */
export const others = Symbol('ringfence:others')

/** What is told of a value whose lists are told in part; undefined where none of them is. */
export function toldInPart(value: unknown): unknown {
  return holdsOthers(value) ? withoutOthers(value) : undefined
}

function holdsOthers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === others
  return Object.values(value).some(holdsOthers)
}

function withoutOthers(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== others).map(withoutOthers)
  if (!isRecord(value)) return value
  const own = Object.entries(value).filter(([, inner]) => inner !== others)
  return Object.fromEntries(own.map(([name, inner]) => [name, withoutOthers(inner)]))
}

export const isMark = (value: unknown): value is Mark => isRecord(value) && sign in value

export const isFilledIn = (value: unknown): boolean => isMark(value) && value[sign].unset === true

export const isLeftOut = (value: unknown): boolean => isMark(value) && value[sign].surely === true

/** Why a value that fits no shape tells nothing, where a mark in it says so. */
export function markedReason(value: unknown): GapReason | undefined {
  if (isMark(value)) return value[sign].reason
  if (typeof value !== 'object' || value === null) return undefined
  for (const inner of Object.values(value)) {
    const reason = markedReason(inner)
    if (reason !== undefined) return reason
  }
  return undefined
}

/** One resource of a plan, as it will be or as it was. */
export interface PlannedRow {
  address: string
  /** As the plan calls it: `aws_s3_bucket`. */
  type: string
  /** The block that declares it, where its file was found. */
  declared?: Declared
  /** It is made by this change. */
  isNew: boolean
  /** Attributes of what exists that this change gives another value; until it comes to that, the old one holds. */
  altered?: readonly string[]
  /** What said more of it, and is taken away by this change, as the plan calls it. */
  removed: string[]
  /** The attributes and blocks that its configuration sets; others may hold what stood there before. */
  sets: readonly string[]
  /** It only says more of something that the plan does not manage. */
  isPart?: true
  /** Nobody reads it yet, whatever others of its type tell. */
  isUnread?: true
  /** Every attribute; marks where nothing can be told, and the names of other resources of the plan where it points at them. */
  values: Record<string, unknown>
  /** What holds where it sets nothing, as far as the version of its provider tells: by attribute, with the block right above it. */
  usual: Readonly<Record<string, unknown>>
  /** What the values of other resources call it: an ARN or an ARM id, made of its address where its own is not known yet. */
  id: string
  /** As people chose it, else its address. */
  name: string
  partition: string
  account: string
  /** Undefined: the plan does not tell. */
  region: string | undefined
}

/** Of whatever signs in by a configuration that names no account. Two that sign in otherwise may be one account, and may be two. */
export const unnamedAccount = (providerKey?: string): string =>
  providerKey === undefined ? nobodys : `${nobodys}-${providerKey.toLowerCase().replaceAll(/[^\w.-]/g, '_')}`

const nobodys = 'unknown'

export const isUnnamed = (account: string): boolean => account === nobodys || account.startsWith(`${nobodys}-`)
