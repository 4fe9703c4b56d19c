// The client that every question goes through: it reads, waits its turn when told to, and talks to the Resource Manager alone.
import { ResourceManagementClient } from '@azure/arm-resources'
import {
  bearerTokenAuthenticationPolicyName,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
  throttlingRetryPolicy,
} from '@azure/core-rest-pipeline'
import { isOpen } from './clouds.ts'
import type { AzureIdentity, AzureOptions } from './options.ts'
import { refusal } from './refusal.ts'

type Connection = Pick<AzureOptions, 'retries' | 'patience'>

/** After a throttle. The SDK's own three lose resources as soon as more than eight questions are under way. */
const usualRetries = 10
/** After a failure: nobody waits long for what is not there. */
const failureRetries = 3
const usualPatience = 30_000
const longestWait = 60_000

export function connect(
  { cloud, credential }: AzureIdentity,
  subscription: string,
  { retries = usualRetries, patience = usualPatience }: Connection,
  heard?: (response: PipelineResponse) => void,
): ResourceManagementClient {
  const client = new ResourceManagementClient(credential ?? nobody, subscription, {
    endpoint: cloud.endpoint,
    credentials: { scopes: [cloud.scope] },
    allowInsecureConnection: isOpen(cloud),
    userAgentOptions: { userAgentPrefix: 'ringfence' },
    retryOptions: { maxRetries: Math.min(retries, failureRetries) },
    additionalPolicies: [
      { policy: readsOnly(cloud.endpoint), position: 'perCall' },
      { policy: throttlingRetryPolicy({ maxRetries: retries }), position: 'perCall' },
      { policy: patient(patience), position: 'perRetry' },
      ...(heard === undefined ? [] : [{ policy: listening(heard), position: 'perCall' as const }]),
    ],
  })
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

/** The SDK waits for as long as it is told, be it a day. */
const patient = (milliseconds: number): PipelinePolicy => ({
  name: 'ringfencePatient',
  async sendRequest(request, next) {
    request.timeout = milliseconds
    const response = await next(request)
    clampWait(response)
    return response
  },
})

function clampWait({ headers }: PipelineResponse): void {
  const wait = headers.get('retry-after')
  if (wait === undefined) return
  const seconds = Number.isNaN(Number(wait)) ? (Date.parse(wait) - Date.now()) / 1000 : Number(wait)
  if (seconds * 1000 > longestWait) headers.set('retry-after', String(longestWait / 1000))
}

const listening = (heard: (response: PipelineResponse) => void): PipelinePolicy => ({
  name: 'ringfenceListening',
  async sendRequest(request, next) {
    const response = await next(request)
    heard(response)
    return response
  },
})
