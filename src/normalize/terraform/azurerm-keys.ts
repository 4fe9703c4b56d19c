// azurerm_key_vault, azurerm_key_vault_managed_hardware_security_module and azurerm_disk_encryption_set: where keys are.
import { afterApply } from '../../model/planned.ts'
import { body, diagnostics, hostOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { chosen, of, textIn } from './values.ts'

export function keyVault(planned: Planned): Answered[] {
  const host = hostOf(planned, 'vault.azure.net')
  const properties = host === undefined ? {} : { vaultUri: `https://${host}/` }
  return [body(planned, 'Microsoft.KeyVault/vaults', { properties }), diagnostics(planned)]
}

/** Its other regions no resource of this provider tells. */
export function managedHsm(planned: Planned): Answered[] {
  const host = hostOf(planned, 'managedhsm.azure.net')
  const properties = host === undefined ? {} : { hsmUri: `https://${host}/` }
  return [body(planned, 'Microsoft.KeyVault/managedHSMs', { properties }), diagnostics(planned)]
}

export function diskEncryptionSet(planned: Planned): Answered[] {
  const url = ['key_vault_key_id', 'managed_hsm_key_id', 'key_vault_key_url']
    .map((name) => chosen(textIn(of(planned.main, name))))
    .find((found) => found !== undefined)
  const properties = { activeKey: { keyUrl: url ?? afterApply } }
  return [body(planned, 'Microsoft.Compute/diskEncryptionSets', { properties })]
}
