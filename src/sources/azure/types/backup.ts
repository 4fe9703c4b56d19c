// Vaults of Azure Backup and Site Recovery, old and new: what they hold, and how far it is copied.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const vaults = 'Microsoft.RecoveryServices/vaults'
const backupVaults = 'Microsoft.DataProtection/backupVaults'
const backup = '2023-06-01'

const item = `${vaults}/replicationFabrics/replicationProtectionContainers/replicationProtectedItems`

/** The rest are names of machines and networks, and who has done what. */
const replicated = (one: unknown): unknown => {
  if (!isRecord(one) || !isRecord(one['properties'])) return one
  const { providerSpecificDetails: details } = one['properties']
  if (!isRecord(details)) return one
  const { instanceType, fabricObjectId, primaryFabricLocation, recoveryFabricLocation, protectedManagedDisks } = details
  const kept = { instanceType, fabricObjectId, primaryFabricLocation, recoveryFabricLocation, protectedManagedDisks }
  return { id: one['id'], name: one['name'], type: item, properties: { providerSpecificDetails: kept } }
}

/** The bodies of older vaults do not speak of it. */
function saysNoRedundancy({ properties }: Readonly<Record<string, unknown>>): boolean {
  const settings = isRecord(properties) ? properties['redundancySettings'] : undefined
  return !isRecord(settings) || typeof settings['standardTierStorageRedundancy'] !== 'string'
}

export const backupTypes: readonly ArmType[] = [
  {
    type: vaults,
    apiVersion: '2024-04-01',
    asks: [
      {
        action: `${vaults}/backupstorageconfig/read`,
        path: '/backupstorageconfig/vaultstorageconfig',
        apiVersion: backup,
        when: saysNoRedundancy,
      },
      { action: `${vaults}/backupProtectedItems/read`, path: '/backupProtectedItems', apiVersion: backup, list: true },
      diagnosticSettings,
    ],
    // Machines that Site Recovery copies elsewhere: https://learn.microsoft.com/rest/api/site-recovery/replication-protected-items/list
    holds: [
      {
        type: item,
        action: `${vaults}/replicationProtectedItems/read`,
        path: '/replicationProtectedItems',
        apiVersion: '2024-04-01',
        keep: replicated,
      },
    ],
  },
  {
    type: backupVaults,
    apiVersion: '2024-04-01',
    asks: [
      { action: `${backupVaults}/backupInstances/read`, path: '/backupInstances', list: true },
      diagnosticSettings,
    ],
  },
]
