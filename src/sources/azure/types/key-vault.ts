// Key vaults and managed HSMs: where keys are.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

export const keyVaultTypes: readonly ArmType[] = [
  { type: 'Microsoft.KeyVault/vaults', apiVersion: '2023-07-01', asks: [diagnosticSettings] },
]
