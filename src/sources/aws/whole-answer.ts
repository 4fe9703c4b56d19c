// Takes in every answer whole before the SDK reads it, and refuses what no AWS service says: the SDK reads silence as "none".
import type { Readable } from 'node:stream'

interface HttpResponse {
  statusCode: number
  headers: Record<string, string | undefined>
  body?: Readable | Uint8Array
}

type Next = (args: unknown) => Promise<{ response: unknown }>
interface Command {
  clientName?: string
  commandName?: string
}

type Middleware = (next: Next, context: Command) => (args: unknown) => Promise<unknown>

interface Stack {
  add(middleware: Middleware, options: { step: 'deserialize'; priority: 'low'; name: string }): void
}

/** What every SDK client has. */
export interface Client {
  destroy(): void
  middlewareStack: object
  config: object
}

const most = { bytes: 64 * 1024 * 1024, ms: 60_000 }

export function takeWholeAnswers(client: Client, limits = most): void {
  const stack = client.middlewareStack as Stack // `as`: each client types its stack by its own commands
  stack.add(wholeAnswer(limits), { step: 'deserialize', priority: 'low', name: 'ringfenceWholeAnswer' })
}

const wholeAnswer = (limits: typeof most): Middleware => {
  return (next, command) => async (args) => {
    const result = await next(args)
    const response = result.response as HttpResponse // `as`: the SDK types it as unknown; this is its HttpResponse
    const body = await read(response, limits)
    if (isWebPage(body, response)) throw unreadable('a web page', response)
    if (response.statusCode < 300) prove(body, command, response)
    response.body = body
    return result
  }
}

/** Of a proxy, a portal, a load balancer. Its name alone does not make one: JSON is sometimes sent as text/html. */
function isWebPage(body: Uint8Array, { headers }: HttpResponse): boolean {
  const start = Buffer.from(body.subarray(0, 1024)).toString('utf8').trimStart()
  return (
    /^<!doctype html|^<html/i.test(start) ||
    (start.startsWith('<') && headers['content-type']?.includes('text/html') === true)
  )
}

async function read({ body }: HttpResponse, limits: typeof most): Promise<Uint8Array> {
  if (body === undefined || body instanceof Uint8Array) return body ?? new Uint8Array()
  const tooLate = setTimeout(() => body.destroy(named('TimeoutError', 'the answer took too long')), limits.ms)
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      // `as` above: a body in no encoding comes in bytes
      size += chunk.length
      if (size > limits.bytes) throw named('AnswerTooLarge', `the answer was over ${limits.bytes} bytes`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } finally {
    clearTimeout(tooLate)
  }
}

/** With another root, the SDK finds nothing in an answer and says so: no logging, no grants, no rules. */
const rootOf: ReadonlyMap<string, string> = new Map([
  ['S3Client ListBucketsCommand', 'ListAllMyBucketsResult'],
  ['S3Client GetBucketEncryptionCommand', 'ServerSideEncryptionConfiguration'],
  ['S3Client GetPublicAccessBlockCommand', 'PublicAccessBlockConfiguration'],
  ['S3ControlClient GetMultiRegionAccessPointRoutesCommand', 'GetMultiRegionAccessPointRoutesResult'],
  ['S3ControlClient ListMultiRegionAccessPointsCommand', 'ListMultiRegionAccessPointsResult'],
  ['S3Client GetBucketAclCommand', 'AccessControlPolicy'],
  ['S3Client GetBucketLoggingCommand', 'BucketLoggingStatus'],
  ['S3Client GetBucketReplicationCommand', 'ReplicationConfiguration'],
  ['S3Client GetObjectLockConfigurationCommand', 'ObjectLockConfiguration'],
  ['S3Client GetBucketLifecycleConfigurationCommand', 'LifecycleConfiguration'],
  ['S3Client GetBucketTaggingCommand', 'Tagging'],
  ['S3Client GetBucketVersioningCommand', 'VersioningConfiguration'],
  ['S3ControlClient GetPublicAccessBlockCommand', 'PublicAccessBlockConfiguration'],
  ['CloudFrontClient ListDistributionsCommand', 'DistributionList'],
  ['CloudFrontClient GetDistributionConfigCommand', 'DistributionConfig'],
  ['CloudFrontClient ListCachePoliciesCommand', 'CachePolicyList'],
  ['CloudFrontClient ListTagsForResourceCommand', 'Tags'],
])

/** Their roots are named after the call. */
const queried = [
  'EC2Client',
  'ElastiCacheClient',
  'ElasticLoadBalancingV2Client',
  'RDSClient',
  'RedshiftClient',
  'Route53Client',
  'SNSClient',
  'STSClient',
]

function prove(body: Uint8Array, { clientName = '', commandName = '' }: Command, response: HttpResponse): void {
  if (commandName === 'HeadBucketCommand') {
    if (!response.headers['x-amz-bucket-region']) throw unreadable('of no region', response)
    return
  }
  if (body.length === 0) throw unreadable('nothing', response)
  const text = Buffer.from(body).toString('utf8')
  const root = queried.includes(clientName)
    ? commandName.replace(/Command$/, 'Response')
    : rootOf.get(`${clientName} ${commandName}`)
  const isExpected = root === undefined ? isJsonObject(text) : hasRoot(root, text)
  if (!isExpected) throw unreadable('something else', response)
}

/** That the rest is whole, the SDK's parser sees. */
const hasRoot = (root: string, xml: string): boolean =>
  new RegExp(String.raw`^\s*(<\?xml[^>]*\?>\s*)?<${root}[\s/>]`).test(xml)

/** A bucket policy too, which the SDK hands on as the text that it got. */
function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

const unreadable = (what: string, { statusCode }: HttpResponse): Error =>
  Object.assign(named('DeserializationError', `the answer was ${what}`), { $metadata: { httpStatusCode: statusCode } })

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name })
