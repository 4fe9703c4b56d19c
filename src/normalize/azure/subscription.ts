// Microsoft.Resources/subscriptions: no store; it carries what can only be asked of a subscription as a whole.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { beside, listOf } from './beside.ts'
import { type DiagnosticSettings, diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { policyDefaults } from './policy-defaults.ts'
import { regionGuardrail } from './region-guardrail.ts'

const type = 'Microsoft.Resources/subscriptions'

export function subscription(observation: Observation): Resource {
  const { partition, account, source, answers } = observation
  const settings = diagnosticSettings(observation)
  const regions = beside(observation, `${type}/locations/read`, listOf(location))
  const enabledRegions = chain(regions, namedIn)
  return {
    schema: 1,
    key: ['azure', partition, account, '', type, account].join('|'),
    id: `/subscriptions/${account}`,
    source,
    provider: 'azure',
    partition,
    type,
    name: account,
    owner: { account },
    location: { raw: '', kind: 'none', region: unknown('unresolved') },
    holds: 'none',
    facets: {
      audit: { enabledRegions, unloggedRegions: unlogged(enabledRegions, settings) },
      coverage: { complete: unknown('unresolved') },
      guardrail: regionGuardrail(observation, enabledRegions),
      defaults: policyDefaults(observation),
    },
    labels: unknown('not-recorded', `${type}/read`),
    references: logSinks(settings),
    origins: answers.map(({ origin }) => origin),
  }
}

/** Logical locations are listed among the regions, and are no place where anything could be done. */
const location = v.pipe(
  v.object({ name: v.string(), metadata: v.nullish(v.object({ regionType: v.nullish(v.string()) })) }),
  v.transform(({ name, metadata }) => (metadata?.regionType === 'Logical' ? undefined : regionName(name))),
)

/** No subscription is without regions: an empty list is no answer. */
function namedIn(all: (string | undefined)[], from: number[]): Fact<string[]> {
  const names = all.flatMap((region) => region ?? []).toSorted()
  return names.length === 0 ? unknown('malformed') : known(names, from)
}

/** https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log: one log for all regions, lost after 90 days unless it is kept elsewhere. */
const unlogged = (regions: Fact<string[]>, settings: DiagnosticSettings): Fact<string[]> =>
  chain(keepsLogs(settings, ['Administrative']), (kept, from) => (kept ? known([], from) : regions))
