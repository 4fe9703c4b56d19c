// Azure, live and read-only: what the subscriptions hold that the caller reaches, or why that could not be read.
import type { Gap, Observation, Told } from '../../model/observation.ts'
import { merge } from '../../runtime/merge.ts'
import { type Pacer, pacer } from '../../runtime/pacer.ts'
import type { Check } from '../check.ts'
import { type Caller, callerOf } from './caller.ts'
import { askIdentity } from './identity.ts'
import type { AzureIdentity, AzureOptions } from './options.ts'
import type { Subscription } from './subscriptions.ts'

export type { AzureIdentity, AzureOptions } from './options.ts'

/** Undefined where there are no credentials; fails with exit status 4 where Azure refuses them. */
export async function identifyAzure(options: AzureOptions): Promise<AzureIdentity | undefined> {
  options.onProgress?.('azure  asking for a token')
  return askIdentity(options)
}

/** Each has a rate of its own; more would only wait for the same processor. */
const subscriptionsAtOnce = 4

/** In no particular order, each cell with the counts of its calls. Fails with exit status 2 where a subscription was asked for that is not to be read. */
export async function* observeAzure(
  options: AzureOptions & { identity: AzureIdentity },
): AsyncGenerator<Told, void, undefined> {
  const paced = pacer()
  const directory = callerOf(options.identity, '', options, paced)
  const { subscriptionsToRead } = await import('./subscriptions.ts')
  const { read, gaps } = await subscriptionsToRead(directory, options)
  for (const record of [...gaps, ...directory.asked()]) yield { record }
  if (directory.cutOff()) yield { cutOff: true }
  const { known = { cells: new Set() } } = options
  const left = read.filter(({ id }) => !known.cells.has(cellOf(id)))
  options.onProgress?.(`azure  ${options.identity.principal}  ${left.length} subscriptions to read`)
  yield* merge(
    left.map((one) => observe(one, options, paced)),
    subscriptionsAtOnce,
  )
}

const cellOf = (subscription: string): string => `azure ${subscription}`

async function* observe(
  one: Subscription,
  options: AzureOptions & { identity: AzureIdentity },
  paced: Pacer,
): AsyncGenerator<Told> {
  const { identity } = options
  const caller = callerOf(identity, one.id, options, paced)
  const cell = cellOf(one.id)
  let seen = 0
  try {
    yield { reader: { account: one.id, principal: identity.principal } }
    for await (const record of recordsOf(caller, one, options)) {
      if (record.kind === 'observation') seen += 1
      yield { cell, record }
    }
    for (const record of caller.asked()) yield { cell, record }
    yield { cell, account: one.id, whole: !caller.cutOff() }
    options.onProgress?.(`azure  ${one.id}  ${seen} ${seen === 1 ? 'resource' : 'resources'} read`)
  } finally {
    caller.close()
  }
}

async function* recordsOf(caller: Caller, one: Subscription, options: AzureOptions): AsyncGenerator<Observation | Gap> {
  const { observeSubscription } = await import('./subscription.ts')
  const { observeResources, selectedBy } = await import('./resources.ts')
  yield await observeSubscription(caller, one)
  yield* observeResources(caller, selectedBy(options, one.id), options.fast)
}

/** What stands in the way of a scan; see checkup.ts. */
export async function examineAzure(options: AzureOptions & { identity: AzureIdentity }): Promise<AsyncIterable<Check>> {
  const { examine } = await import('./checkup.ts')
  return examine(options)
}
