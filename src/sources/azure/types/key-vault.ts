// Key vaults and managed HSMs: where keys are.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

export const keyVaultTypes: readonly ArmType[] = [
  { type: 'Microsoft.KeyVault/vaults', apiVersion: '2023-07-01', asks: [diagnosticSettings] },
  {
    type: 'Microsoft.KeyVault/managedHSMs',
    apiVersion: '2023-07-01',
    // That this is the right's name could not be confirmed; `Reader` has it, whatever it is called.
    asks: [{ action: 'Microsoft.KeyVault/managedHSMs/regions/read', path: '/regions', list: true }, diagnosticSettings],
  },
]
