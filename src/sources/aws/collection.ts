// One type of resource: how those of a region are listed, and what else is asked about each.
import type { Answer, Observation, SourceRecord } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import type { Pace } from '../../runtime/pacer.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Answered, Caller, Request, Service } from './caller.ts'
import type { Row } from './config-calls.ts'
import { isFollowed, readRecorded, type Settles } from './config-first.ts'
import { gapOf, type Listing, pagesOf, readEach, wholeList } from './listing.ts'
import { observed } from './observation.ts'
import { oncePer } from './once-per.ts'
import { seedOf } from './partition.ts'
import { showsTags, untagged } from './tagged.ts'
import { isNeedless, type Unless } from './unless.ts'
import type { Client } from './whole-answer.ts'

export interface Collection {
  /** Absent: it tells of no resources, only how many there are. */
  type?: string
  /** The calls that show what there is, as `service:Operation`: without one, resources go unseen. One that is made twice, as for two kinds, stands twice. */
  lists: readonly string[]
  /** The type whose lists these are, and which are not made once more. */
  listedWith?: string
  /** More of the kind, which are made only of what the first have shown. */
  inner?: readonly string[]
  /** How many calls follow the lists, whatever they show. */
  callsAfter?: number
  /** How many calls each thing that is found asks for besides. */
  callsEach: number
  pace: Pace
  /** The calls, as `service:Operation`, that an item of AWS Config spares where it tells what they would. */
  spared?: readonly string[]
  /** The list of all that bear tags answers for whatever is not on it, so that it is not asked for its tags. */
  tagsListed?: boolean
  /** It takes few calls, however much there is, so that a fast scan makes them too. */
  takesFew?: true
  /** `settles`: absent, where neither items of AWS Config are to be read nor the list of all that bear tags. */
  read(caller: Caller, region: string, settles?: Settles): AsyncIterable<SourceRecord>
}

interface At<C extends Client> {
  service: Service<C>
  region: string
  /** What is listed belongs to no region: it is asked once for the account, where the partition is answered for. */
  regionless?: boolean
}

/** Something asked about one item of a list; undefined where it need not be asked of this one, as may come out only when another has been answered. */
export interface Question<C extends Client, Item> {
  (caller: Caller, at: At<C>, item: Item): Promise<Answer | undefined> | undefined
  /** Of a call that another question, or an item of AWS Config, may spare. */
  operation?: string
  /** Whether a row of AWS Config tells the same. */
  told?(row: Row): boolean
  unless?: Unless
  /** Of a question for tags: the ARN of the item, by which the list of all that bear tags may answer it. */
  bearer?(item: Item, home: Home): string | undefined
}

/** Where an ARN has to be made up, as a list only names its items. */
export interface Home {
  partition: string
  account: string
  region: string
}

export const homeOf = ({ identity: { partition, account } }: Caller, { region }: { region: string }): Home => ({
  partition,
  account,
  region,
})

type Asking<C extends Client, Output, Item> = Pick<Request<C, Output>, 'operation' | 'absences'> & {
  send(client: C, item: Item, home: Home): Promise<Output>
  /** Of which items it is asked; of all, where nothing is said. */
  when?(item: Item): boolean
  /** Whether a row of AWS Config tells what it asks; absent: none does. */
  told?(row: Row): boolean
  bearer?: Question<C, Item>['bearer']
  unless?: Unless
}

interface Sparable<C extends Client, Item> {
  told: Question<C, Item>['told']
  bearer: Question<C, Item>['bearer']
  unless: Unless | undefined
}

const spared = <C extends Client, Item>(operation: string, { told, bearer, unless }: Sparable<C, Item>) => ({
  operation,
  ...(told && { told }),
  ...(bearer && { bearer }),
  ...(unless && { unless }),
})

