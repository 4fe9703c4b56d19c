// Reads a list page by page, and stops with a reason where the pages do not come to an honest end.
import type { Answer } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import type { Origin } from '../../model/resource.ts'
import type { Caller, Question } from './caller.ts'
import { safeAnswer } from './secrets.ts'

export interface Page {
  origin: Origin
  items: unknown[]
}

/** Why the rest of a list was not read. */
export interface Halt {
  origin: Origin
  error: string
}

const mostPages = 10_000

/** Every list of ARM has its items under `value`, and the rest of them, if any, behind `nextLink`. */
export async function* pagesOf(caller: Caller, question: Question): AsyncGenerator<Page | Halt, void, undefined> {
  const links = new Set<string>()
  let next: Question | undefined = question
  while (next !== undefined) {
    const reply = await caller.ask(next)
    if ('error' in reply) return yield reply
    const { origin, body } = reply
    const items = isRecord(body) ? body['value'] : undefined
    if (!isRecord(body) || !Array.isArray(items)) return yield { origin, error: 'MissingList' }
    yield { origin, items }
    const link = body['nextLink'] ?? ''
    if (typeof link !== 'string') return yield { origin, error: 'MalformedLink' }
    const halt = haltAt(link, links)
    if (halt !== undefined) return yield { origin, error: halt }
    next = link === '' ? undefined : { action: question.action, url: link }
  }
}

/** Why a link is not followed, where it is not; notes it otherwise. */
export function haltAt(link: string, followed: Set<string>): string | undefined {
  if (followed.has(link)) return 'RepeatedPageToken'
  if (followed.size === mostPages) return 'EndlessPages'
  if (link !== '') followed.add(link)
  return undefined
}

/** A list that belongs to one resource, as one answer: all of it under `value`, or why it could not be read whole. */
export async function wholeList(
  caller: Caller,
  question: Question,
  keep: (item: unknown) => unknown = (item) => item,
): Promise<Answer> {
  const value: unknown[] = []
  let origin: Origin | undefined
  for await (const page of pagesOf(caller, question)) {
    if ('error' in page) return page
    value.push(...page.items.map(keep))
    origin = page.origin
  }
  if (origin === undefined) throw new Error(`${question.action}: a list without a page`)
  return safeAnswer(origin, { value })
}
