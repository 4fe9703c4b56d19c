// Resource Graph: the bodies of a thousand resources in one answer, where ARM gives them one by one.
import type { Origin } from '../../model/resource.ts'
import { isRecord } from '../../model/json.ts'
import type { Action } from './action.ts'
import type { Caller } from './caller.ts'
import { type Halt, haltAt } from './listing.ts'

export type Row = Readonly<Record<string, unknown>> & { id: string; type: string }

/** A body, by whichever list of many it was told. */
export interface Told {
  row: Row
  origin: Origin
}

export const reading: Action = 'Microsoft.ResourceGraph/resources/read'
const mostRows = 1_000

/** Of what it has not told ARM may be asked, which then says why if it does not tell; why it has not, where that is all, comes last. */
export async function* graphRows(
  caller: Pick<Caller, 'subscription' | 'ask'>,
  types: readonly string[],
  table = 'resources',
): AsyncGenerator<Told | Halt, void, undefined> {
  const tokens = new Set<string>()
  let token = ''
  do {
    const reply = await caller.ask({
      action: reading,
      url: '/providers/Microsoft.ResourceGraph/resources',
      apiVersion: '2024-04-01',
      body: {
        subscriptions: [caller.subscription],
        query: queryFor(table, types),
        options: { resultFormat: 'objectArray', $top: mostRows, ...(token === '' ? {} : { $skipToken: token }) },
      },
    })
    if ('error' in reply) return yield reply
    const { origin, body } = reply
    const data = isRecord(body) ? body['data'] : undefined
    if (!isRecord(body) || !Array.isArray(data)) return yield { origin, error: 'MissingList' }
    for (const row of data as unknown[]) if (isRow(row)) yield { row, origin }
    const next = body['$skipToken'] ?? ''
    if (typeof next !== 'string') return yield { origin, error: 'MalformedLink' }
    const halt = haltAt(next, tokens)
    if (halt !== undefined) return yield { origin, error: halt }
    token = next
  } while (token !== '')
}

/** Without an order there is no token, and what is above the thousandth row is lost. */
const queryFor = (table: string, types: readonly string[]): string =>
  [
    table,
    `where type in~ (${types.map((type) => `'${type}'`).join(', ')})`,
    'project id, name, type, location, kind, sku, zones, identity, managedBy, tags, properties',
    'order by id asc',
  ].join(' | ')

/** One without properties tells no more than the list does. */
export const isRow = (row: unknown): row is Row =>
  isRecord(row) && typeof row['id'] === 'string' && typeof row['type'] === 'string' && isRecord(row['properties'])
