// Microsoft.MachineLearningServices/workspaces: where experiments keep their data, their secrets and their images, and where they run.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { chosenKey, encryptedAlways, keyReference } from './encryption.ts'
import { caseless as id, enabled } from './words.ts'

const type = 'Microsoft.MachineLearningServices/workspaces'

export function machineLearningWorkspace(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = chosenKey(body, 'status', enabled, ['keyVaultProperties', 'keyIdentifier'])
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/machine-learning/concept-data-encryption
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azureml-encryption', key),
      // The vault with the secrets that open its stores.
      needed(body, 'keyVault', 'key', 'azureml-key-vault'),
      needed(body, 'storageAccount', 'replica', 'azureml-storage'),
      optional(body, 'containerRegistry', 'replica', 'azureml-registry'),
      optional(body, 'applicationInsights', 'log-sink', 'azureml-application-insights'),
      computes(observation),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

/** There is no workspace without them. */
const needed = (body: ArmBody, name: string, role: Reference['role'], mechanism: string): Fact<Reference[]> =>
  pointers(role, mechanism, body.setting(['properties', name], id), (at, from) => [{ locator: known(at, from) }])

const optional = (body: ArmBody, name: string, role: Reference['role'], mechanism: string): Fact<Reference[]> =>
  pointers(role, mechanism, body.settingOr(['properties', name], id, null), (at, from) =>
    at === null ? [] : [{ locator: known(at, from) }],
  )

const text = v.nullish(v.pipe(v.string(), v.nonEmpty()))

/** What was made here has a location; what was attached is a resource of its own, wherever that is. */
const compute = v.pipe(
  v.object({ properties: v.object({ computeLocation: text, resourceId: text }) }),
  v.transform(({ properties: { computeLocation: region, resourceId } }) =>
    typeof region === 'string' ? `azure-region:${regionName(region)}` : resourceId?.toLowerCase(),
  ),
)

/** Which may be of another region than the workspace: https://learn.microsoft.com/azure/machine-learning/how-to-create-attach-compute-cluster */
function computes(observation: Observation): Fact<Reference[]> {
  const { account } = observation
  const all = beside(observation, `${type}/computes/read`, listOf(compute))
  return pointers('replica', 'ai-compute', all, (each, from) =>
    [...new Set(each)].map((at) =>
      at === undefined ? { locator: unknown('unresolved') } : { locator: known(at, from), account },
    ),
  )
}
