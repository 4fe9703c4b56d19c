// Azure under its own limits: a loopback Resource Manager with the documented bucket of reads (250, and 25 more each second).
import { observeAzure } from '../src/sources/azure/index.ts'
import { armServer, type Body, type Estate } from '../test/servers/arm.ts'
import type { Figure } from './figure.ts'

const subscription = '0a1b2c3d-0000-4000-8000-000000000001'
const bucket = { burst: 250, perSecond: 25 }

/** How many of ten thousand: an assumed subscription. What is no store is listed and asked nothing more. */
const mix: readonly [type: string, count: number, extra?: object][] = [
  ['Microsoft.Storage/storageAccounts', 400, { kind: 'StorageV2', allowBlobPublicAccess: false }],
  ['Microsoft.Sql/servers/databases', 600],
  ['Microsoft.Sql/servers', 150],
  ['Microsoft.DocumentDB/databaseAccounts', 60],
  ['Microsoft.KeyVault/vaults', 200],
  ['Microsoft.DBforPostgreSQL/flexibleServers', 40],
  ['Microsoft.DBforMySQL/flexibleServers', 40],
  [
    'Microsoft.RecoveryServices/vaults',
    20,
    { redundancySettings: { standardTierStorageRedundancy: 'LocallyRedundant' } },
  ],
  ['Microsoft.Compute/disks', 1_500],
  ['Microsoft.Compute/snapshots', 500],
  ['Microsoft.CognitiveServices/accounts', 60],
  ['Microsoft.EventHub/namespaces', 40],
  ['Microsoft.ServiceBus/namespaces', 40],
  ['Microsoft.Cache/redis', 20, { linkedServers: [] }],
  ['Microsoft.Web/sites', 400],
  ['Microsoft.ContainerRegistry/registries', 20],
  ['Microsoft.DataFactory/factories', 10],
  ['Microsoft.Network/networkInterfaces', 5_900],
]

function estateOf(count: number): Estate {
  const resources = mix.flatMap(([type, share, extra = {}]) =>
    Array.from({ length: Math.round((share * count) / 10_000) }, (_, index) => bodyOf(type, index, extra)),
  )
  return { subscriptions: [{ subscriptionId: subscription }], resources }
}

/** Four databases to a server. */
function bodyOf(type: string, index: number, extra: object): Body {
  const [service = '', ...kinds] = type.split('/')
  const above = type.startsWith('Microsoft.Sql/') ? 'server' : 'one'
  const names = kinds.length === 1 ? [`${above}-${index}`] : [`server-${index >> 2}`, `one-${index}`]
  const path = kinds.map((kind, depth) => `${kind}/${names[depth]}`).join('/')
  const id = `/subscriptions/${subscription}/resourceGroups/rg/providers/${service}/${path}`
  return { id, type, location: 'westeurope', properties: { ...extra }, ...extra }
}

export async function azureFigures(): Promise<Figure[]> {
  const throttled = await measured(3_000)
  const large = await measured(10_000, false)
  const fast = await measured(10_000, false, true)
  const bound = (throttled.calls - bucket.burst) / bucket.perSecond
  return [
    {
      what: `Azure: 3,000 resources at the rate that ARM bears (promise: 1.1 times; lost: ${throttled.lost}, promise: none)`,
      measured: `${throttled.seconds.toFixed(1)} s, ${throttled.refused} questions sent away`,
      baseline: `${bound.toFixed(1)} s for ${throttled.calls} calls`,
      ratio: throttled.seconds / bound,
    },
    {
      what: `Azure: calls for 10,000 resources (promise: 4,700; lost: ${large.lost})`,
      measured: `${large.calls} calls, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most with the server beside (promise: 300)`,
      baseline: '4,700 calls',
      ratio: large.calls / 4_700,
    },
    {
      what: `Azure: calls for 10,000 resources with --fast (promise: 40; lost: ${fast.lost})`,
      measured: `${fast.calls} calls in ${fast.seconds.toFixed(1)} s`,
      baseline: '40 calls',
      ratio: fast.calls / 40,
    },
  ]
}

async function measured(count: number, isThrottled = true, fast = false) {
  const estate = estateOf(count)
  await using server = await armServer(estate, isThrottled ? { bucket } : {})
  const identity = {
    cloud: { name: 'AzureCloud' as const, endpoint: server.endpoint, scope: '', exchange: '' },
    tenant: '',
    principal: 'nobody',
  }
  const pace = isThrottled ? {} : { rate: { burst: 100_000, perSecond: 100_000 } }
  const started = performance.now()
  const seen = new Set<string>()
  let unanswered = 0
  const options = { regions: 'all' as const, clock: () => new Date().toISOString(), identity, fast, ...pace }
  for await (const told of observeAzure(options)) {
    if (!('record' in told)) continue
    const { record } = told
    if (record.kind === 'gap') unanswered += 1
    if (record.kind !== 'observation') continue
    seen.add(record.nativeId)
    unanswered += record.answers.filter((answer) => 'error' in answer && answer.error === 'TooManyRequests').length
  }
  return {
    seconds: (performance.now() - started) / 1000,
    calls: server.calls.length - server.throttled(),
    refused: server.throttled(),
    lost: estate.resources.filter(({ id }) => !seen.has(id.toLowerCase())).length + unanswered,
  }
}
