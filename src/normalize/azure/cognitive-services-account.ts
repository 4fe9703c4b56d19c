// Microsoft.CognitiveServices/accounts: AI services and OpenAI, where what they are asked is worked on, and what they keep.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { chosenKey, encryptedAlways, keyReference } from './encryption.ts'
import { processedAt } from './openai-deployments.ts'
import { caseless } from './words.ts'

const type = 'Microsoft.CognitiveServices/accounts'

export function cognitiveServicesAccount(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = chosenKey(body, 'keySource', isCustomers, ['keyVaultProperties', 'keyVaultUri'])
  const diagnostics = diagnosticSettings(observation)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/ai-services/openai/encrypt-data-at-rest
      // No endpoint takes less, and nothing can be set: https://learn.microsoft.com/azure/ai-services/security-features
      inTransit: { enforced: known(true, [0]), minimumVersion: known(1.2, [0]) },
      // https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-cognitiveservices-accounts-logs
      logging: { dataAccess: keepsLogs(diagnostics, ['RequestResponse']) },
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azure-ai-encryption', key),
      processedAt(observation, body),
      otherRegions(observation, body),
      ownStorage(body),
      monitoring(body),
      logSinks(diagnostics),
    ),
  })
}

const isCustomers = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.picklist(['microsoft.cognitiveservices', 'microsoft.keyvault']),
  v.transform((source) => source === 'microsoft.keyvault'),
)

const regions = v.array(
  v.pipe(
    v.object({ name: v.pipe(v.string(), v.nonEmpty()) }),
    v.transform(({ name }) => regionName(name)),
  ),
)

/** An account of several regions answers from each of them; most have no such list. */
function otherRegions({ account }: Observation, body: ArmBody): Fact<Reference[]> {
  const told = body.settingOr(['properties', 'locations', 'regions'], regions, [])
  return pointers('replica', 'ai-account-region', told, (all, from) =>
    all.map((name) => ({ locator: known(`azure-region:${name}`, from), account })),
  )
}

const storages = v.array(
  v.pipe(
    v.object({ resourceId: caseless }),
    v.transform(({ resourceId }) => resourceId),
  ),
)

/** Of some kinds of account the customer may say which storage account keeps their data: https://learn.microsoft.com/azure/ai-services/speech-service/bring-your-own-storage-speech-resource */
const ownStorage = (body: ArmBody): Fact<Reference[]> =>
  pointers(
    'replica',
    'ai-owned-storage',
    body.settingOr(['properties', 'userOwnedStorage'], storages, []),
    (all, from) => all.map((id) => ({ locator: known(id, from) })),
  )

/** The storage account that the monitoring of its models writes to: https://learn.microsoft.com/rest/api/aiservices/accountmanagement/accounts/get */
const monitoring = (body: ArmBody): Fact<Reference[]> =>
  pointers(
    'log-sink',
    'ai-monitor-storage',
    body.settingOr(['properties', 'raiMonitorConfig', 'adxStorageResourceId'], caseless, null),
    (id, from) => (id === null ? [] : [{ locator: known(id, from) }]),
  )
