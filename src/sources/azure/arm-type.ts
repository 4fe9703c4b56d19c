// What is asked about a resource of one type beside the list that names it.
import type { Answer } from '../../model/observation.ts'
import type { Action } from './action.ts'
import type { Caller, Question } from './caller.ts'
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
  /** Fields of `properties` that are secrets, or as good as one: they go before anything is kept. */
  secrets?: readonly string[]
  /** What its own body does not tell. */
  asks?: readonly Ask[]
}

export interface Ask {
  /** The right to ask, which names the question. */
  action: Action
  /** After the id of the resource: `/blobServices/default`. */
  path: string
  /** Of which other resource: one above it, by how much of its id, or one that its body names. Asked once for all that say the same. */
  within?(id: string, body: Readonly<Record<string, unknown>>): string
  /** Absent: that of the type. */
  apiVersion?: string
  /** The answer is a list, which may come in pages. */
  list?: true
  /** What is kept of the answer, of a list of each item, where the rest is of no use here, or a secret. */
  keep?(item: unknown): unknown
  /** The refusals that are answers: "there is no such setting". */
  absences?: readonly string[]
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
  const ask = (one: Ask): Promise<Answer> => {
    const url = `${one.within?.(id, body) ?? id}${one.path}`
    const known = one.within === undefined ? undefined : shared.get(url)
    if (known !== undefined) return known
    const answer = answerTo(caller, { apiVersion, ...questionOf(one), url }, one)
    if (one.within !== undefined) shared.set(url, answer)
    return answer
  }
  return Promise.all(asks.filter(({ when = () => true }) => when(body)).map(ask))
}

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

const isTold = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
