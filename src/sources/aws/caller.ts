// The one way to AWS: every call is paced, retried, timed out, counted, and a refusal comes back as an answer.
import type { Asked } from '../../model/observation.ts'
import { hasRunOut } from '../../model/refusals.ts'
import type { Origin } from '../../model/resource.ts'
import { type Pace, pacer } from '../../runtime/pacer.ts'
import { type ClientConfig, configFor } from './connection.ts'
import { isNotOffered, noSuchEndpoint } from './not-offered.ts'
import type { AwsIdentity, AwsOptions } from './options.ts'
import { isRefusal, refusalName, requestIdOf } from './refusal.ts'
import { guarded } from './guarded.ts'
import type { Client } from './whole-answer.ts'

export interface Service<C extends Client> {
  /** As IAM spells it: `s3`. */
  name: string
  /** As the environment spells it that sends its calls elsewhere: `SECRETS_MANAGER`. Its name, where nothing is said. */
  variable?: string
  /** Of one region. */
  pace: Pace
  connect(config: ClientConfig): C
}

/** What every output of the SDK carries beside the body. */
export interface Answered {
  $metadata: { requestId?: string | undefined }
}

export interface Request<C extends Client, Output> {
  service: Service<C>
  region: string
  /** As the SDK spells it, without `Command`. */
  operation: string
  send(client: C): Promise<Output>
  /** The call belongs to no region and is counted without one, wherever it is sent. */
  regionless?: boolean
  /** The refusals of this call that are answers: "there is no such setting". */
  absences?: readonly string[]
  /** What a refusal tells all the same. */
  salvage?(error: unknown): Output | undefined
}

export type Reply<Output> = { origin: Origin } & ({ output: Output } | { error: string })

export interface Caller {
  identity: AwsIdentity
  call<C extends Client, Output extends Answered>(request: Request<C, Output>): Promise<Reply<Output>>
  /** Every kind of call made so far, in a fixed order. */
  asked(): Asked[]
  /** Whether a call was refused because the credentials had run out, so that newer ones would tell more. */
  cutOff(): boolean
  /** Calls by the same connections, and counts for itself. */
  apart(): Caller
  /** What waits for its turn is not sent any more. */
  close(): void
}

export function callerOf(identity: AwsIdentity, options: AwsOptions): Caller {
  const clients = new Map<string, Client>()
  const paced = pacer()
  let closed = false

  function clientOf<C extends Client>({ name, variable = name, connect }: Service<C>, region: string): C {
    const lane = `${name} ${region}`
    const known = clients.get(lane)
    if (known !== undefined) return known as C // `as`: the lane names the service, and a service has one kind of client
    const made = guarded(connect(configFor(variable, region, options, options.attempts)))
    clients.set(lane, made)
    return made
  }

  function counting(): Caller {
    const tallies = new Map<string, Asked>()
    let cutOff = false

    function count<C extends Client, Output>(request: Request<C, Output>, failed: boolean): void {
      const { service, operation, region, regionless } = request
      const where = regionless === true ? {} : { region }
      const call = { provider: 'aws', account: identity.account, ...where, service: service.name, operation }
      const key = JSON.stringify(call)
      const before = tallies.get(key) ?? { calls: 0, failed: 0 }
      tallies.set(key, { kind: 'asked', ...call, calls: before.calls + 1, failed: before.failed + (failed ? 1 : 0) })
    }

    async function call<C extends Client, Output extends Answered>(
      request: Request<C, Output>,
    ): Promise<Reply<Output>> {
      const { service, region, operation, absences = [] } = request
      const origin = (requestId: string | undefined): Origin => ({
        operation: `${service.name}:${operation}`,
        ...(requestId === undefined ? {} : { requestId }),
        observedAt: options.clock(),
      })
      try {
        const client = clientOf(service, region)
        const output = await paced(`${service.name} ${region}`, service.pace, async () =>
          closed ? undefined : request.send(client),
        )
        if (output === undefined) return { origin: origin(undefined), error: 'Abandoned' } // nobody is left to read it
        count(request, false)
        return { origin: origin(output.$metadata.requestId), output }
      } catch (error) {
        if (!isRefusal(error)) throw error
        const output = request.salvage?.(error)
        const name = (await isNotOffered(error, region)) ? noSuchEndpoint : refusalName(error)
        count(request, output === undefined && !absences.includes(name))
        if (hasRunOut(name)) cutOff = true
        return { origin: origin(requestIdOf(error)), ...(output === undefined ? { error: name } : { output }) }
      }
    }

    return {
      identity,
      call,
      asked: () => [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally),
      cutOff: () => cutOff,
      apart: counting,
      close: () => {
        closed = true
        clients.forEach((one) => one.destroy())
      },
    }
  }
  return counting()
}
