// azurerm_recovery_services_vault and azurerm_data_protection_backup_vault: how far what they keep is copied, their key, and of what they keep backups.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, keyUrl, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, isSet, of, textIn } from './values.ts'

const vaults = 'Microsoft.RecoveryServices/vaults'
const backupVaults = 'Microsoft.DataProtection/backupVaults'

export function recoveryServicesVault(planned: Planned): Answered[] {
  const { main, parts } = planned
  const items = [...parts('azurerm_backup_protected_vm'), ...parts('azurerm_backup_protected_file_share')]
  return [
    body(planned, vaults, {
      properties: {
        encryption: encryption(of(main, 'encryption')),
        redundancySettings: { standardTierStorageRedundancy: of(main, 'storage_mode_type') },
      },
    }),
    listOf(planned, `${vaults}/backupProtectedItems/read`, items.map(item)),
    diagnostics(planned),
  ]
}

const encryption = (block: unknown): unknown =>
  isSet(block) ? { keyVaultProperties: { keyUri: at(block, 0, 'key_id') } } : undefined

const item = (one: PlannedRow) => ({
  properties: {
    sourceResourceId: textIn(of(one, 'source_vm_id')) ?? of(one, 'source_storage_account_id'),
    backupManagementType: 'AzureIaasVM',
  },
})

/** By what each kind of backup calls its original. */
const instances: Readonly<Record<string, string>> = {
  azurerm_data_protection_backup_instance_blob_storage: 'storage_account_id',
  azurerm_data_protection_backup_instance_data_lake_storage: 'storage_account_id',
  azurerm_data_protection_backup_instance_disk: 'disk_id',
  azurerm_data_protection_backup_instance_kubernetes_cluster: 'kubernetes_cluster_id',
  azurerm_data_protection_backup_instance_mysql_flexible_server: 'server_id',
  azurerm_data_protection_backup_instance_postgresql: 'database_id',
  azurerm_data_protection_backup_instance_postgresql_flexible_server: 'server_id',
}

export function backupVault(planned: Planned): Answered[] {
  const { main, parts } = planned
  const [key] = parts('azurerm_data_protection_backup_vault_customer_managed_key')
  const items = Object.entries(instances).flatMap(([type, original]) =>
    parts(type).map((one) => ({ properties: { dataSourceInfo: { resourceID: of(one, original) } } })),
  )
  return [
    body(planned, backupVaults, {
      properties: {
        storageSettings: [{ datastoreType: of(main, 'datastore_type'), type: of(main, 'redundancy') }],
        securitySettings: { encryptionSettings: settings(main, key) },
      },
    }),
    listOf(planned, `${backupVaults}/backupInstances/read`, items),
    diagnostics(planned),
  ]
}

function settings(main: PlannedRow | undefined, key: PlannedRow | undefined): unknown {
  if (key !== undefined) return { state: 'Enabled', keyVaultProperties: { keyUri: keyUrl(key.values) } }
  return main?.isNew === true ? undefined : notTold
}
