// An AI account and a machine learning workspace with their neighbours, as Azure Resource Manager tells of them.
import { group } from './observed.ts'

export const auditWorkspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/audit`

/** Diagnostic settings that send these categories to the audit workspace. */
export const kept = (...categories: string[]) => ({
  value: [
    {
      properties: { workspaceId: auditWorkspace, logs: categories.map((category) => ({ category, enabled: true })) },
    },
  ],
})

const encryption = {
  keySource: 'Microsoft.KeyVault',
  keyVaultProperties: { keyName: 'ai', keyVersion: '1', keyVaultUri: 'https://Patient-Keys.vault.azure.net' },
}

export const triage = {
  id: `${group}/providers/Microsoft.CognitiveServices/accounts/triage`,
  name: 'triage',
  type: 'Microsoft.CognitiveServices/accounts',
  location: 'West Europe',
  kind: 'OpenAI',
  sku: { name: 'S0' },
  tags: { DataClass: 'health' },
  properties: { endpoint: 'https://triage.openai.azure.com/', publicNetworkAccess: 'Enabled', encryption },
}

export const research = {
  id: `${group}/providers/Microsoft.MachineLearningServices/workspaces/research`,
  name: 'research',
  type: 'Microsoft.MachineLearningServices/workspaces',
  location: 'westeurope',
  kind: 'Default',
  tags: {},
  properties: {
    keyVault: `${group}/providers/Microsoft.KeyVault/vaults/Patient-Keys`,
    storageAccount: `${group}/providers/Microsoft.Storage/storageAccounts/patientrecords`,
    containerRegistry: `${group}/providers/Microsoft.ContainerRegistry/registries/images`,
    applicationInsights: `${group}/providers/microsoft.insights/components/research`,
    encryption: {
      status: 'Enabled',
      keyVaultProperties: { keyIdentifier: 'https://patient-keys.vault.azure.net/keys/ml/1' },
    },
  },
}