/** A question with one answer. */
export function question<C extends Client, Output extends Answered, Item>({
  send,
  when = () => true,
  told,
  bearer,
  unless,
  ...asking
}: Asking<C, Output, Item>): Question<C, Item> {
  const ask: Question<C, Item> = (caller, at, item) =>
    when(item)
      ? caller
          .call({ ...at, ...asking, send: (client) => send(client, item, homeOf(caller, at)) })
          .then((reply) => answerOf(reply))
      : undefined
  return Object.assign(ask, spared(asking.operation, { told, bearer, unless }))
}

type Listed<C extends Client, Output, Item, Part> = Omit<
  Listing<C, Output, Part>,
  'service' | 'region' | 'send' | 'type'
> & {
  /** The field under which all pages are told as one. */
  name: string
  send(client: C, item: Item, token: string | undefined, home: Home): Promise<Output>
  when?(item: Item): boolean
  told?(row: Row): boolean
  bearer?: Question<C, Item>['bearer']
  unless?: Unless
}

/** A question whose answer comes in pages. */
export function listQuestion<C extends Client, Output extends Answered, Item, Part>({
  name,
  send,
  when = () => true,
  told,
  bearer,
  unless,
  ...listing
}: Listed<C, Output, Item, Part>): Question<C, Item> {
  const ask: Question<C, Item> = (caller, at, item) =>
    when(item)
      ? wholeList(
          caller,
          { ...at, ...listing, send: (client, token) => send(client, item, token, homeOf(caller, at)) },
          name,
        )
      : undefined
  return Object.assign(ask, spared(listing.operation, { told, bearer, unless }))
}

interface Described<C extends Client, Output, Item> extends Omit<Listing<C, Output, Item>, 'region' | 'id' | 'send'> {
  type: string
  send(client: C, token: string | undefined, home: Home): Promise<Output>
  /** The name of the resource in its region; also what tells two items of a list apart. */
  id(item: Item): string | undefined
  /** The type whose list this is. */
  listedWith?: string
  /** What AWS Config calls it, where that is not its id. */
  inConfig?(item: Item): string | undefined
  /** The field in which the list tells of its items. Without one, it only names them. */
  told?: string
  questions?: readonly Question<C, Item>[]
  /** Of what belongs to no region: where it is asked, if not where its partition is answered for. */
  seat?(partition: string): string
  /** Asked once for the region, when it has any item, and told of every item. */
  shared?: readonly Question<C, undefined>[]
}

/** What a list has shown, and what was asked about it so far: no question is asked twice. */
interface Entry<C extends Client, Item> {
  item: Item
  origin: Origin
  asked: Map<Question<C, Item>, Promise<Answer | undefined> | undefined>
  /** AWS Config shows tags of it, whatever the list of all that bear some does not show. */
  bearsTags?: true
}

const entryOf = <C extends Client, Item>(item: Item, origin: Origin): Entry<C, Item> => ({
  item,
  origin,
  asked: new Map(),
})

interface Sparing {
  /** What AWS Config has of it. */
  row?: Row
  /** Whether the list of all that bear tags may answer for it. */
  spare: boolean
}

