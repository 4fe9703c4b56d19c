// Vaults of Azure Backup and Site Recovery, old and new: what they hold, and how far it is copied.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const vaults = 'Microsoft.RecoveryServices/vaults'
const backupVaults = 'Microsoft.DataProtection/backupVaults'
const backup = '2023-06-01'

const item = `${vaults}/replicationFabrics/replicationProtectionContainers/replicationProtectedItems`

/** The rest are names of machines and networks, who has done what, and figures that differ from hour to hour. */
function replicated(one: unknown): unknown {
  if (!isRecord(one)) return one
  const { id, name, properties } = one
  const details = isRecord(properties) ? properties['providerSpecificDetails'] : undefined
  return { id, name, type: item, properties: isRecord(details) ? { providerSpecificDetails: placed(details) } : {} }
}

function placed(details: Readonly<Record<string, unknown>>): object {
  const { instanceType, fabricObjectId, primaryFabricLocation, recoveryFabricLocation } = details
  const { protectedManagedDisks: disks } = details
  const protectedManagedDisks = Array.isArray(disks)
    ? disks.map((disk: unknown) => (isRecord(disk) ? { diskId: disk['diskId'] } : disk))
    : disks
  return { instanceType, fabricObjectId, primaryFabricLocation, recoveryFabricLocation, protectedManagedDisks }
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
