// Microsoft.Databricks/workspaces: notebooks and tables, the storage account that the workspace keeps for itself, and the keys of its parts.
import * as v from 'valibot'
import { gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference, weakest } from './encryption.ts'
import { pairReference } from './pair.ts'
import { caseless, enabled } from './words.ts'

const type = 'Microsoft.Databricks/workspaces'

export function databricksWorkspace(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const parameters = ['properties', 'parameters']
  const entities = ['properties', 'encryption', 'entities']
  // Left out where Microsoft has the key.
  const storage = body.settingOr([...parameters, 'encryption', 'value'], ownKey, null)
  const services = body.settingOr([...entities, 'managedServices'], vaultKey, null)
  const disks = body.settingOr([...entities, 'managedDisk'], vaultKey, null)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      // https://learn.microsoft.com/azure/databricks/security/keys/customer-managed-keys: of its storage, of its services, of its disks
      ...encryptedAlways(weakest(storage, services, disks)),
      exposure: { public: body.setting(['properties', 'publicNetworkAccess'], enabled) },
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azure-databricks-storage-encryption', storage),
      keyReference('azure-databricks-services-encryption', services),
      keyReference('azure-databricks-disk-encryption', disks),
      account(body),
      pairReference(
        'azure-databricks-storage-pair',
        body.setting([...parameters, 'storageAccountSkuName', 'value'], isGeo),
        'replica',
      ),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const spelled = (word: string) =>
  v.pipe(
    v.string(),
    v.check((source) => source.toLowerCase() === word),
  )

const providers = v.pipe(
  v.object({ keySource: spelled('default') }),
  v.transform(() => null),
)

/** Of the storage account: its keys are in lower case on the wire. */
const ownKey = v.union([
  providers,
  v.pipe(
    v.object({ keySource: spelled('microsoft.keyvault'), keyvaulturi: host }),
    v.transform(({ keyvaulturi }) => keyvaulturi),
  ),
])

const vaultKey = v.union([
  providers,
  v.pipe(
    v.object({ keySource: spelled('microsoft.keyvault'), keyVaultProperties: v.object({ keyVaultUri: host }) }),
    v.transform(({ keyVaultProperties }) => keyVaultProperties.keyVaultUri),
  ),
])

/** In a resource group of its own, where nobody tags anything: https://learn.microsoft.com/azure/databricks/dbfs/ */
const account = ({ setting }: ArmBody) =>
  pointers(
    'replica',
    'azure-databricks-storage',
    setting(['properties', 'parameters', 'storageAccountName', 'value'], caseless),
    (name, from) => [{ locator: known(name, from) }],
  )

/** As the SKUs of storage accounts: `Standard_GRS` is what Azure makes of a setting that nobody made. */
const isGeo = v.pipe(
  v.string(),
  v.transform((sku) => sku.slice(sku.lastIndexOf('_') + 1).toUpperCase()),
  v.picklist(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS']),
  v.transform((word) => word.includes('G')),
)
