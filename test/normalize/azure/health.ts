// Services of patients' records and images, and a catalogue of both, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const providers = `/subscriptions/${subscriptionId}/resourceGroups/Health/providers`
const workspace = `${providers}/Microsoft.HealthcareApis/workspaces/clinic`
const account = (name: string) => `${providers}/Microsoft.Storage/storageAccounts/${name}`
const encryption = {
  customerManagedKeyEncryption: { keyEncryptionKeyUrl: 'https://keys.vault.azure.net/keys/clinic/1' },
}

export const records = {
  id: `${workspace}/fhirservices/records`,
  name: 'clinic/records',
  type: 'Microsoft.HealthcareApis/workspaces/fhirservices',
  kind: 'fhir-R4',
  location: 'westeurope',
  tags: { DataClass: 'health' },
  properties: {
    publicNetworkAccess: 'Disabled',
    exportConfiguration: { storageAccountName: 'Exports' },
    encryption,
  },
}

export const images = {
  id: `${workspace}/dicomservices/images`,
  name: 'clinic/images',
  type: 'Microsoft.HealthcareApis/workspaces/dicomservices',
  location: 'westeurope',
  tags: {},
  properties: {
    publicNetworkAccess: 'Disabled',
    storageConfiguration: { storageResourceId: account('Images'), fileSystemName: 'images' },
    encryption,
  },
}

export const catalogue = {
  id: `${providers}/Microsoft.Purview/accounts/catalogue`,
  name: 'catalogue',
  type: 'Microsoft.Purview/accounts',
  location: 'westeurope',
  tags: {},
  properties: {
    publicNetworkAccess: 'Disabled',
    cloudConnectors: { awsExternalId: 'Zm9v' },
    managedResources: {
      resourceGroup: `/subscriptions/${subscriptionId}/resourceGroups/managed`,
      storageAccount: account('ScanEastUs'),
      eventHubNamespace: `${providers}/Microsoft.EventHub/namespaces/Atlas`,
    },
  },
}
