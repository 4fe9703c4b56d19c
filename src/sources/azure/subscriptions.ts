// Which subscriptions a scan reads: those that are reached, or of them those that are selected.
import * as v from 'valibot'
import { explained } from '../../model/errors.ts'
import type { Gap } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import type { Action, Caller } from './caller.ts'
import { gapOf } from './gap-of.ts'
import { pagesOf } from './listing.ts'
import type { AzureOptions } from './options.ts'
import type { Answer } from '../../model/observation.ts'

export interface Subscription {
  id: string
  answer: Answer
}

export interface Subscriptions {
  read: Subscription[]
  /** Those that were selected and cannot be read. */
  gaps: Gap[]
}

const listing: Action = 'Microsoft.Resources/subscriptions/read'
const type = 'Microsoft.Resources/subscriptions'

/** A disabled subscription keeps its data, and answers no questions about it. */
const readable = ['Enabled', 'Warned', 'PastDue']

const shape = v.object({
  subscriptionId: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  state: v.optional(v.string(), 'Enabled'),
})

/** Throws (`usage`) where a subscription was asked for by name that is none of those to be read. */
export async function subscriptionsToRead(caller: Caller, options: AzureOptions): Promise<Subscriptions> {
  const { subscriptions: configured = [], accounts: wanted = [] } = options
  const { reached, gaps } = await reachedBy(caller)
  const selected = configured.length === 0 ? reached.map(({ id }) => id) : configured.map((id) => id.toLowerCase())
  const stray = wanted.find((one) => !selected.includes(one.toLowerCase()))
  if (stray !== undefined && gaps.length === 0) throw notAmong(stray, configured.length > 0)
  const found: Subscriptions = { read: [], gaps }
  for (const id of [...new Set(selected)].toSorted()) {
    if (wanted.length > 0 && !wanted.some((one) => one.toLowerCase() === id)) continue
    const one = reached.find((other) => other.id === id)
    // Azure leaves out what the caller has no right to see, and does not say that there is more.
    if (one === undefined) found.gaps.push(gapOf(id, listing, 'AuthorizationFailed', type))
    else if (!readable.includes(one.state)) found.gaps.push(gapOf(id, listing, 'SubscriptionNotEnabled', type))
    else found.read.push(one)
  }
  return found
}

async function reachedBy(caller: Caller) {
  const reached: (Subscription & { state: string })[] = []
  const gaps: Gap[] = []
  const question = { action: listing, url: '/subscriptions', apiVersion: '2022-12-01' }
  for await (const page of pagesOf(caller, question)) {
    if ('error' in page) {
      gaps.push(gapOf('', listing, page.error, type))
      continue
    }
    for (const item of page.items) {
      const one = v.safeParse(shape, item)
      if (!one.success) gaps.push(gapOf('', listing, 'NamelessItem', type))
      else {
        const { subscriptionId: id, state } = one.output
        reached.push({ id, state, answer: answerWith(page.origin, { value: [item] }) })
      }
    }
  }
  return { reached, gaps }
}

const notAmong = (subscription: string, configured: boolean) =>
  explained('usage', {
    what: `subscription ${subscription} was not selected`,
    where: '--account',
    why: configured
      ? 'azure.subscriptions of the configuration does not name it'
      : 'the credentials reach no such subscription',
    mend: configured
      ? 'Select one of azure.subscriptions, or add it there'
      : 'See `az account list`, and have Reader granted on it',
  })
