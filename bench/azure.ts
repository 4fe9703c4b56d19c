// Azure under its own limits: a loopback Resource Manager with the documented bucket of reads (250, and 25 more each second).
import { observeAzure } from '../src/sources/azure/index.ts'
import { armServer } from '../test/servers/arm.ts'
import { estateOf } from './azure-mix.ts'
import type { Figure } from './figure.ts'

/** As it is documented for ARM. */
export const bucket = { burst: 250, perSecond: 25 }

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
      measured: `${large.calls} calls`,
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
