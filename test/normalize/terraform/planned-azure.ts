// Resources of azurerm as a plan tells of them, made of rows, and as Azure would tell of the same.
import type { PlannedRow } from '../../../src/model/planned.ts'
import type { Observation } from '../../../src/model/observation.ts'
import { usualOf } from '../../sources/terraform/sample-plan.ts'
import { observedWith, subscriptionId } from '../azure/observed.ts'

export const group = `/subscriptions/${subscriptionId}/resourceGroups/shop`
export const at = (path: string): string => `${group}/providers/${path}`

type Values = Record<string, unknown>

/** New, and in West Europe. `id`: as other rows call it. */
export const row = (type: string, id: string, values: Values, more: Partial<PlannedRow> = {}): PlannedRow => ({
  address: `${type}.x`,
  type,
  isNew: true,
  removed: [],
  sets: [],
  usual: usualOf(type),
  values,
  id,
  name: id.slice(id.lastIndexOf('/') + 1),
  partition: 'AzureCloud',
  account: subscriptionId,
  region: 'westeurope',
  ...more,
})

/** The first of the rows is the resource, the others say more of it. */
export function planned(type: string, rows: readonly PlannedRow[]): Observation {
  const [{ id, region } = row('', '', {})] = rows
  return {
    kind: 'observation',
    provider: 'azure',
    partition: 'AzureCloud',
    account: subscriptionId,
    ...(region === undefined ? {} : { region }),
    type,
    nativeId: id,
    source: 'terraform',
    answers: rows.map((body) => ({
      origin: { operation: `terraform:${body.type}`, observedAt: '2026-11-23T12:00:00.000Z' },
      body,
    })),
  }
}

export function live(type: string, id: string, body: Values, beside: Record<string, object>): Observation {
  const name = id.slice(id.lastIndexOf('/') + 1)
  const whole = { id, name, location: 'westeurope', tags: {}, ...body }
  return { ...observedWith(type, whole, beside), source: 'live' }
}
