// Which subscriptions a scan reads: those that are reached, or of them those that are selected.
import * as v from 'valibot'
import { explained } from '../../model/errors.ts'
import type { Answer, Gap } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import type { Action } from './action.ts'
import type { Caller } from './caller.ts'
import { gapOf } from './gap-of.ts'
import { pagesOf } from './listing.ts'
import { descendantsOf } from './management-groups.ts'
import type { AzureOptions } from './options.ts'

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
  const groups = options.managementGroups ?? []
  const below = await descendantsOf(caller, groups)
  const configured = [...(options.subscriptions ?? []), ...below.subscriptions].map((id) => id.toLowerCase())
  const isChosen = configured.length + groups.length > 0
  const wanted = (options.accounts ?? []).map((id) => id.toLowerCase())
  const { reached, error } = await reachedBy(caller)
  const selected = isChosen ? configured : reached.map(({ id }) => id)
  const stray = wanted.find((one) => !selected.includes(one))
  // Of a list that was not read whole nobody can say that it does not have one.
  if (stray !== undefined && error === undefined && below.gaps.length === 0) throw notAmong(stray, isChosen)
  const named = wanted.length > 0 ? wanted : configured
  const found: Subscriptions = { read: [], gaps: [...below.gaps] }
  if (named.length === 0 && !isChosen && error !== undefined) found.gaps.push(gapOf('', listing, error, type))
  for (const id of [...new Set(named.length > 0 ? named : selected)].toSorted()) {
    const one = reached.find((other) => other.id === id)
    // Azure leaves out what the caller has no right to see, and does not say that there is more.
    if (one === undefined) found.gaps.push(gapOf(id, listing, error ?? 'AuthorizationFailed', type))
    else if (!readable.includes(one.state)) found.gaps.push(gapOf(id, listing, 'SubscriptionNotEnabled', type))
    else found.read.push(one)
  }
  return found
}

interface Reached {
  reached: (Subscription & { state: string })[]
  /** Why there may be more. */
  error?: string
}

async function reachedBy(caller: Caller): Promise<Reached> {
  const reached: Reached['reached'] = []
  let error: string | undefined
  for await (const page of pagesOf(caller, { action: listing, url: '/subscriptions', apiVersion: '2022-12-01' })) {
    if ('error' in page) {
      error = page.error
      break
    }
    for (const item of page.items) {
      const one = v.safeParse(shape, item)
      if (!one.success) error = 'NamelessItem'
      else {
        const { subscriptionId: id, state } = one.output
        reached.push({ id, state, answer: answerWith(page.origin, { value: [item] }) })
      }
    }
  }
  // An empty list is what whoever has no right sees: it is no proof that there are none.
  if (reached.length === 0) error ??= 'AuthorizationFailed'
  return error === undefined ? { reached } : { reached, error }
}

const notAmong = (subscription: string, configured: boolean) =>
  explained('usage', {
    what: `subscription ${subscription} was not selected`,
    where: '--account',
    why: configured
      ? 'azure.subscriptions of the configuration neither names it nor a management group above it'
      : 'the credentials reach no such subscription',
    mend: configured
      ? 'Select one of azure.subscriptions, or add it there'
      : 'See `az account list`, and have Reader granted on it',
  })
