// The client that every question goes through: it reads, waits its turn when told to, and talks to the Resource Manager alone.
import { createResourceManagement, type ResourceManagementContext } from '@azure/arm-resources/api'
import {
  bearerTokenAuthenticationPolicyName,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
  type SendRequest,
  throttlingRetryPolicy,
} from '@azure/core-rest-pipeline'
import { cutShort, timeIsUp } from '../../model/refusals.ts'
import { isOpen } from './clouds.ts'
import type { AzureIdentity, AzureOptions } from './options.ts'
import { refusal } from './refusal.ts'

type Connection = Pick<AzureOptions, 'retries' | 'patience' | 'longestWait' | 'timeLeft'>

/** After a throttle. The SDK's own three lose resources as soon as more than eight questions are under way. */
const usualRetries = 10
/** After a failure: nobody waits long for what is not there. */
const failureRetries = 3
const usualPatience = 30_000
const usualWait = 60_000

/** Of the SDK only the operations that are used are taken, one by one: its whole client brings along all that could change something. */
export function connect(
  { cloud, credential }: AzureIdentity,
  subscription: string,
  { retries = usualRetries, patience = usualPatience, longestWait = usualWait, timeLeft = () => Infinity }: Connection,
  heard?: (response: PipelineResponse) => void,
): ResourceManagementContext {
  const client = createResourceManagement(credential ?? nobody, subscription, {
    endpoint: cloud.endpoint,
    credentials: { scopes: [cloud.scope] },
    allowInsecureConnection: isOpen(cloud),
    userAgentOptions: { userAgentPrefix: 'ringfence' },
    retryOptions: { maxRetries: Math.min(retries, failureRetries) },
    additionalPolicies: [
      { policy: throttlingRetryPolicy({ maxRetries: retries }), position: 'perCall' },
      { policy: patient(patience, longestWait, timeLeft), position: 'perRetry' },
      ...(heard === undefined ? [] : [{ policy: listening(heard), position: 'perCall' as const }]),
    ],
  })
  // What is added above comes after the policy that asks for a token and attaches it.
  client.pipeline.addPolicy(readsOnly(cloud.endpoint), { beforePolicies: [bearerTokenAuthenticationPolicyName] })
  // The SDK sends no token over http, and throws; over http nobody here has one to send.
  if (isOpen(cloud) || credential === undefined)
    client.pipeline.removePolicy({ name: bearerTokenAuthenticationPolicyName })
  return client
}

const nobody = { getToken: () => Promise.resolve(null) }

const graph = '/providers/microsoft.resourcegraph/resources'

/** Before a token is attached: both majors of the SDK send it along to whatever host a `nextLink` names. */
const readsOnly = (endpoint: string): PipelinePolicy => ({
  name: 'ringfenceReadsOnly',
  sendRequest(request, next) {
    const url = URL.parse(request.url)
    if (url?.origin !== endpoint) throw refusal('ForeignLink')
    if (!reads(request, url)) throw new Error(`${request.method} ${url.pathname} does not only read`)
    return next(request)
  },
})

const reads = ({ method }: PipelineRequest, { pathname }: URL): boolean =>
  method === 'GET' || (method === 'POST' && pathname.toLowerCase() === graph)

/** The SDK waits for as long as it is told, be it a day, and tries again when the run's own time is over. */
function patient(milliseconds: number, longestWait: number, timeLeft: () => number): PipelinePolicy {
  const tried = new WeakSet<PipelineRequest>()
  return { name: 'ringfencePatient', sendRequest }

  async function sendRequest(request: PipelineRequest, next: SendRequest): Promise<PipelineResponse> {
    const left = timeLeft()
    if (left <= 0) throw refusal(tried.has(request) ? cutShort : timeIsUp)
    tried.add(request)
    // The SDK's own timeout is over when an answer has begun, though it may never end.
    const patience = AbortSignal.timeout(Math.ceil(Math.min(milliseconds, left)))
    request.abortSignal = patience
    const response = await next(request).catch((error: unknown) => {
      throw patience.aborted ? refusal(left < milliseconds ? cutShort : 'TimeoutError') : error
    })
    delete request.abortSignal // or it would cut short what is waited before another try
    const { headers } = response
    const longest = Math.ceil(Math.max(0, Math.min(longestWait, timeLeft())))
    if (waitIn(response) > longest) headers.set('retry-after-ms', String(longest)) // it is looked at first
    return response
  }
}

/** In milliseconds; a second spelling of the same wait must not slip by, so the longest counts. */
function waitIn({ headers }: PipelineResponse): number {
  const seconds = headers.get('retry-after') ?? '0'
  const until = Number.isNaN(Number(seconds)) ? Date.parse(seconds) - Date.now() : Number(seconds) * 1000
  const others = ['retry-after-ms', 'x-ms-retry-after-ms'].map((name) => Number(headers.get(name) ?? '0'))
  return Math.max(...[until, ...others].filter((wait) => !Number.isNaN(wait)), 0)
}

const listening = (heard: (response: PipelineResponse) => void): PipelinePolicy => ({
  name: 'ringfenceListening',
  async sendRequest(request, next) {
    const response = await next(request)
    heard(response)
    return response
  },
})
