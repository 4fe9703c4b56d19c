// A loopback Resource Manager: subscriptions, their resources page by page, Resource Graph, and a bucket of reads that runs dry.
import { once } from 'node:events'
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Bad } from './refusing-proxy.ts'

/** What there is, as Azure would tell it. */
export interface Estate {
  subscriptions: readonly { subscriptionId: string; state?: string }[]
  /** Whole bodies, with id, type, location and properties. */
  resources: readonly Body[]
  locations?: readonly object[]
  /** What is told beside them, by path in lower case: `<id>/blobservices/default`. Lists without one are empty. */
  beside?: Readonly<Record<string, object>>
}

export interface Body {
  id: string
  type: string
  [name: string]: unknown
}

export interface Asked {
  method: string
  /** Without its query. */
  path: string
  query: URLSearchParams
  body: string
  authorization: string | undefined
}

export interface Honest {
  endpoint: string
  body(): object
}

export interface Options {
  /** Answers instead of the server, badly; `honest` is what it would have answered. */
  spoil?(asked: Asked, honest: Honest): Bad | undefined
  /** How many resources are on a page of the list, and of Resource Graph. */
  page?: number
  /** Without one there is no Resource Graph. */
  graph?: boolean
  /** Without them no provider lists what a subscription has of one type. */
  lists?: boolean
  /** Reads that may begin at once, and how many more each second. */
  bucket?: { burst: number; perSecond: number }
  /** Over https, with a certificate of its own. */
  tls?: { key: string; cert: string }
}

export interface ArmServer extends AsyncDisposable {
  endpoint: string
  calls: Asked[]
  /** How many questions were sent away because the bucket was dry. */
  throttled(): number
}

interface Answer {
  status: number
  body: object
  headers?: Record<string, string>
}

