// The audit of an SQL server or database, or of Synapse: whether it is kept, and where.
import * as v from 'valibot'
import { chain, type Fact, gather, known, partial } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { beside } from './beside.ts'

/** https://learn.microsoft.com/rest/api/sql/server-blob-auditing-policies/get */
const policy = v.pipe(
  v.object({
    properties: v.object({
      state: v.picklist(['Enabled', 'Disabled']),
      storageEndpoint: v.nullish(v.string(), ''),
      isAzureMonitorTargetEnabled: v.nullish(v.boolean(), false),
    }),
  }),
  v.transform(({ properties: { state, storageEndpoint, isAzureMonitorTargetEnabled } }) => ({
    kept: state === 'Enabled',
    host: URL.parse(storageEndpoint)?.hostname.toLowerCase(),
    monitor: isAzureMonitorTargetEnabled,
  })),
)

export type Audit = Fact<v.InferOutput<typeof policy>>

export const auditing = (observation: Observation, action: string): Audit => beside(observation, action, policy)

/** `monitor`: where that goes which is sent to Azure Monitor. */
export function auditSinks(mechanism: string, audit: Audit, monitor: Fact<Reference[]>): Fact<Reference[]> {
  if (audit.state === 'unknown') return partial([{ role: 'log-sink', mechanism, locator: audit }], audit.reason, [])
  return chain(audit, ({ kept, host, monitor: sent }, from) => {
    const store: Reference[] =
      kept && host !== undefined ? [{ role: 'log-sink', mechanism, locator: known(host, from) }] : []
    return kept && sent ? gather(known(store, from), monitor) : known(store, from)
  })
}
