// A loopback server between a client and moto that answers chosen calls itself, badly, and hands on the rest.
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Called {
  method: string
  headers: IncomingHttpHeaders
  service: string
  region: string
  /** `ListKeys`, `DescribeDBInstances`; for S3 what the path asks for: `replication`, `HEAD`, `buckets`; for another REST service the path. */
  operation: string
  /** With its query. */
  url: string
  body: string
  /** The header that signs the call. */
  signature: string
}

export interface Bad {
  status: number
  type?: string
  headers?: Record<string, string>
  body?: string
  /** What comes after the body instead of an end: nothing for ever, always more, or a line that is cut. */
  endless?: 'silence' | 'flood' | 'cut'
}

/** Of every answer, so that two scans of one estate differ in nothing but the time. */
const requestId = 'request-of-proxy'

export interface Proxy extends AsyncDisposable {
  endpoint: string
  calls: Called[]
  /** An idle server must not keep the tests from ending. */
  release(): void
  close(): Promise<void>
}

/** `mend`: what else an answer that was handed on should have said. */
export async function refusingProxy(
  answer: (call: Called) => Bad | undefined | Promise<Bad>,
  forwardTo?: string,
  mend: (call: Called) => ((text: string) => string) | undefined = () => undefined,
): Promise<Proxy> {
  const calls: Called[] = []
  const server = createServer((asked, reply) => void handle(asked, reply))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // `as`: it listens on a port, not on a pipe

  async function handle(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = Buffer.concat(await asked.toArray())
    const call = calledBy(asked, body.toString())
    calls.push(call)
    const bad = await answer(call)
    if (bad === undefined && forwardTo !== undefined) return forward(asked, body, forwardTo, reply, mend(call))
    const { status, type = 'application/xml', headers = {}, body: text = '', endless } = bad ?? { status: 501 }
    reply.writeHead(status, { 'content-type': type, 'x-amzn-requestid': requestId, ...headers })
    if (endless === undefined) return void reply.end(text)
    reply.write(text, () => endless === 'cut' && reply.destroy())
    if (endless === 'flood') flood(reply)
  }

  const close = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }

  const release = () => void server.unref()
  return { endpoint: `http://127.0.0.1:${port}`, calls, release, close, [Symbol.asyncDispose]: close }
}

/** As fast as the reader takes it, until the reader hangs up. */
function flood(reply: ServerResponse): void {
  const drop = 'x'.repeat(64 * 1024)
  const pour = (): void => {
    while (!reply.destroyed && reply.write(drop)) continue
  }
  reply.on('drain', pour)
  pour()
}

/** What a query says besides what it asks for. */
const paging = ['x-id', 'max-buckets', 'continuation-token', 'maxResults', 'nextToken']

function calledBy({ headers, method = 'GET', url = '/' }: IncomingMessage, body: string): Called {
  const [, , region = '', service = ''] = /Credential=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split('/') ?? []
  const target = headers['x-amz-target']
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const asked = service === 's3' ? [...searchParams.keys()] : []
  const subresource = asked.find((key) => !paging.includes(key))
  const operation =
    (typeof target === 'string' ? target.split('.').at(-1) : undefined) ??
    new URLSearchParams(body).get('Action') ??
    (method === 'HEAD' ? 'HEAD' : (subresource ?? (pathname === '/' ? 'buckets' : pathname.slice(1))))
  return { method, headers, region, service, operation, url, body, signature: headers.authorization ?? '' }
}

function forward(
  asked: IncomingMessage,
  body: Buffer,
  to: string,
  reply: ServerResponse,
  mend?: (text: string) => string,
): void {
  const { method, url = '/', headers } = asked
  const onward = request(new URL(url, to), { ...(method && { method }), headers, agent: false }, (answer) => {
    const { 'content-length': length, ...rest } = answer.headers
    const kept = { ...rest, 'x-amzn-requestid': requestId }
    if (mend === undefined) {
      reply.writeHead(answer.statusCode ?? 502, { ...kept, ...(length && { 'content-length': length }) })
      return void answer.pipe(reply)
    }
    void answer.toArray().then((parts: Buffer[]) => {
      reply.writeHead(answer.statusCode ?? 502, kept)
      reply.end(mend(Buffer.concat(parts).toString()))
    })
  })
  onward.on('error', () => reply.destroy())
  onward.end(body)
}

/** As their calls are signed; all others speak JSON. */
export const speaksXml = [
  'cloudfront',
  'elasticache',
  'elasticloadbalancing',
  'rds',
  'redshift',
  'route53',
  'sns',
  'sts',
]

/** As each protocol of AWS says it. */
export function denied({ service, operation }: Called): Bad {
  if (operation === 'HEAD') return { status: 403 }
  const error = '<Error><Code>AccessDenied</Code><Message>not allowed</Message></Error>'
  if (service === 's3') return { status: 403, body: error }
  if (service === 'ec2') {
    return {
      status: 403,
      body: '<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>',
    }
  }
  if (speaksXml.includes(service)) return { status: 403, body: `<ErrorResponse>${error}</ErrorResponse>` }
  return {
    status: 400,
    type: 'application/x-amz-json-1.1',
    body: '{"__type":"AccessDeniedException","message":"not allowed"}',
  }
}
