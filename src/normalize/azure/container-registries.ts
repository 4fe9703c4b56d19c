// Microsoft.ContainerRegistry/registries: container images, under whose key they lie, and the regions that they are copied to.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { allTrue, type Fact, gather } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { chosenKey, encryptedAlways, keyReference } from './encryption.ts'
import { otherRegions } from './other-regions.ts'
import { access, isOpen, ruleSet } from './public-access.ts'
import { caseless } from './words.ts'

const type = 'Microsoft.ContainerRegistry/registries'

export function containerRegistry(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = chosenKey(body, 'status', isCustomers, ['keyVaultProperties', 'keyIdentifier'])
  const copies = beside(observation, `${type}/replications/read`, listOf(replication))
  const diagnostics = diagnosticSettings(observation)
  const endpoint = body.setting(['properties', 'loginServer'], caseless)
  return armResource(observation, body, {
    type,
    ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys
      // https://learn.microsoft.com/azure/container-registry/monitor-container-registry-reference: each push and each pull
      logging: { dataAccess: keepsLogs(diagnostics, ['ContainerRegistryRepositoryEvents']) },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      ...placedLater,
    },
    references: gather(
      keyReference('azure-registry-encryption', key),
      otherRegions('azure-registry-replica', copies, body.location.region),
      logSinks(diagnostics),
    ),
  })
}

const isCustomers = v.pipe(
  v.picklist(['enabled', 'disabled']),
  v.transform((status) => status === 'enabled'),
)

const replication = v.pipe(
  v.object({ location: v.pipe(v.string(), v.nonEmpty()) }),
  v.transform(({ location }) => regionName(location)),
)

/** Whoever knows the name of an image, from anywhere. Only the dearest registries have rules for networks. */
const isPublic = ({ setting, settingOr }: ArmBody): Fact<boolean> =>
  allTrue(
    setting(['properties', 'anonymousPullEnabled'], v.boolean()),
    isOpen(setting(['properties', 'publicNetworkAccess'], access)),
    settingOr(['properties', 'networkRuleSet'], ruleSet, true),
  )
