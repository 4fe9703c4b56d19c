// azurerm_databricks_workspace: the keys of its storage, services and disks, who reaches it, and how far its own storage is copied.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, isSet, of, textIn, usual } from './values.ts'

export function databricksWorkspace(planned: Planned): Answered[] {
  const { main, parts } = planned
  const [apart] = parts('azurerm_databricks_workspace_root_dbfs_customer_managed_key')
  const parameters = of(main, 'custom_parameters')
  return [
    body(planned, 'Microsoft.Databricks/workspaces', {
      properties: {
        parameters: {
          encryption: { value: storageKey(main, apart) },
          // Both are made up by Azure where nobody says them, and copied to the paired region most often.
          storageAccountName: { value: at(parameters, 0, 'storage_account_name') },
          storageAccountSkuName: { value: at(parameters, 0, 'storage_account_sku_name') },
        },
        encryption: {
          entities: {
            managedServices: vaultKey(textIn(of(main, 'managed_services_cmk_key_vault_key_id'))),
            managedDisk: vaultKey(textIn(of(main, 'managed_disk_cmk_key_vault_key_id'))),
          },
        },
        publicNetworkAccess: enabledWord(
          of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled'),
        ),
      },
    }),
    diagnostics(planned),
  ]
}

const vaultKey = (url: unknown): unknown =>
  isSet(url) && !isMark(url) ? { keySource: 'Microsoft.Keyvault', keyVaultProperties: { keyVaultUri: url } } : url

/** A resource of its own sets it, which somebody else may manage. */
function storageKey(main: PlannedRow | undefined, apart: PlannedRow | undefined): unknown {
  if (apart === undefined) return main?.isNew === true ? { keySource: 'Default' } : notTold
  return { keySource: 'Microsoft.Keyvault', keyvaulturi: of(apart, 'key_vault_key_id') }
}
