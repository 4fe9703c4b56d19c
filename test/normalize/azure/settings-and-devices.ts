// A store of settings and a hub of devices, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const group = `/subscriptions/${subscriptionId}/resourceGroups/Health`

export const settings = {
  id: `${group}/providers/Microsoft.AppConfiguration/configurationStores/clinic`,
  name: 'clinic',
  type: 'Microsoft.AppConfiguration/configurationStores',
  location: 'westeurope',
  tags: {},
  sku: { name: 'standard' },
  properties: {
    endpoint: 'https://Clinic.azconfig.io',
    publicNetworkAccess: 'Disabled',
    privateEndpointConnections: [],
    encryption: { keyVaultProperties: { keyIdentifier: 'https://keys.vault.azure.net/keys/clinic' } },
  },
}

const from = (more: object) => ({ subscriptionId, resourceGroup: 'Health', authenticationType: 'keyBased', ...more })

export const monitors = {
  id: `${group}/providers/Microsoft.Devices/IotHubs/monitors`,
  name: 'monitors',
  type: 'Microsoft.Devices/IotHubs',
  location: 'brazilsouth',
  tags: { DataClass: 'health' },
  properties: {
    hostName: 'Monitors.azure-devices.net',
    publicNetworkAccess: 'Enabled',
    networkRuleSets: { defaultAction: 'Deny', ipRules: [] },
    minTlsVersion: '1.2',
    encryption: {
      keySource: 'Microsoft.KeyVault',
      keyVaultProperties: [{ keyIdentifier: 'https://keys.vault.azure.net/keys/monitors' }],
    },
    authorizationPolicies: [{ keyName: 'owner', primaryKey: 'Zm9v', rights: 'RegistryWrite' }],
    locations: [
      { location: 'Brazil South', role: 'primary' },
      { location: 'South Central US', role: 'secondary' },
    ],
    routing: {
      endpoints: {
        serviceBusQueues: [],
        serviceBusTopics: [],
        eventHubs: [
          from({
            name: 'Alarms',
            connectionString: 'Endpoint=sb://Alarms.servicebus.windows.net:5671/;SharedAccessKey=****',
          }),
          from({ name: 'unused', connectionString: 'Endpoint=sb://unused.servicebus.windows.net:5671/' }),
        ],
        storageContainers: [
          from({
            name: 'archive',
            endpointUri: 'https://archive.blob.core.windows.net/',
            authenticationType: 'identityBased',
          }),
        ],
      },
      routes: [
        { name: 'all', source: 'DeviceMessages', condition: 'true', endpointNames: ['alarms'], isEnabled: true },
        { name: 'old', source: 'DeviceMessages', condition: 'true', endpointNames: ['unused'], isEnabled: false },
      ],
      fallbackRoute: { name: '$fallback', source: 'DeviceMessages', endpointNames: ['archive'], isEnabled: true },
    },
    storageEndpoints: { $default: { connectionString: 'AccountName=Scans;AccountKey=****', containerName: 'scans' } },
  },
}
