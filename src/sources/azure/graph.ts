// Resource Graph: the bodies of a thousand resources in one answer, where ARM gives them one by one.
import type { Origin } from '../../model/resource.ts'
import { isRecord } from '../../model/json.ts'
import type { Action } from './action.ts'
import type { Caller } from './caller.ts'
import { mostPages } from './listing.ts'

export type Row = Readonly<Record<string, unknown>> & { id: string; type: string }

const reading: Action = 'Microsoft.ResourceGraph/resources/read'
const mostRows = 1_000

/**
 * Ends early, and silently, where it is refused or does not make sense: what it has not told is asked of ARM, which then
 * says why if it does not tell.
 */
export async function* graphRows(
  caller: Caller,
  types: readonly string[],
): AsyncGenerator<{ row: Row; origin: Origin }, void, undefined> {
  const tokens = new Set<unknown>()
  let token: unknown
  do {
    tokens.add(token)
    const reply = await caller.ask({
      action: reading,
      url: '/providers/Microsoft.ResourceGraph/resources',
      apiVersion: '2024-04-01',
      body: {
        subscriptions: [caller.subscription],
        query: queryFor(types),
        options: { resultFormat: 'objectArray', $top: mostRows, ...(token === undefined ? {} : { $skipToken: token }) },
      },
    })
    if ('error' in reply || !isRecord(reply.body)) return
    const { origin, body } = reply
    const { data } = body
    if (!Array.isArray(data)) return
    for (const row of data as unknown[]) if (isRow(row)) yield { row, origin }
    token = body['$skipToken']
  } while (typeof token === 'string' && token !== '' && !tokens.has(token) && tokens.size < mostPages)
}

/** Without an order there is no token, and what is above the thousandth row is lost. */
const queryFor = (types: readonly string[]): string =>
  [
    'resources',
    `where type in~ (${types.map((type) => `'${type}'`).join(', ')})`,
    'project id, name, type, location, kind, sku, zones, identity, managedBy, tags, properties',
    'order by id asc',
  ].join(' | ')

/** One without properties tells no more than the list does. */
const isRow = (row: unknown): row is Row =>
  isRecord(row) && typeof row['id'] === 'string' && typeof row['type'] === 'string' && isRecord(row['properties'])
