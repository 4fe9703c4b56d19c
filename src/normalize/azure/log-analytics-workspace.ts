// Microsoft.OperationalInsights/workspaces: how long logs are kept, and the region and the stores that they are copied to.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Days } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, keyReference, type VaultKey } from './encryption.ts'
import { caseless as text } from './words.ts'

const type = 'Microsoft.OperationalInsights/workspaces'

export function logAnalyticsWorkspace(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = keyOf(body)
  const tables = beside(observation, `${type}/tables/read`, listOf(table))
  return armResource(observation, body, {
    type,
    holds: 'log',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/azure-monitor/logs/data-security
      // Whoever may can purge what is in it, or delete it: https://learn.microsoft.com/azure/azure-monitor/logs/personal-data-mgmt
      retention: { days: longest(tables), locked: known(false, []) },
      logStore: { days: shortest(tables) },
      classification: unclassified,
      ...placedLater,
    },
    references: gather(
      keyReference('azure-log-analytics-encryption', key),
      replica(observation, body),
      exports(observation),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

/** Only a dedicated cluster can have a key of the customer's, and only it says so: https://learn.microsoft.com/azure/azure-monitor/logs/customer-managed-keys */
const keyOf = ({ settingOr }: ArmBody): VaultKey =>
  chain(settingOr(['properties', 'features', 'clusterResourceId'], text, null), (cluster, from) =>
    cluster === null ? known(null, from) : unknown('unresolved', 'Microsoft.OperationalInsights/clusters/read'),
  )

/** https://learn.microsoft.com/rest/api/loganalytics/tables/list-by-workspace: the total has what is archived too. */
const table = v.pipe(
  v.object({ properties: v.object({ totalRetentionInDays: v.pipe(v.number(), v.minValue(1)) }) }),
  v.transform(({ properties }) => properties.totalRetentionInDays),
)

/** Each table may have a time of its own. No workspace is without tables, so an empty list is no answer. */
const bound = (days: Fact<number[]>, pick: (...all: number[]) => number): Fact<Days> =>
  chain(days, (all, from) => (all.length === 0 ? unknown('malformed') : known(pick(...all), from)))

const longest = (days: Fact<number[]>): Fact<Days> => bound(days, Math.max)
const shortest = (days: Fact<number[]>): Fact<Days> => bound(days, Math.min)

const replication = v.union([
  v.pipe(
    v.object({ enabled: v.literal(true), location: text }),
    v.transform(({ location }) => regionName(location)),
  ),
  v.pipe(
    v.object({ enabled: v.nullish(v.literal(false)) }),
    v.transform(() => null),
  ),
])

/**
 * https://learn.microsoft.com/azure/azure-monitor/logs/workspace-replication. The version that is asked live knows the
 * setting, and leaves it out where nobody has turned it on.
 */
function replica({ account }: Observation, { newSettingOr }: ArmBody): Fact<Reference[]> {
  const told = newSettingOr(['properties', 'replication'], replication, null)
  return pointers('replica', 'azure-log-analytics-replica', told, (region, from) =>
    region === null ? [] : [{ locator: known(`azure-region:${region}`, from), account }],
  )
}

const rule = v.pipe(
  v.object({
    properties: v.object({ enable: v.nullish(v.boolean(), true), destination: v.object({ resourceId: text }) }),
  }),
  v.transform(({ properties: { enable, destination } }) => ({ on: enable, to: destination.resourceId })),
)

/** To a storage account or to Event Hubs: https://learn.microsoft.com/azure/azure-monitor/logs/logs-data-export */
const exports = (observation: Observation): Fact<Reference[]> =>
  pointers(
    'log-sink',
    'azure-log-analytics-export',
    beside(observation, `${type}/dataExports/read`, listOf(rule)),
    (all, from) => all.filter(({ on }) => on).map(({ to }) => ({ locator: known(to, from) })),
  )
