// Reads a list page by page, and stops with a reason where the pages do not come to an honest end.
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import type { Origin } from '../../model/resource.ts'
import { inParallel } from '../../runtime/in-parallel.ts'
import { answerWith } from '../answer-with.ts'
import type { Answered, Caller, Reply, Request } from './caller.ts'
import { noSuchEndpoint } from './not-offered.ts'
import type { Client } from './whole-answer.ts'

export interface Listing<C extends Client, Output, Item> extends Omit<Request<C, Output>, 'send'> {
  send(client: C, token: string | undefined): Promise<Output>
  /** Undefined where the answer has no list: that must not be read as an empty one. */
  items(output: Output): readonly Item[] | undefined
  /** Where the rest begins; absent for a list that always comes whole. */
  next?(output: Output): string | undefined
  /** Of a list that more than one type is read from: asks for each page once. */
  oncePerPage?(caller: Caller, page: string, ask: () => Promise<Reply<Output>>): Promise<Reply<Output>>
  /** A provider may list one thing twice, when the list changes between two pages. */
  id(item: Item): unknown
  /** Where IAM does not name it after the call. */
  permission?: string
  /** The type that goes unread without it. */
  type?: string
}

export interface Page<Item> {
  origin: Origin
  items: Item[]
}

/** Why the rest of a list was not read. */
export interface Halt {
  origin: Origin
  error: string
}

const mostPages = 10_000

/** What to read of a list besides its pages. */
export interface Reading {
  /** How many items are read at once; what the service bears, where nothing is said. */
  atOnce?: number
  /** Ids that another list has already shown; those of this list are added. */
  seen?: Set<unknown>
}

/** Reads each item of a list, in no particular order; what could not be listed is a gap, and what `read` leaves is left out. */
export async function* readEach<C extends Client, Output extends Answered, Item>(
  caller: Caller,
  listing: Listing<C, Output, Item>,
  read: (item: Item, origin: Origin) => Promise<Observation | undefined>,
  { atOnce = listing.service.pace.inFlight, seen }: Reading = {},
): AsyncGenerator<Observation | Gap> {
  for await (const page of pagesOf(caller, listing, seen)) {
    if ('error' in page) {
      yield gapOf(caller, listing, page)
      continue
    }
    for await (const one of inParallel(page.items, atOnce, (item) => read(item, page.origin)))
      if (one !== undefined) yield one
  }
}

/** Reads what each item of a list holds, one item after another, as `within` reads it, if at all; what could not be listed is a gap. */
export async function* readWithin<C extends Client, Output extends Answered, Item>(
  caller: Caller,
  listing: Listing<C, Output, Item>,
  within: (item: Item, origin: Origin) => AsyncIterable<Observation | Gap> | undefined,
): AsyncGenerator<Observation | Gap> {
  for await (const page of pagesOf(caller, listing)) {
    if ('error' in page) yield gapOf(caller, listing, page)
    else for (const item of page.items) yield* within(item, page.origin) ?? []
  }
}

export async function* pagesOf<C extends Client, Output extends Answered, Item>(
  caller: Caller,
  listing: Listing<C, Output, Item>,
  ids = new Set<unknown>(),
): AsyncGenerator<Page<Item> | Halt, void, undefined> {
  const tokens = new Set<string | undefined>()
  let token: string | undefined
  do {
    tokens.add(token)
    const asked = token
    const ask = () => caller.call({ ...listing, send: (client) => listing.send(client, asked) })
    const reply = await (listing.oncePerPage?.(caller, `${listing.region} ${asked ?? ''}`, ask) ?? ask())
    if ('error' in reply) return yield reply
    const { origin, output } = reply
    const items: unknown = listing.items(output)
    if (!Array.isArray(items)) return yield { origin, error: 'MissingList' } // the SDK hands on whatever stands in its place
    const named = (items as Item[]).filter((item) => !isNone(item) && !isNone(listing.id(item)))
    yield { origin, items: named.filter((item) => !ids.has(listing.id(item)) && ids.add(listing.id(item))) }
    if (named.length < items.length) return yield { origin, error: 'NamelessItem' }
    token = listing.next?.(output)
    if (token && tokens.has(token)) return yield { origin, error: 'RepeatedPageToken' }
    if (tokens.size === mostPages) return yield { origin, error: 'EndlessPages' }
  } while (token)
}

/** What is kept of each item. The SDK hands on whatever stands in the place of a list or of an item, for `pagesOf` to refuse. */
export const eachOf = <One, Kept>(list: One[] | undefined, kept: (one: One) => Kept): Kept[] | undefined =>
  Array.isArray(list) ? list.map((one) => one && kept(one)) : list

const isNone = (value: unknown): boolean => value === undefined || value === null || value === ''

type Asking = Pick<Listing<Client, unknown, unknown>, 'region' | 'regionless' | 'operation' | 'type' | 'permission'> & {
  service: { name: string }
}

export function gapOf({ identity }: Caller, listing: Asking, { error }: { error: string; origin?: Origin }): Gap {
  const { service, region, regionless, operation, type } = listing
  const reason = error === noSuchEndpoint ? 'not-enabled' : reasonOf(error)
  const permission = listing.permission ?? `${service.name}:${operation}`
  return {
    kind: 'gap',
    provider: 'aws',
    account: identity.account,
    ...(regionless === true ? {} : { region }),
    service: service.name,
    operation,
    reason,
    ...(reason === 'denied' ? { permission } : {}),
    ...(error === noSuchEndpoint ? { absent: true } : {}),
    ...(type === undefined ? {} : { type }),
    count: 1,
  }
}

/** A list that belongs to one resource, as one answer: all of it under `name`, or why it could not be read whole. */
export async function wholeList<C extends Client, Output extends Answered, Item>(
  caller: Caller,
  listing: Listing<C, Output, Item>,
  name: string,
): Promise<Answer> {
  const items: Item[] = []
  let origin: Origin | undefined
  for await (const page of pagesOf(caller, listing)) {
    if ('error' in page) return page
    items.push(...page.items)
    origin = page.origin
  }
  if (origin === undefined) throw new Error(`${listing.operation}: a list without a page`)
  return answerWith(origin, { [name]: items })
}
