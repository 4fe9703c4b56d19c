// Vaults of Azure Backup, old and new: what they hold, and how far it is copied.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const vaults = 'Microsoft.RecoveryServices/vaults'
const backupVaults = 'Microsoft.DataProtection/backupVaults'
const backup = '2023-06-01'

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
