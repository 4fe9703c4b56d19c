// Microsoft.Network/networkWatchers/flowLogs: who spoke with whom in a network, and where the records of it are put.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { caseless as id } from './words.ts'

const type = 'Microsoft.Network/networkWatchers/flowLogs'

export function flowLog(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const enabled = body.setting(['properties', 'enabled'], v.boolean())
  return armResource(observation, body, {
    type,
    holds: 'metadata',
    facets: {},
    references:
      enabled.state !== 'unknown' && !enabled.value ? known([], enabled.from) : gather(store(body), analytics(body)),
  })
}

const store = ({ setting }: ArmBody): Fact<Reference[]> =>
  pointers('log-sink', 'azure-flow-log', setting(['properties', 'storageId'], id), (account, from) => [
    { locator: known(account, from) },
  ])

const analysis = v.union([
  v.pipe(
    v.object({ enabled: v.literal(false) }),
    v.transform(() => null),
  ),
  v.object({
    enabled: v.literal(true),
    workspaceResourceId: id,
    workspaceRegion: v.pipe(v.string(), v.nonEmpty(), v.transform(regionName)),
  }),
])

/** Left out where nobody has asked for it: https://learn.microsoft.com/azure/network-watcher/traffic-analytics */
function analytics({ settingOr }: ArmBody): Fact<Reference[]> {
  const path = ['properties', 'flowAnalyticsConfiguration', 'networkWatcherFlowAnalyticsConfiguration']
  return pointers('log-sink', 'azure-traffic-analytics', settingOr(path, analysis, null), (one, from) =>
    one === null ? [] : [{ locator: known(one.workspaceResourceId, from), region: one.workspaceRegion }],
  )
}
