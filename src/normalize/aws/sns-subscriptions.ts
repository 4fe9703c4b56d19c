// Who has subscribed to a topic, and so where each message goes.
import * as v from 'valibot'
import { type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'

const shape = v.pipe(
  v.object({
    Subscriptions: v.array(v.object({ SubscriptionArn: v.string(), Protocol: v.string(), Endpoint: v.string() })),
  }),
  // Until the other end has agreed it is sent nothing: sns/latest/dg/SendMessageToHttp.confirm.html
  v.transform(({ Subscriptions }) =>
    Subscriptions.filter(({ SubscriptionArn: state }) => state !== 'PendingConfirmation' && state !== 'Deleted'),
  ),
)
export type Subscription = v.InferOutput<typeof shape>[number]

/** A topic that has counted none is not asked for them. */
const counted = v.pipe(
  v.object({
    Attributes: v.object({ SubscriptionsConfirmed: v.literal('0'), SubscriptionsPending: v.literal('0') }),
  }),
  v.transform((): Subscription[] => []),
)

/** Config knows of no subscriptions. */
export function subscribersOf({ answers }: Observation): Fact<Subscription[]> {
  const listed = ask(answers, call('sns:ListSubscriptionsByTopic'), shape)
  if (listed.state !== 'unknown' || listed.reason !== 'not-recorded') return listed
  const none = ask(answers, call('sns:GetTopicAttributes'), counted)
  return none.state === 'known' ? none : listed
}

/** A queue and a stream keep what they are sent, a function works on it; whoever else there is, it leaves AWS or is new to us. */
export function delivered(subscribers: Fact<Subscription[]>): Fact<Reference[]> {
  if (subscribers.state === 'unknown') return pointers('replica', 'sns-subscription', subscribers, () => [])
  const of = (belongs: (protocol: string) => boolean, all: Fact<Subscription[]> = subscribers) =>
    map(all, (list) => list.filter(({ Protocol }) => belongs(Protocol)))
  // Whatever was not told is one that nobody knows, and not one of each kind.
  const told = known(subscribers.value, subscribers.from)
  const isStore = (protocol: string) => protocol === 'sqs' || protocol === 'firehose'
  const isFunction = (protocol: string) => protocol === 'lambda'
  return gather(
    pointers('replica', 'sns-subscription', of(isStore), byName),
    pointers('replica', 'sns-function', of(isFunction, told), byName),
    pointers(
      'replica',
      'sns-endpoint',
      of((protocol) => !isStore(protocol) && !isFunction(protocol), told),
      (list, from) => list.map((one) => ({ locator: hostOf(one, from) })),
    ),
  )
}

const byName = (list: Subscription[], from: number[]) =>
  list.map(({ Endpoint }) => ({ locator: known(Endpoint, from) }))

/** No more of an address than the host: the rest may be a person's name or a password. A telephone has no place. */
function hostOf({ Protocol, Endpoint }: Subscription, from: number[]): Fact<string> {
  const host = /^https?$/.test(Protocol)
    ? URL.parse(Endpoint)?.hostname
    : /^email(-json)?$/.test(Protocol)
      ? /@([^@]+)$/.exec(Endpoint)?.[1]
      : undefined
  return host ? known(host, from) : unknown('unresolved')
}
