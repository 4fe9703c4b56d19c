// One type of resource: how those of a region are listed, and what else is asked about each.
import type { Answer, Observation, SourceRecord } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import type { Pace } from '../../runtime/pacer.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Answered, Caller, Request, Service } from './caller.ts'
import { type Listing, readEach, wholeList } from './listing.ts'
import { observed } from './observation.ts'
import { oncePer } from './once-per.ts'
import { seedOf } from './partition.ts'
import type { Client } from './whole-answer.ts'

export interface Collection {
  /** Absent: it tells of no resources, only how many there are. */
  type?: string
  /** The calls that show what there is, as `service:Operation`: without one, resources go unseen. One that is made twice stands twice. */
  lists: readonly string[]
  /** More of the kind, which are made only of what the first have shown. */
  inner?: readonly string[]
  /** How many calls follow the lists, whatever they show. */
  callsAfter?: number
  /** How many calls each thing that is found asks for besides. */
  callsEach: number
  pace: Pace
  read(caller: Caller, region: string): AsyncIterable<SourceRecord>
}

interface At<C extends Client> {
  service: Service<C>
  region: string
  /** What is listed belongs to no region: it is asked once for the account, where the partition is answered for. */
  regionless?: boolean
}

/** Something asked about one item of a list; undefined where it need not be asked of this one, as may come out only when another has been answered. */
export type Question<C extends Client, Item> = (
  caller: Caller,
  at: At<C>,
  item: Item,
) => Promise<Answer | undefined> | undefined

/** Where an ARN has to be made up, as a list only names its items. */
interface Home {
  partition: string
  account: string
  region: string
}

const homeOf = ({ identity: { partition, account } }: Caller, { region }: { region: string }): Home => ({
  partition,
  account,
  region,
})

type Asking<C extends Client, Output, Item> = Pick<Request<C, Output>, 'operation' | 'absences'> & {
  send(client: C, item: Item, home: Home): Promise<Output>
  /** Of which items it is asked; of all, where nothing is said. */
  when?(item: Item): boolean
}

/** A question with one answer. */
export const question =
  <C extends Client, Output extends Answered, Item>({
    send,
    when = () => true,
    ...asking
  }: Asking<C, Output, Item>): Question<C, Item> =>
  (caller, at, item) =>
    when(item)
      ? caller
          .call({ ...at, ...asking, send: (client) => send(client, item, homeOf(caller, at)) })
          .then((reply) => answerOf(reply))
      : undefined

type Listed<C extends Client, Output, Item, Part> = Omit<
  Listing<C, Output, Part>,
  'service' | 'region' | 'send' | 'type'
> & {
  /** The field under which all pages are told as one. */
  name: string
  send(client: C, item: Item, token: string | undefined, home: Home): Promise<Output>
  when?(item: Item): boolean
}

/** A question whose answer comes in pages. */
export const listQuestion =
  <C extends Client, Output extends Answered, Item, Part>({
    name,
    send,
    when = () => true,
    ...listing
  }: Listed<C, Output, Item, Part>): Question<C, Item> =>
  (caller, at, item) =>
    when(item)
      ? wholeList(
          caller,
          { ...at, ...listing, send: (client, token) => send(client, item, token, homeOf(caller, at)) },
          name,
        )
      : undefined

interface Described<C extends Client, Output, Item> extends Omit<Listing<C, Output, Item>, 'region' | 'id'> {
  type: string
  /** The name of the resource in its region; also what tells two items of a list apart. */
  id(item: Item): string | undefined
  /** The field in which the list tells of its items. Without one, it only names them. */
  told?: string
  questions?: readonly Question<C, Item>[]
  /** Asked once for the region, when it has any item, and told of every item. */
  shared?: readonly Question<C, undefined>[]
}

export function collection<C extends Client, Output extends Answered, Item>(
  described: Described<C, Output, Item>,
): Collection {
  const { service, type, told, regionless, questions = [], shared = [], ...listing } = described
  const common = shared.map((one) => oncePer(() => '', one))

  async function describe(caller: Caller, at: At<C>, item: Item, origin: Origin): Promise<Observation> {
    const nativeId = described.id(item)
    if (nativeId === undefined) throw new Error(`${service.name}:${listing.operation} listed something without a name`)
    const asked = [...questions.map((one) => one(caller, at, item)), ...common.map((one) => one(caller, at, undefined))]
    const heard = await Promise.all(asked.filter((one) => one !== undefined))
    const answers = [
      ...(told === undefined ? [] : [answerWith(origin, { [told]: [item] })]),
      ...heard.filter((one) => one !== undefined),
    ]
    return observed(caller.identity, { type, nativeId, ...(regionless === true ? {} : { region: at.region }), answers })
  }

  return {
    type,
    lists: [`${service.name}:${listing.operation}`],
    callsEach: questions.length,
    pace: service.pace,
    read(caller, region) {
      const at: At<C> =
        regionless === true ? { service, region: seedOf(caller.identity.partition), regionless } : { service, region }
      return readEach(caller, { ...at, type, ...listing }, (item, origin) => describe(caller, at, item, origin))
    },
  }
}
