// One resource of a saved Azure Resource Manager answer becomes one Observation; what names no subscription or type becomes a gap.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import type { Observation } from '../../model/observation.ts'
import { noteGap, noteResource, type Seen } from './seen.ts'

export interface ArmReading {
  seen: Seen
  /** `AzureCloud`, `AzureChinaCloud`, `AzureUSGovernment`. */
  partition: string
  observedAt: string
}

const subscriptionPath = /^\/subscriptions\/([^/]+)/i

const identity = v.pipe(
  v.object({
    // Something inside the subscription: the bare `/subscriptions/<id>` is an account and no resource.
    id: v.pipe(v.string(), v.regex(/^\/subscriptions\/[^/]+\/.*[^/]$/is)),
    type: v.pipe(v.string(), v.includes('/')),
    location: v.nullish(v.string()),
  }),
  v.transform(({ id, type, location }) => ({ nativeId: id.toLowerCase(), type, region: locationName(location) })),
)

/** A body with an id and a type, whether or not they are good ones. */
export const resembles = (body: unknown): boolean => v.is(v.object({ id: v.unknown(), type: v.unknown() }), body)

/** undefined: the resource became a gap. */
export function fromArmResource(body: unknown, { seen, partition, observedAt }: ArmReading): Observation | undefined {
  const who = v.safeParse(identity, body)
  if (!who.success) {
    noteGap(seen, { provider: 'azure', ...readable(body), service: 'file', operation: 'arm', reason: 'malformed' })
    return undefined
  }
  const { nativeId, type, region } = who.output
  const account = subscriptionOf(nativeId)
  noteResource(seen, { provider: 'azure', partition, account }, region, 'arm', observedAt)
  return {
    kind: 'observation',
    provider: 'azure',
    partition,
    account,
    ...(region === undefined ? {} : { region }),
    type,
    nativeId,
    source: 'snapshot',
    answers: [{ origin: { operation: 'file:arm', observedAt }, body }],
  }
}

/** '' where the text names no subscription. */
export const subscriptionOf = (id: string): string => subscriptionPath.exec(id)?.[1]?.toLowerCase() ?? ''

/** Null, or nothing but blanks: it is in none. */
function locationName(location: string | null | undefined): string | undefined {
  const name = regionName(location ?? '')
  return name === '' ? undefined : name
}

function readable(body: unknown): { account: string; region?: string; type?: string } {
  const id = v.safeParse(v.object({ id: v.string() }), body)
  const type = v.safeParse(v.object({ type: v.pipe(v.string(), v.nonEmpty()) }), body)
  const location = v.safeParse(v.object({ location: v.string() }), body)
  const region = location.success ? locationName(location.output.location) : undefined
  return {
    account: id.success ? subscriptionOf(id.output.id) : '',
    ...(region === undefined ? {} : { region }),
    ...(type.success ? { type: type.output.type } : {}),
  }
}
