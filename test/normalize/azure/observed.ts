// A storage account of patient records and the vault with its key, as Azure Resource Manager tells of them.
import type { Observation } from '../../../src/model/observation.ts'

export const subscriptionId = '0a1b2c3d-0000-4000-8000-000000000001'
export const origin = { operation: 'file:arm', observedAt: '2026-11-23T12:00:00.000Z' }

type Body = { [name: string]: unknown }

export const observed = (type: string, body: Body): Observation => ({
  kind: 'observation',
  provider: 'azure',
  partition: 'AzureCloud',
  account: subscriptionId,
  type,
  nativeId: String(body['id']).toLowerCase(),
  source: 'snapshot',
  answers: [{ origin, body }],
})

/** What was observed of `whole`, with the body that is left of it. */
export const withBody = (type: string, whole: Body, body: Body): Observation => ({
  ...observed(type, whole),
  answers: [{ origin, body }],
})

/** With what was told beside the body, by the right to ask for it: an answer, the name of a refusal, or of several parts one of each. */
export const observedWith = (type: string, body: Body, beside: Record<string, object | string>): Observation => ({
  ...observed(type, body),
  answers: [
    { origin, body },
    ...Object.entries(beside).flatMap(([operation, answered]) =>
      (Array.isArray(answered) ? (answered as (object | string)[]) : [answered]).map((told) => ({
        origin: { ...origin, operation },
        ...(typeof told === 'string' ? { error: told } : { body: told }),
      })),
    ), // `as`: lists stand for what several parts say
  ],
})

export const group = `/subscriptions/${subscriptionId}/resourceGroups/Health`

export const patientRecords = {
  id: `${group}/providers/Microsoft.Storage/storageAccounts/patientrecords`,
  name: 'patientrecords',
  type: 'Microsoft.Storage/storageAccounts',
  location: 'West Europe',
  sku: { name: 'Standard_RAGRS', tier: 'Standard' },
  kind: 'StorageV2',
  tags: { DataClass: 'health' },
  properties: {
    provisioningState: 'Succeeded',
    primaryLocation: 'westeurope',
    secondaryLocation: 'northeurope',
    supportsHttpsTrafficOnly: true,
    allowBlobPublicAccess: false,
    minimumTlsVersion: 'TLS1_2',
    encryption: {
      services: { blob: { enabled: true, keyType: 'Account' }, file: { enabled: true, keyType: 'Account' } },
      keySource: 'Microsoft.Keyvault',
      keyvaultproperties: { keyvaulturi: 'https://Patient-Keys.vault.azure.net/', keyname: 'records' },
    },
  },
}

export const patientKeys = {
  id: `${group}/providers/Microsoft.KeyVault/vaults/Patient-Keys`,
  name: 'Patient-Keys',
  type: 'Microsoft.KeyVault/vaults',
  location: 'westeurope',
  tags: {},
  properties: {
    vaultUri: 'https://patient-keys.vault.azure.net/',
    enablePurgeProtection: true,
    sku: { name: 'premium' },
  },
}