export function collection<C extends Client, Output extends Answered, Item>(
  described: Described<C, Output, Item>,
): Collection {
  const {
    service,
    type,
    told,
    regionless,
    seat = seedOf,
    questions = [],
    shared = [],
    inConfig = described.id,
    listedWith,
    ...listing
  } = described
  const common = shared.map((one) => oncePer(() => '', one))
  const spares = questions.flatMap(({ operation, told: tells }) => (tells && operation ? [operation] : []))

  const askingAt = (caller: Caller, at: At<C>): Listing<C, Output, Item> => ({
    ...at,
    type,
    ...listing,
    send: (client, token) => described.send(client, token, homeOf(caller, at)),
  })

  /** Which tags an item bears; it is not asked itself where it is known to bear none. */
  async function askTags(caller: Caller, at: At<C>, item: Item, one: Question<C, Item>): Promise<Answer | undefined> {
    const arn = one.bearer?.(item, homeOf(caller, at))
    const none = arn === undefined ? undefined : await untagged(caller, at.region, arn)
    return none ?? one(caller, at, item)
  }

  async function describe(
    caller: Caller,
    at: At<C>,
    listed: Entry<C, Item>,
    { row, spare }: Sparing,
  ): Promise<Observation> {
    const { item, origin, asked } = listed
    const nativeId = described.id(item)
    if (nativeId === undefined) throw new Error(`${service.name}:${listing.operation} listed something without a name`)
    const open = questions.filter((one) => row === undefined || one.told?.(row) !== true)
    if (row !== undefined && showsTags(row)) listed.bearsTags = true
    const mayBearNone = spare && listed.bearsTags === undefined
    const ask = (one: Question<C, Item>) =>
      mayBearNone && one.bearer !== undefined ? askTags(caller, at, item, one) : one(caller, at, item)
    const once = (one: Question<C, Item>): ReturnType<Question<C, Item>> => {
      if (!asked.has(one)) asked.set(one, made(one))
      return asked.get(one)
    }
    function made(one: Question<C, Item>): ReturnType<Question<C, Item>> {
      const first = one.unless && open.find(({ operation }) => operation === one.unless?.operation)
      return first === undefined ? ask(one) : askedAfter(first, one)
    }
    async function askedAfter(first: Question<C, Item>, one: Question<C, Item>): Promise<Answer | undefined> {
      return isNeedless(one.unless, await once(first)) ? undefined : ask(one)
    }
    const coming = [...open.map(once), ...common.map((one) => one(caller, at, undefined))]
    const heard = await Promise.all(coming.filter((one) => one !== undefined))
    const answers = [
      ...(told === undefined ? [] : [answerWith(origin, { [told]: [item] })]),
      ...heard.filter((one) => one !== undefined),
    ]
    return observed(caller.identity, { type, nativeId, ...(regionless === true ? {} : { region: at.region }), answers })
  }

  /** Two of one name must not become one: ids are told apart already. */
  function nameOf(item: Item, listed: ReadonlyMap<string, unknown>): string {
    const name = inConfig(item)
    return name === undefined || listed.has(name) ? String(described.id(item)) : name
  }

  /** The list whole, for the rows of AWS Config come in an order of their own. */
  async function* readFirst(caller: Caller, at: At<C>, settles: Settles): AsyncGenerator<SourceRecord> {
    const asking = askingAt(caller, at)
    const listed = new Map<string, Entry<C, Item>>()
    for await (const page of pagesOf(caller, asking)) {
      if ('error' in page) yield gapOf(caller, asking, page)
      else for (const item of page.items) listed.set(nameOf(item, listed), entryOf(item, page.origin))
    }
    yield* readRecorded(caller, {
      type,
      region: at.region,
      listed,
      atOnce: service.pace.inFlight,
      settles,
      async complete(entry, row, recorded) {
        const own = await describe(caller, at, entry, { row, spare: true })
        return { ...own, answers: [recorded, ...own.answers] }
      },
      direct: (entry) => describe(caller, at, entry, { spare: true }),
    })
  }

  async function* readBest(caller: Caller, at: At<C>, settles: Settles): AsyncGenerator<SourceRecord> {
    if (await isFollowed(caller, at.region, type)) yield* readFirst(caller, at, settles)
    else yield* readDirect(caller, at, true)
  }

  const readDirect = (caller: Caller, at: At<C>, spare: boolean) =>
    readEach(caller, askingAt(caller, at), (item, origin) => describe(caller, at, entryOf(item, origin), { spare }))

  return {
    type,
    lists: [`${service.name}:${listing.operation}`],
    ...(listedWith !== undefined && { listedWith }),
    callsEach: questions.length,
    pace: service.pace,
    spared: spares.map((operation) => `${service.name}:${operation}`),
    tagsListed: questions.some(({ bearer }) => bearer !== undefined),
    read(caller, region, settles) {
      const at: At<C> =
        regionless === true ? { service, region: seat(caller.identity.partition), regionless } : { service, region }
      return settles === undefined || spares.length === 0
        ? readDirect(caller, at, settles !== undefined)
        : readBest(caller, at, settles)
    },
  }
}
