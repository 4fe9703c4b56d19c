// The audit of an SQL server or database, or of Synapse: whether it is kept, and where.
import * as v from 'valibot'
import { chain, type Fact, gather, known, partialAs, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { besideEach, unanswered } from './beside.ts'
import { enabled } from './words.ts'

/** https://learn.microsoft.com/rest/api/sql/extended-server-blob-auditing-policies/get */
const policy = v.pipe(
  v.object({
    properties: v.object({
      state: enabled,
      storageEndpoint: v.nullish(v.string(), ''),
      isAzureMonitorTargetEnabled: v.nullish(v.boolean(), false),
      auditActionsAndGroups: v.nullish(v.array(v.string())),
      predicateExpression: v.nullish(v.string(), ''),
    }),
  }),
  v.transform(({ properties: { state, storageEndpoint, isAzureMonitorTargetEnabled, ...what } }) => ({
    kept: state,
    host: URL.parse(storageEndpoint)?.hostname.toLowerCase(),
    monitor: isAzureMonitorTargetEnabled,
    actions: what.auditActionsAndGroups ?? undefined,
    isFiltered: what.predicateExpression.trim() !== '',
  })),
)

export type Audit = Fact<v.InferOutput<typeof policy>>

/** `of`: the type of what is audited. What a plan tells bears the older name. */
export function auditing(observation: Observation, of: string): Audit {
  const [live, planned] = [`${of}/extendedAuditingSettings/read`, `${of}/auditingSettings/read`] as const
  const [told = unanswered(observation, live)] = [live, planned].flatMap((action) =>
    besideEach(observation, action, policy),
  )
  return told
}

/** The logs of Azure Monitor that an audit is one of. */
export const auditLogs = ['SQLSecurityAuditEvents']

/** Every statement: https://learn.microsoft.com/azure/azure-sql/database/auditing-overview */
const statements = 'BATCH_COMPLETED_GROUP'

/** Whether each access is written down and kept; `monitored`: whether what is sent to Azure Monitor is kept there. */
export const recordsAccess = (audit: Audit, monitored: Fact<boolean>): Fact<boolean> =>
  chain(audit, ({ kept, host, monitor, actions, isFiltered }, from) => {
    if (!kept) return known(false, from)
    // What it leaves out is said in SQL.
    if (isFiltered) return unknown('unsupported')
    if (actions === undefined) return unknown('not-recorded')
    if (!actions.includes(statements)) {
      // `SELECT on SCHEMA::dbo BY public`: of what it is about, Azure Resource Manager does not say how much there is.
      return actions.some((action) => / on /i.test(action)) ? unknown('unsupported') : known(false, from)
    }
    if (host !== undefined) return known(true, from)
    return monitor ? monitored : known(false, from)
  })

/** `monitor`: where that goes which is sent to Azure Monitor. */
export function auditSinks(mechanism: string, audit: Audit, monitor: Fact<Reference[]>): Fact<Reference[]> {
  if (audit.state === 'unknown') return partialAs([{ role: 'log-sink', mechanism, locator: audit }], audit, [])
  return chain(audit, ({ kept, host, monitor: sent }, from) => {
    const store: Reference[] =
      kept && host !== undefined ? [{ role: 'log-sink', mechanism, locator: known(host, from) }] : []
    return kept && sent ? gather(known(store, from), monitor) : known(store, from)
  })
}
