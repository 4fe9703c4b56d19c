// The audit of an SQL server or database: whether it is kept, and where.
import * as v from 'valibot'
import { chain, type Fact, gather, known, partial } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { beside } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'

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

const mechanism = 'azure-sql-audit'

/** What goes to Azure Monitor goes on from the diagnostic settings of the server's own database. */
export const auditSinks = (observation: Observation, own: Audit, ofServer: Audit): Fact<Reference[]> =>
  gather(sinksOf(observation, own), sinksOf(observation, ofServer))

function sinksOf(observation: Observation, audit: Audit): Fact<Reference[]> {
  if (audit.state === 'unknown') return partial([{ role: 'log-sink', mechanism, locator: audit }], audit.reason, [])
  return chain(audit, ({ kept, host, monitor }, from) => {
    const store: Reference[] =
      kept && host !== undefined ? [{ role: 'log-sink', mechanism, locator: known(host, from) }] : []
    return kept && monitor ? gather(known(store, from), logSinks(diagnosticSettings(observation))) : known(store, from)
  })
}
