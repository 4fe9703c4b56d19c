// What is asked about a resource of one type beside the list that names it.
import type { Answer } from '../../model/observation.ts'
import type { Action } from './action.ts'
import type { Caller, Question } from './caller.ts'
import { isRecord } from '../../model/json.ts'
import { answerWith } from '../answer-with.ts'
import { wholeList } from './listing.ts'
import { safeAnswer } from './secrets.ts'

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
  holds?: readonly (Pick<Ask, 'action' | 'path' | 'apiVersion' | 'keep'> & { type: string })[]
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
  /** Where Resource Graph tells it of many at once; what a row must have, or the resource is asked by itself. */
  table?: { name: string; type: string; isWhole(kept: unknown): boolean }
  /** Absent: that of the type. */
  apiVersion?: string
  /** The answer is a list, which may come in pages. */
  list?: true
  /** Of a list that is told of what is above it, only what lies below the resource itself, or what `isOwn` finds to be of it. */
  ownItems?: true | { isOwn(item: unknown, id: string): boolean | undefined }
  /** What is kept of the answer, of a list of each item, where the rest is of no use here, or a secret. */
  keep?(item: unknown): unknown
  /** The refusals that are answers: "there is no such setting". */
  absences?: readonly string[]
  /** What is asked first, and may tell that this question has no answer but none; without an answer to that it is asked. */
  unless?: { ask: Ask; rulesOut(told: unknown, resource: Readonly<Record<string, unknown>>): boolean }
  /** Of which resources it is asked; of all, where nothing is said. */
  when?(body: Readonly<Record<string, unknown>>): boolean
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

/** Answers about what several resources are in, by address. */
export type Shared = Map<string, Promise<Answer>>

export async function answersTo(
  caller: Caller,
  { apiVersion, asks = [] }: ArmType,
  { id, body }: { id: string; body: Readonly<Record<string, unknown>> },
  shared: Shared,
): Promise<Answer[]> {
  const own: Shared = new Map()
  const ask = (one: Ask): Promise<Answer> => {
    const { below, within, table } = one
    const above = below === undefined ? '' : `${below.path}/*`
    const url = `${within?.(id, body) ?? id}${above}${one.path}`
    const told = within === undefined && table === undefined ? own : shared
    const known = told.get(url)
    if (known !== undefined) return known
    const question = { apiVersion, ...questionOf(one), url }
    const answer =
      below === undefined
        ? answerTo(caller, question, one)
        : ask(below).then((list) => answerBelow(caller, question, one, { list, at: `${id}${below.path}/` }))
    told.set(url, answer)
    return answer
  }
  const isRuledOut = async ({ unless }: Ask): Promise<boolean> => {
    if (unless === undefined) return false
    const first = await ask(unless.ask)
    return !('error' in first) && unless.rulesOut(first.body, body)
  }
  const answers = await Promise.all(
    asks
      .filter(({ when = () => true }) => when(body))
      .map(async (one) => {
        if (await isRuledOut(one)) return []
        const { ownItems } = one
        if (ownItems === undefined) return ask(one)
        return ownOf(await ask(one), id, ownItems === true ? isBelow : ownItems.isOwn)
      }),
  )
  return answers.flat()
}

/** An item that does not say whose it is may be anybody's. */
function ownOf(answer: Answer, id: string, isOwn: (item: unknown, id: string) => boolean | undefined): Answer {
  if ('error' in answer) return answer
  const { origin, body } = answer
  const items = itemsOf(body).map((item) => ({ item, own: isOwn(item, id) }))
  if (items.some(({ own }) => own === undefined)) return { origin, error: 'NamelessItem' }
  return answerWith(origin, { value: items.filter(({ own }) => own).map(({ item }) => item) })
}

/** By what stands after the group, which has another name in the examples of Azure itself. */
function isBelow(item: unknown, id: string): boolean | undefined {
  const at = placeOf(isRecord(item) ? item['id'] : undefined)
  return at?.startsWith(`${placeOf(id)}/`)
}

const placeOf = (id: unknown): string | undefined =>
  typeof id === 'string' ? /\/providers\/.+$/i.exec(id)?.[0].toLowerCase() : undefined

/** What else is asked about as a whole beside resources of a type: Resource Graph may have told it. */
export const typesAbove = ({ asks = [] }: ArmType): string[] =>
  asks.flatMap(({ action, path, within }) =>
    within !== undefined && path === '' ? [action.replace(/\/read$/, '').toLowerCase()] : [],
  )

const questionOf = ({ action, apiVersion, absences }: Ask): Omit<Question, 'url'> => ({
  action,
  ...(apiVersion === undefined ? {} : { apiVersion }),
  ...(absences === undefined ? {} : { absences }),
})

async function answerTo(caller: Caller, question: Question, { list, keep }: Ask): Promise<Answer> {
  if (list) return wholeList(caller, question, keep)
  const reply = await caller.ask(question)
  if ('error' in reply) return reply
  // Not `{}`: no setting of Azure is told by a body that tells nothing.
  const body = keep === undefined ? reply.body : keep(reply.body)
  return isTold(body) ? safeAnswer(reply.origin, body) : { origin: reply.origin, error: 'EmptyAnswer' }
}

/** The ids that an answer names are asked only where they lie below what it is about. */
async function answerBelow(
  caller: Caller,
  question: Question,
  { path, keep }: Ask,
  { list, at }: { list: Answer; at: string },
): Promise<Answer> {
  const origin = { ...list.origin, operation: question.action }
  if ('error' in list) return { origin, error: list.error }
  const value: unknown[] = []
  for (const item of itemsOf(list.body)) {
    const id = isRecord(item) ? item['id'] : undefined
    if (typeof id !== 'string' || !id.toLowerCase().startsWith(at.toLowerCase()))
      return { origin, error: 'NamelessItem' }
    const answer = await wholeList(caller, { ...question, url: `${id}${path}` }, keep)
    if ('error' in answer) return answer
    value.push(...itemsOf(answer.body))
  }
  return answerWith(origin, { value })
}

export const itemsOf = (body: unknown): unknown[] =>
  isRecord(body) && Array.isArray(body['value']) ? (body['value'] as unknown[]) : [] // `as`: of whatever they are, each is looked at

const isTold = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
