// Microsoft.KeyVault/managedHSMs: where keys are that no other customer shares a device with, in one region or two.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { gather } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { host } from './encryption.ts'
import { otherRegions } from './other-regions.ts'

const type = 'Microsoft.KeyVault/managedHSMs'

export function managedHsm(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const endpoint = body.setting(['properties', 'hsmUri'], host)
  const regions = beside(observation, `${type}/regions/read`, listOf(region))
  return armResource(observation, body, {
    type,
    ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
    holds: 'key',
    facets: {},
    references: gather(
      // https://learn.microsoft.com/azure/key-vault/managed-hsm/multi-region-replication
      otherRegions('azure-hsm-region', regions, body.location.region),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const region = v.pipe(
  v.object({ name: v.pipe(v.string(), v.nonEmpty()) }),
  v.transform(({ name }) => regionName(name)),
)
