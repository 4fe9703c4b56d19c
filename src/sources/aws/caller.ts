// The one way to AWS: every call is paced, retried, timed out, counted, and a refusal comes back as an answer.
import type { Calls } from '../../model/calls.ts'
import type { Asked } from '../../model/observation.ts'
import { hasRunOut, timeIsUp } from '../../model/refusals.ts'
import type { Origin } from '../../model/resource.ts'
import { type Pace, pacer } from '../../runtime/pacer.ts'
import { tally } from '../tally.ts'
import { type ClientConfig, configFor } from './connection.ts'
import { guarded } from './guarded.ts'
import { type Lane, lane } from './lane.ts'
import { isNotOffered, noSuchEndpoint } from './not-offered.ts'
import type { AwsIdentity, AwsOptions } from './options.ts'
import { isRefusal, lacksAddress, refusalName, requestIdOf } from './refusal.ts'
import { countTries } from './retries.ts'
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
  /** Whether a call was refused or not made because the credentials or the time had run out, so that newer ones, or more of it, would tell more. */
  cutOff(): boolean
  /** Who asks what several have in common; nobody else, unless it was said. */
  common: Caller
  /** Calls by the same connections, and counts for itself. `common`: but for what that one asks for several. */
  apart(common?: Caller): Caller
  /** Nothing more is to be asked there, so that its clients need not be kept; whoever does ask gets new ones. */
  leave(region: string): void
  /** What waits for its turn is not sent any more. */
  close(): void
}

/** A service of a region, as long as anything is asked of it. */
interface Line extends Lane {
  region: string
  client?: Client
  /** Calls that are under way, which need the client. */
  asking: number
}

export function callerOf(identity: AwsIdentity, options: AwsOptions): Caller {
  const lines = new Map<string, Line>()
  const paced = pacer()
  let closed = false
  const isTimeUp = (): boolean => (options.timeLeft?.() ?? Infinity) <= 0
  const forgone = (line: Line): string | undefined => (isTimeUp() ? timeIsUp : line.lost())

  function lineOf({ name }: { name: string }, region: string): Line {
    const key = `${name} ${region}`
    const line = lines.get(key) ?? { ...lane(), region, asking: 0 }
    lines.set(key, line)
    return line
  }

  function clientOf<C extends Client>(line: Line, { name, variable = name, connect }: Service<C>): C {
    if (line.client !== undefined) return line.client as C // `as`: the line is of one service, which has one kind of client
    const config = configFor(variable, line.region, options, options.attempts)
    const made = guarded(connect(config), (error) => line.tried(error) || closed || isTimeUp())
    line.client = made
    return made
  }

  function drop(line: Line): void {
    line.client?.destroy()
    delete line.client
  }

  function leave(region: string): void {
    for (const line of lines.values()) if (line.region === region && line.asking === 0) drop(line)
  }

  function counting(common?: Caller): Caller {
    const rows = tally()
    let cutOff = false

    function count<C extends Client, Output>(request: Request<C, Output>, calls: Calls): void {
      const { service, operation, region, regionless } = request
      const where = regionless === true ? {} : { region }
      rows.count({ provider: 'aws', account: identity.account, ...where, service: service.name, operation }, calls)
    }

    async function call<C extends Client, Output extends Answered>(
      request: Request<C, Output>,
    ): Promise<Reply<Output>> {
      const { service, region, operation, absences = [] } = request
      const line = lineOf(service, region)
      const tries = { retries: 0, throttles: 0 }
      const originOf = (requestId?: string): Origin => ({
        operation: `${service.name}:${operation}`,
        ...(requestId === undefined ? {} : { requestId }),
        observedAt: options.clock(),
      })
      const given = (name: string): Reply<Output> => {
        count(request, { calls: 0, failed: 0, ...tries, unmade: 1 })
        if (hasRunOut(name)) cutOff = true
        return { origin: originOf(), error: name }
      }
      let unmade: string | undefined
      /** Undefined where the call was not made. */
      const send = async (): Promise<Output | undefined> => {
        unmade = forgone(line) // which another call may have mended by the time that anybody asks
        if (closed || unmade !== undefined) return undefined
        line.asking += 1
        try {
          return await countTries(tries, () => request.send(clientOf(line, service)))
        } finally {
          line.asking -= 1
        }
      }
      try {
        const early = forgone(line)
        if (early !== undefined && !closed) return given(early)
        const output = await paced(`${service.name} ${region}`, service.pace, send)
        if (output === undefined) {
          return unmade === undefined || closed ? { origin: originOf(), error: 'Abandoned' } : given(unmade) // nobody is left to read it
        }
        line.answered()
        count(request, { calls: 1, failed: 0, ...tries })
        return { origin: originOf(output.$metadata.requestId), output }
      } catch (error) {
        if (lacksAddress(error)) return given('DeserializationError')
        if (!isRefusal(error)) throw error
        const output = request.salvage?.(error)
        const name = (await isNotOffered(error, region)) ? noSuchEndpoint : refusalName(error)
        line.failed(error, name)
        const failed = output === undefined && !absences.includes(name)
        count(request, { calls: 1, failed: failed ? 1 : 0, ...tries })
        if (hasRunOut(name) || (failed && isTimeUp())) cutOff = true // which may be why it was not tried again
        return { origin: originOf(requestIdOf(error)), ...(output === undefined ? { error: name } : { output }) }
      }
    }

    const own: Caller = {
      identity,
      call,
      get common() {
        return common ?? own
      },
      asked: rows.asked,
      cutOff: () => cutOff,
      apart: counting,
      leave,
      close: () => {
        closed = true
        lines.forEach(drop)
      },
    }
    return own
  }
  return counting()
}
