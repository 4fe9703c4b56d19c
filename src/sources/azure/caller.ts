// The one way to Azure: every question is paced, retried, timed out, counted, and a refusal comes back as an answer.
import type { ResourceManagementContext } from '@azure/arm-resources/api'
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import type { Asked } from '../../model/observation.ts'
import { hasRunOut, timeIsUp } from '../../model/refusals.ts'
import type { Origin } from '../../model/resource.ts'
import { type Pacer, pacer } from '../../runtime/pacer.ts'
import { tokenBucket } from '../../runtime/token-bucket.ts'
import { tally } from '../tally.ts'
import { type Action, partsOf } from './action.ts'
import { connect } from './connection.ts'
import { jsonBody } from './json-body.ts'
import type { AzureIdentity, AzureOptions } from './options.ts'
import { refusal, refusalIn, refusalOf } from './refusal.ts'

export interface Question {
  action: Action
  /** From the root of the Resource Manager, or a whole link as an answer gave it. */
  url: string
  /** Absent: the link has its own. */
  apiVersion?: string
  /** Sent as JSON, where the question is longer than an address. */
  body?: object
  /** The refusals of this question that are answers: "there is no such setting". */
  absences?: readonly string[]
}

export type Reply = { origin: Origin } & ({ body: unknown } | { error: string })

export interface Caller {
  identity: AzureIdentity
  subscription: string
  ask(question: Question): Promise<Reply>
  /** A question that the SDK asks by itself: one page of what it lists, `undefined` after the last. */
  page<Page>(action: Action, next: (client: ResourceManagementContext) => Promise<Page>): Promise<Told<Page>>
  asked(): Asked[]
  /** Whether a question was refused or not asked because the credentials or the time had run out, so that newer ones, or more of it, would tell more. */
  cutOff(): boolean
  /** What waits for its turn is not sent any more. */
  close(): void
}

export type Told<Page> = { origin: Origin } & ({ page: Page } | { error: string })

/** Reads begin in a subscription, for one principal: ARM bears 250 at once and 25 a second after them. */
const usualRate = { burst: 240, perSecond: 24 }
const inFlight = { inFlight: 16, calls: 1_000, windowMs: 1_000 }
/** Of Resource Graph, for one principal: 15 in 5 seconds. */
const graphPace = { inFlight: 1, calls: 14, windowMs: 5_000 }

/** `subscription` is empty for what is asked of the directory; `paced` is shared by all, for Resource Graph counts a principal's questions. */
export function callerOf(
  identity: AzureIdentity,
  subscription: string,
  options: AzureOptions,
  paced: Pacer = pacer(),
): Caller {
  const rows = tally()
  const bucket = tokenBucket(options.rate ?? usualRate)
  let requestId: string | undefined
  const client = connect(identity, subscription, options)
  const listing = connect(identity, subscription, options, (response) => (requestId = requestIdOf(response)))
  const http = createDefaultHttpClient()
  let closed = false
  let cutOff = false
  const isTimeUp = (): boolean => (options.timeLeft?.() ?? Infinity) <= 0

  async function send({ url, apiVersion, body }: Question): Promise<PipelineResponse> {
    if (closed) throw refusal('Abandoned') // nobody is left to read it
    const address = new URL(url, identity.cloud.endpoint)
    if (apiVersion !== undefined) address.searchParams.set('api-version', apiVersion)
    const request = createPipelineRequest({
      url: address.href,
      allowInsecureConnection: true, // connection.ts lets no other address than the endpoint pass
      headers: createHttpHeaders({ accept: 'application/json' }),
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    if (body !== undefined) request.headers.set('content-type', 'application/json')
    return client.pipeline.sendRequest(http, request)
  }

  async function turn<T>(action: Action, ask: () => Promise<T>): Promise<T> {
    const task = (): Promise<T> => (isTimeUp() ? Promise.reject(refusal(timeIsUp)) : ask())
    if (isTimeUp()) return task() // what waits for its turn would wait for nothing
    if (action.startsWith('Microsoft.ResourceGraph/')) return paced('graph', graphPace, task)
    return paced(`arm ${subscription}`, inFlight, async () => {
      await bucket.take()
      return task()
    })
  }

  function count(action: Action, failed: boolean, unmade = false): void {
    const calls = unmade ? { calls: 0, failed: 0, unmade: 1 } : { calls: 1, failed: failed ? 1 : 0 }
    rows.count({ provider: 'azure', account: subscription, ...partsOf(action) }, calls)
  }

  const originOf = (action: Action, id: string | undefined): Origin => ({
    operation: action,
    ...(id === undefined ? {} : { requestId: id }),
    observedAt: options.clock(),
  })

  function refused(
    action: Action,
    error: unknown,
    absences: readonly string[] = [],
  ): { origin: Origin; error: string } {
    const name = refusalOf(error)
    if (name === undefined) throw error
    if (name !== 'Abandoned') count(action, !absences.includes(name), name === timeIsUp)
    if (hasRunOut(name)) cutOff = true
    return { origin: originOf(action, undefined), error: name }
  }

  return {
    identity,
    subscription,
    async ask(question) {
      const { action, absences = [] } = question
      try {
        const response = await turn(action, () => send(question))
        const origin = originOf(action, requestIdOf(response))
        const error = response.status === 200 ? undefined : refusalIn(response)
        const body = error === undefined ? jsonBody(response) : undefined
        const name = error ?? (body === undefined ? 'DeserializationError' : undefined)
        count(action, name !== undefined && !absences.includes(name))
        if (name !== undefined && hasRunOut(name)) cutOff = true
        return name === undefined ? { origin, body } : { origin, error: name }
      } catch (error) {
        return refused(action, error, absences)
      }
    },
    async page(action, next) {
      try {
        requestId = undefined
        const page = await turn(action, () => (closed ? Promise.reject(refusal('Abandoned')) : next(listing)))
        count(action, false)
        return { origin: originOf(action, requestId), page }
      } catch (error) {
        // The SDK maps over a list before it has looked whether there is one.
        return refused(action, error instanceof TypeError ? refusal('MissingList') : error)
      }
    },
    asked: rows.asked,
    cutOff: () => cutOff,
    close: () => void (closed = true),
  }
}

const requestIdOf = ({ headers }: PipelineResponse): string | undefined => headers.get('x-ms-request-id')
