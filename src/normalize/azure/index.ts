// The Azure types that are read here.
import type { Normalizer } from '../index.ts'
import { keyVault } from './key-vault.ts'
import { storageAccount } from './storage-account.ts'
import { subscription } from './subscription.ts'

/** By type, in lower case. */
export const azureNormalizers: Record<string, Normalizer> = {
  'microsoft.keyvault/vaults': keyVault,
  'microsoft.resources/subscriptions': subscription,
  'microsoft.storage/storageaccounts': storageAccount,
}
