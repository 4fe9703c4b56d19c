// Proves before a scan what it will need: subscriptions that are reached, their lists, and one look at one resource of each type.
import type { Gap } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import type { Check } from '../check.ts'
import { armTypes } from './arm-types.ts'
import { type Caller, callerOf } from './caller.ts'
import { type Listed, listed } from './inventory.ts'
import type { AzureIdentity, AzureOptions } from './options.ts'
import { type Reading, throughArm } from './one-resource.ts'
import { observeSubscription } from './subscription.ts'
import { type Subscription, subscriptionsToRead } from './subscriptions.ts'

type Options = AzureOptions & { identity: AzureIdentity }

/** Each kind of question once, and again where another subscription does not answer it. */
export async function* examine(options: Options): AsyncGenerator<Check> {
  const seen = new Set<string>()
  const { read, gaps } = await subscriptionsToRead(callerOf(options.identity, '', options), options)
  for (const gap of gaps) yield checkOf(gap)
  for (const one of read) {
    for await (const check of trials(one, options)) {
      const key = JSON.stringify([check.name, check.trouble])
      if (!seen.has(key)) yield check
      seen.add(key)
    }
  }
}

async function* trials(one: Subscription, options: Options): AsyncGenerator<Check> {
  const caller = callerOf(options.identity, one.id, options)
  try {
    const { answers } = await observeSubscription(caller, one)
    for (const answer of answers) yield* told(answer, [])
    const { samples, gaps } = await samplesOf(caller)
    for (const gap of gaps) yield checkOf(gap)
    yield { about: 'subscription', name: one.id, ...(gaps.length === 0 ? {} : { trouble: 'its list is not whole' }) }
    const reading: Reading = { caller, shared: new Map(), taken: new Set() }
    for (const sample of samples) yield* trial(reading, sample)
  } finally {
    caller.close()
  }
}

/** The first of each type that is read. */
async function samplesOf(caller: Caller): Promise<{ samples: Iterable<Listed>; gaps: Gap[] }> {
  const samples = new Map<string, Listed>()
  const gaps: Gap[] = []
  for await (const one of listed(caller)) {
    if ('kind' in one) gaps.push(one)
    else if (armTypes.has(one.type.toLowerCase()) && !samples.has(one.type.toLowerCase()))
      samples.set(one.type.toLowerCase(), one)
  }
  return { samples: samples.values(), gaps }
}

async function* trial(reading: Reading, sample: Listed): AsyncGenerator<Check> {
  const of = armTypes.get(sample.type.toLowerCase())
  const [seen, ...below] = await throughArm(reading, sample)
  for (const one of below) if (one.kind === 'gap') yield checkOf(one)
  if (seen?.kind !== 'observation') return
  const absences = new Map((of?.asks ?? []).map(({ action, absences: own = [] }) => [action, own]))
  for (const answer of seen.answers)
    yield* told(answer, absences.get(answer.origin.operation) ?? [], of?.type ?? sample.type)
}

function* told(
  answer: { origin: { operation: string }; error?: string },
  absences: readonly string[],
  type?: string,
): Generator<Check> {
  const { error } = answer
  const isWell = error === undefined || absences.includes(error)
  const reason = isWell ? undefined : reasonOf(error)
  yield {
    about: 'call',
    name: answer.origin.operation,
    ...(reason === undefined ? {} : { trouble: reason }),
    ...(reason === 'denied' ? { permission: answer.origin.operation } : {}),
    ...(type === undefined ? {} : { type }),
  }
}

const checkOf = ({ service, operation, reason, permission, account }: Gap): Check => ({
  about: 'call',
  name: `${service}/${operation}${account === '' ? '' : ` of ${account}`}`,
  trouble: reason,
  ...(permission === undefined ? {} : { permission }),
})