export async function armServer(estate: Estate, options: Options = {}): Promise<ArmServer> {
  const { spoil, bucket, tls } = options
  const calls: Asked[] = []
  const reads = bucket === undefined ? undefined : reading(bucket)
  const handler = (asked: IncomingMessage, reply: ServerResponse): void => void handle(asked, reply)
  const server = tls === undefined ? createPlain(handler) : createSecure(tls, handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // `as`: it listens on a port, not on a pipe
  const endpoint = `${tls === undefined ? 'http' : 'https'}://localhost:${port}`

  async function handle(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const asked = await askedBy(incoming)
    calls.push(asked)
    const bad = spoil?.(asked, { endpoint, body: () => answerTo(estate, asked, endpoint, options).body })
    if (bad !== undefined) return badly(bad, reply)
    const { status, body, headers = {} } = reads?.take() === false ? dry : answerTo(estate, asked, endpoint, options)
    reply.writeHead(status, { 'content-type': 'application/json', 'x-ms-request-id': 'request-of-arm', ...headers })
    reply.end(JSON.stringify(body))
  }

  return {
    endpoint,
    calls,
    throttled: () => reads?.refused() ?? 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function askedBy(incoming: IncomingMessage): Promise<Asked> {
  const { method = 'GET', url = '/', headers } = incoming
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const body = Buffer.concat(await incoming.toArray()).toString()
  return { method, path: decodeURIComponent(pathname), query: searchParams, body, authorization: headers.authorization }
}

function badly(
  { status, type = 'application/json', headers = {}, body = '', endless }: Bad,
  reply: ServerResponse,
): void {
  reply.writeHead(status, { 'content-type': type, ...headers })
  if (endless === undefined) return void reply.end(body)
  reply.write(body, () => endless === 'cut' && reply.destroy())
}

const refusal = (status: number, code: string): Answer => ({ status, body: { error: { code, message: 'no' } } })
const absent = refusal(404, 'ResourceNotFound')
const dry: Answer = { ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '1' } }

function answerTo(
  estate: Estate,
  asked: Asked,
  endpoint: string,
  { page = 1_000, graph = true, lists = true }: Options,
): Answer {
  const path = asked.path.toLowerCase()
  if (asked.query.get('api-version') === null) return refusal(400, 'MissingApiVersionParameter')
  if (path === '/subscriptions') return listOf(estate.subscriptions.map((one) => ({ state: 'Enabled', ...one })))
  if (path === '/providers/microsoft.resourcegraph/resources')
    return graph ? graphAnswer(estate, asked.body, page) : absent
  if (/^\/subscriptions\/[^/]+\/locations$/.test(path)) return listOf(estate.locations ?? locations)
  const list = /^\/subscriptions\/([^/]+)\/resources$/.exec(path)
  if (list !== null) return resourcePage(estate, list[1] ?? '', asked, endpoint, page)
  const [, subscription = '', type = ''] = /^\/subscriptions\/([^/]+)\/providers\/([^/]+\/[^/]+)$/.exec(path) ?? []
  const ofType = within(estate, subscription).filter((one) => one.type.toLowerCase() === type)
  if (ofType.length > 0) return lists ? listOf(ofType) : absent
  const told = estate.beside?.[path] ?? estate.resources.find(({ id }) => id.toLowerCase() === path)
  if (told !== undefined) return { status: 200, body: told }
  return estate.resources.some(({ id }) => path.startsWith(`${id.toLowerCase()}/`)) ||
    !path.includes('/resourcegroups/')
    ? listOf([])
    : absent
}

/** As the recorded answer has them: places, and names for several. */
const locations = [
  ...['brazilsouth', 'northeurope', 'westeurope'].map((name) => ({ name, metadata: { regionType: 'Physical' } })),
  { name: 'europe', metadata: { regionType: 'Logical' } },
]

const listOf = (value: readonly object[], more: object = {}): Answer => ({ status: 200, body: { value, ...more } })

const within = ({ resources }: Estate, subscription: string): Body[] =>
  resources.filter(({ id }) => id.toLowerCase().startsWith(`/subscriptions/${subscription.toLowerCase()}/`))

/** As the recorded lists are: no properties, and the rest behind a link. */
function resourcePage(estate: Estate, subscription: string, { query }: Asked, endpoint: string, page: number): Answer {
  const all = within(estate, subscription)
  const from = Number(query.get('$skiptoken') ?? 0)
  const rows = all.slice(from, from + page).map(({ properties: _properties, ...row }) => row)
  const link = `${endpoint}/subscriptions/${subscription}/resources?api-version=2025-04-01&$skiptoken=${from + page}`
  return listOf(rows, from + page < all.length ? { nextLink: link } : {})
}

/** Rows have their types in lower case, as Resource Graph writes them. */
function graphAnswer(estate: Estate, body: string, page: number): Answer {
  const { subscriptions, query, options } = JSON.parse(body) as GraphQuestion // `as`: the source writes it
  const types = [.../'([^']+)'/g[Symbol.matchAll](query)].map(([, type = '']) => type)
  const all = subscriptions
    .flatMap((one) => (query.startsWith('resources ') ? within(estate, one) : configurationsIn(estate, one)))
    .filter(({ type }) => types.includes(type.toLowerCase()))
    .map((one) => ({ tags: null, sku: null, ...one, type: one.type.toLowerCase() }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const from = Number(options.$skipToken ?? 0)
  const data = all.slice(from, from + page)
  const more = from + page < all.length ? { $skipToken: String(from + page) } : {}
  return {
    status: 200,
    body: { totalRecords: all.length, count: data.length, resultTruncated: 'false', data, ...more },
  }
}

/** The table `appserviceresources`. */
const configurationsIn = (estate: Estate, subscription: string): Body[] =>
  within(estate, subscription).flatMap(({ id }) => {
    const told = estate.beside?.[`${id}/config/web`.toLowerCase()]
    return told === undefined ? [] : [{ ...told, id: `${id}/config/web`, type: 'microsoft.web/sites/config' }]
  })

interface GraphQuestion {
  subscriptions: string[]
  query: string
  options: { $skipToken?: string }
}

function reading({ burst, perSecond }: { burst: number; perSecond: number }) {
  let left = burst
  let at = performance.now()
  let refused = 0
  return {
    take(): boolean {
      const now = performance.now()
      left = Math.min(burst, left + ((now - at) / 1000) * perSecond)
      at = now
      if (left < 1) {
        refused += 1
        return false
      }
      left -= 1
      return true
    },
    refused: () => refused,
  }
}
