// APIs of API Gateway and their caches: moto lacks what its own need, so that all is told here.
import type { Called } from '../servers/refusing-proxy.ts'
import { account, type Planting, tagMap } from './planting.ts'
import type { Book } from './truth.ts'

const here = 'eu-west-1'

const paths: Readonly<Record<string, string>> = {
  'api orders': 'restapis/orders',
  'api orders-open': 'restapis/orders-open',
  'api orders-named': 'restapis/orders-named',
  'cache of orders': 'restapis/orders/stages/live',
  'cache of orders-open': 'restapis/orders-open/stages/live',
  'api chat': 'apis/chat',
  'api chat-open': 'apis/chat-open',
}

export async function plantApis({ planted }: Planting): Promise<void> {
  for (const [name, path] of Object.entries(paths)) planted(name, `arn:aws:apigateway:${here}::/${path}`)
}

/** What API Gateway says of the estate; of an estate without APIs, that there is none. */
export function apisTold({ service, operation, region }: Called, book: Book): object | undefined {
  if (service !== 'apigateway') return undefined
  const ids = region === here && book.has('api orders')
  const log = book.get('log group /shop/web') ?? `arn:aws:logs:${here}:${account}:log-group:none`
  const [kind, id = '', inner] = operation.replace(/^v2\//, '').split('/')
  switch (kind) {
    case 'restapis':
      return { item: inner === undefined ? (ids ? apis : []) : [stageOf(id, log)] }
    case 'domainnames':
      if (inner !== undefined) return { items: [{ apiMappingId: 'm', apiId: 'orders-named', stage: 'live' }] }
      return { item: [{ domainName: 'old.example.test', securityPolicy: 'TLS_1_0', ...regional }] }
    default:
      if (inner === undefined) return { items: ids ? ['chat', 'chat-open'].map(webApi) : [] }
      return { items: [{ stageName: 'live', ...(id === 'chat' && logging(log)) }] }
  }
}

const regional = { endpointConfiguration: { types: ['REGIONAL'] } }
const logging = (destinationArn: string) => ({ accessLogSettings: { destinationArn } })

/** One is called by its own host, one by whichever edge is nearest, and one by an old name alone. */
const apis = [
  { id: 'orders', name: 'orders', ...regional, securityPolicy: 'TLS_1_2', disableExecuteApiEndpoint: false },
  { id: 'orders-open', endpointConfiguration: { types: ['EDGE'] }, disableExecuteApiEndpoint: false },
  { id: 'orders-named', ...regional, securityPolicy: 'TLS_1_2', disableExecuteApiEndpoint: true },
].map((api) => ({ ...api, tags: tagMap() }))

const stageOf = (id: string, log: string) => ({
  stageName: 'live',
  tags: tagMap(),
  cacheClusterEnabled: id !== 'orders-named',
  methodSettings: { '*/*': { cachingEnabled: true, cacheDataEncrypted: id === 'orders', loggingLevel: 'OFF' } },
  ...(id !== 'orders-open' && logging(log)),
})

const webApi = (apiId: string) => ({
  apiId,
  name: apiId,
  protocolType: apiId === 'chat' ? 'WEBSOCKET' : 'HTTP',
  tags: tagMap(),
})
