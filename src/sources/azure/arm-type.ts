// What is asked about a resource of one type beside the list that names it.
import { isRecord } from '../../model/json.ts'
import type { Action } from './action.ts'

export interface ArmType {
  /** As Azure spells it. */
  type: string
  /** Pinned: the newest may have another shape than that which is read here. */
  apiVersion: string
  /**
   * Resource Graph does not have it, or is not known to have it whole. So it is for each type of which a field that is left out
   * is read as "no copy": of Graph nobody says which version of a type it keeps.
   */
  graph?: false
  /**
   * All of a subscription are told in one list, at the pinned version and each as it is told alone:
   * https://github.com/cloud-and-ai-microsoft/resource-provider-contract/blob/master/v1.0/resource-api-reference.md
   */
  listed?: true
  /** Fields of `properties` that are secrets, or as good as one: they go before anything is kept. */
  secrets?: readonly string[]
  /** What its own body does not tell. */
  asks?: readonly Ask[]
  /** Resources of other types that lie below it, and that the list of a subscription leaves out. */
  holds?: readonly Held[]
}

/** A list of resources that no other list has; of what it is told `within`, it is asked for once. */
export interface Held extends Pick<Ask, 'action' | 'path' | 'apiVersion' | 'keep' | 'within'> {
  type: string
  /** Many items are one resource: by its path after what the list is of; undefined: the item does not say whose it is. */
  gathered?(item: unknown): string | undefined
}

export interface Ask {
  /** The right to ask, which names the question. */
  action: Action
  /** After the id of the resource: `/blobServices/default`. */
  path: string
  /** Of which other resource: one above it, by how much of its id, or one that its body names. Asked once for all that say the same. */
  within?(id: string, body: Readonly<Record<string, unknown>>): string
  /** A list that each item of that other list has, after whose id the path then stands: all of them are one answer. */
  below?: Ask
  /** Of what another answer names, wherever it lies, each by its id: all of them are one answer. Asked once for all that name it. */
  named?: { by: Ask; ids(item: unknown): readonly string[] }
  /** Where Resource Graph tells it of many at once; what a row must have, or the resource is asked by itself. */
  table?: { name: string; type: string; isWhole(kept: unknown): boolean }
  /** Absent: that of the type. */
  apiVersion?: string
  /** The answer is a list, which may come in pages. */
  list?: true
  /** Of a list that is told of many resources, which items are of this one. */
  owners?: Owners
  /** What is kept of the answer, of a list of each item, where the rest is of no use here, or a secret. */
  keep?(item: unknown): unknown
  /** The refusals that are answers: "there is no such setting". */
  absences?: readonly string[]
  /** What is asked first, and may tell that this question has no answer but none; without an answer to that it is asked. */
  unless?: { ask: Ask; rulesOut(told: unknown, resource: Readonly<Record<string, unknown>>): boolean }
  /** Of which resources it is asked; of all, where nothing is said. */
  when?(body: Readonly<Record<string, unknown>>): boolean
}

/** Whose the items of a list are. */
export interface Owners {
  /** What an item belongs to; undefined: it does not say, and may be anybody's. */
  of(item: unknown): readonly string[] | undefined
  /** How a resource is called among them. */
  called(id: string): string
}

/** Every type that can send its logs somewhere is asked the same way; its setting is a resource of its own. */
export const diagnosticSettings: Ask = {
  action: 'Microsoft.Insights/diagnosticSettings/read',
  path: '/providers/Microsoft.Insights/diagnosticSettings',
  // The newest stable one is of 2016, and of another shape.
  apiVersion: '2021-05-01-preview',
  list: true,
}

/** The settings of a resource inside another: `/blobServices/default`. */
export const diagnosticSettingsOf = (path: string): Ask => ({
  ...diagnosticSettings,
  path: `${path}${diagnosticSettings.path}`,
})

/** `/subscriptions/…/servers/one/databases/two`: the first eight names are those of the server. */
export const parentOf = (id: string): string => id.split('/').slice(0, 9).join('/')

/** What else is asked about as a whole beside resources of a type: Resource Graph may have told it. */
export const typesAbove = ({ asks = [] }: ArmType): string[] =>
  asks.flatMap(({ action, path, within }) =>
    within !== undefined && path === '' ? [action.replace(/\/read$/, '').toLowerCase()] : [],
  )

/** Each thing that an item is in, by what stands after the group, which has another name in the examples of Azure itself. */
export const above: Owners = {
  of(item) {
    const place = placeOf(isRecord(item) ? item['id'] : undefined)
    if (place === undefined) return undefined
    return [...place.matchAll(/\//g)].map(({ index }) => place.slice(0, index))
  },
  called: (id) => placeOf(id) ?? '',
}

const placeOf = (id: unknown): string | undefined =>
  typeof id === 'string' ? /\/providers\/.+$/i.exec(id)?.[0].toLowerCase() : undefined
