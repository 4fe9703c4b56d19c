// The answers to what is asked about a resource beside its own body, each question once.
import { isRecord } from '../../model/json.ts'
import type { Answer } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import type { ArmType, Ask, Owners } from './arm-type.ts'
import type { Caller, Question } from './caller.ts'
import { wholeList } from './listing.ts'
import { safeAnswer } from './secrets.ts'

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
    const { below, within, table, named } = one
    if (named !== undefined) return answerNamed(one, named)
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
  async function answerNamed(one: Ask, { by, ids }: NonNullable<Ask['named']>): Promise<Answer> {
    const list = await ask(by)
    const origin = { ...list.origin, operation: one.action }
    if ('error' in list) return { origin, error: list.error }
    const value: unknown[] = []
    for (const path of new Set(itemsOf(list.body).flatMap(ids))) {
      if (!isId(path)) return { origin, error: 'NamelessItem' }
      const answer = await ask({ ...withoutNames(one), path, within: () => '' })
      if ('error' in answer) return answer
      value.push(answer.body)
    }
    return answerWith(origin, { value })
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
        return one.owners === undefined ? ask(one) : ownOf(await ask(one), id, one.owners)
      }),
  )
  return answers.flat()
}

/** An item that does not say whose it is may be anybody's. */
function ownOf(answer: Answer, id: string, owners: Owners): Answer {
  if ('error' in answer) return answer
  const { origin, body } = answer
  const sorted = sortedOut.get(answer) ?? byOwner(itemsOf(body), owners)
  sortedOut.set(answer, sorted)
  if (sorted === 'nameless') return { origin, error: 'NamelessItem' }
  return answerWith(origin, { value: sorted.get(owners.called(id)) ?? [] })
}

/** Many resources look for their items in one list, which is gone through once. */
const sortedOut = new WeakMap<Answer, ReturnType<typeof byOwner>>()

function byOwner(items: readonly unknown[], owners: Owners): ReadonlyMap<string, unknown[]> | 'nameless' {
  const sorted = new Map<string, unknown[]>()
  for (const item of items) {
    const names = owners.of(item)
    if (names === undefined) return 'nameless'
    for (const name of names) {
      const own = sorted.get(name)
      if (own === undefined) sorted.set(name, [item])
      else own.push(item)
    }
  }
  return sorted
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

/** Another host cannot be named, nor anything but a resource. */
const isId = (id: string): boolean => /^\/subscriptions\/[^/?#]+\/resourcegroups\/[^/?#]+\/providers\/[^?#]+$/.test(id)

const withoutNames = ({ named: _named, ...one }: Ask): Ask => one

export const itemsOf = (body: unknown): unknown[] =>
  isRecord(body) && Array.isArray(body['value']) ? (body['value'] as unknown[]) : [] // `as`: of whatever they are, each is looked at

const isTold = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
