// Everything that can go wrong with the questions about one type, each in turn: nothing unread may be taken for "none".
import type { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap, Observation } from '../../../src/model/observation.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { armTypes } from '../../../src/sources/azure/arm-types.ts'
import { observeAzure } from '../../../src/sources/azure/index.ts'
import type { AzureOptions } from '../../../src/sources/azure/options.ts'
import { factsOf, toResource, withoutOrigins } from '../../normalize/aws/facts-of.ts'
import { type ArmServer, armServer, type Asked, type Body } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'
import { losesOnly } from '../losing.ts'

export const subscription = '0a1b2c3d-0000-4000-8000-000000000001'

/** The id of something in the subscription: `Microsoft.Storage/storageAccounts/records`. */
export const idOf = (path: string): string => `/subscriptions/${subscription}/resourceGroups/health/providers/${path}`

export interface Swept {
  /** Each of one type. */
  resources: readonly Body[]
  /** What is told beside them, by the id of one and the path after it, in lower case. */
  beside?: Readonly<Record<string, object>>
  /** Questions of which no fact is told, so that only the answer itself says that it is missing. */
  untold?: readonly string[]
}

const login = '<!DOCTYPE html><html><body><form action="/login"></form></body></html>'
const error = (status: number, code: string): Bad => ({ status, body: JSON.stringify({ error: { code } }) })

const faults: Readonly<Record<string, Bad>> = {
  denied: error(403, 'AuthorizationFailed'),
  throttled: { ...error(429, 'TooManyRequests'), headers: { 'retry-after': '0' } },
  empty: { status: 200, body: '{}' },
  'a login page': { status: 200, type: 'text/html', body: login },
  'a fault in HTML': { status: 500, type: 'text/html', body: login },
  'cut short': { status: 200, body: '{"value":[', endless: 'cut' },
}

export interface Read {
  seen: Observation[]
  gaps: Gap[]
}

export const optionsFor = ({ endpoint }: Pick<ArmServer, 'endpoint'>, more: Partial<AzureOptions> = {}) => ({
  regions: 'all' as const,
  clock: () => '2026-11-24T00:00:00Z',
  retries: 0,
  identity: {
    cloud: { name: 'AzureCloud' as const, endpoint, scope: '', exchange: '' },
    tenant: '',
    principal: 'nobody',
  },
  ...more,
})

export async function scan(options: Parameters<typeof observeAzure>[0]): Promise<Read> {
  const told = await Array.fromAsync(observeAzure(options))
  const records = told.flatMap((one) => ('record' in one ? [one.record] : []))
  return {
    seen: records.filter((one) => one.kind === 'observation'),
    gaps: records.filter((one) => one.kind === 'gap'),
  }
}

/** What is about the subscription as a whole is another test's. */
async function collect({ resources, beside = {} }: Swept, graph: boolean, spoil?: (asked: Asked) => Bad | undefined) {
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources, beside }
  await using server = await armServer(estate, { graph, lists: graph, ...(spoil === undefined ? {} : { spoil }) })
  const { seen, gaps } = await scan(optionsFor(server))
  return { gaps, seen: seen.filter(({ nativeId }) => nativeId !== subscription) }
}

const named = (seen: readonly Observation[]) => seen.map(({ nativeId }) => nativeId).toSorted()

export function sweep(test: ReturnType<typeof suite>, swept: Swept): void {
  const { resources, untold = [] } = swept
  const type = armTypes.get(resources[0]?.type.toLowerCase() ?? '')
  if (type === undefined) throw new Error('nothing is read of this type')
  const ids = resources.map(({ id }) => id.toLowerCase())
  const concerned = (type.asks ?? []).filter(({ when = () => true }) => resources.some((one) => when(one)))
  const clean = collect(swept, false)

  test(`${type.type}: everything that is there, each a resource`, async () => {
    const { seen, gaps } = await clean
    assert.equal(gaps, [])
    assert.equal(named(seen), ids.toSorted())
    const asked = new Set(seen.flatMap(({ answers }) => answers.map(({ origin }) => origin.operation)))
    for (const { action } of concerned) assert.ok(asked.has(action), `${action} was asked of none`)
    for (const one of seen) toResource(normalize(one))
  })

  test(`${type.type}: Resource Graph tells the same`, async () => {
    const facts = (all: readonly Observation[]) =>
      new Map(all.map((one) => [one.nativeId, withoutOrigins(factsOf(toResource(normalize(one))))]))
    assert.equal(facts((await collect(swept, true)).seen), facts((await clean).seen))
  })

  for (const [fault, bad] of Object.entries(faults)) {
    test(`${type.type}: the body, ${fault}`, async () => {
      const { seen } = await clean
      const spoilt = await collect(swept, false, ({ path }) => (ids.includes(path.toLowerCase()) ? bad : undefined))
      assert.equal(named(spoilt.seen), named(seen))
      losesOnly(seen, spoilt.seen, {
        call: `${type.type}/read`,
        permission: `${type.type}/read`,
        denied: fault === 'denied',
        told: true,
      })
    })
    for (const { action, path, below, named: others, within = (id: string) => id } of concerned) {
      test(`${type.type}: ${action}, ${fault}`, async () => {
        const { seen, gaps } = await clean
        const end = path.toLowerCase()
        const isIt = (asked: Asked) =>
          resources.some((one) => {
            const [from, at] = [within(one.id, one).toLowerCase(), asked.path.toLowerCase()]
            if (others !== undefined) return at.includes(`/providers/${action.replace(/\/read$/, '').toLowerCase()}/`)
            if (below === undefined) return at === `${from}${end}`
            return at.startsWith(`${from}${below.path.toLowerCase()}/`) && at.endsWith(end)
          })
        const spoilt = await collect(swept, false, (asked) => (isIt(asked) ? bad : undefined))
        assert.equal([spoilt.gaps, named(spoilt.seen)], [gaps, named(seen)])
        losesOnly(seen, spoilt.seen, {
          call: action,
          permission: action,
          denied: fault === 'denied',
          told: !untold.includes(action),
        })
      })
    }
  }
}
