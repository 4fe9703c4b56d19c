// Microsoft.Insights/components: what an application tells of its users, and the workspace that it is written to.
import * as v from 'valibot'
import { chain, type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { caseless as id } from './words.ts'

const type = 'Microsoft.Insights/components'

/** How it is encrypted and how long it stays is a matter of the workspace. */
export function applicationInsights(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  return armResource(observation, body, {
    type,
    holds: 'log',
    facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
    references: gather(workspace(body), logSinks(diagnosticSettings(observation))),
  })
}

const modes = v.picklist(['ApplicationInsights', 'ApplicationInsightsWithDiagnosticSettings', 'LogAnalytics'])
/** Old ones keep it themselves: https://learn.microsoft.com/azure/azure-monitor/app/convert-classic-resource */
const workspace = ({ setting }: ArmBody): Fact<Reference[]> =>
  pointers(
    'log-sink',
    'azure-application-insights-workspace',
    chain(setting(['properties', 'IngestionMode'], modes), (mode, from): Fact<string | null> =>
      mode === 'LogAnalytics' ? setting(['properties', 'WorkspaceResourceId'], id) : known(null, from),
    ),
    (at, from) => (at === null ? [] : [{ locator: known(at, from) }]),
  )
