// A namespace of hubs and one of queues, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const group = `/subscriptions/${subscriptionId}/resourceGroups/Health/providers`

const properties = {
  minimumTlsVersion: '1.2',
  publicNetworkAccess: 'Enabled',
  zoneRedundant: true,
  encryption: {
    keySource: 'Microsoft.KeyVault',
    keyVaultProperties: [
      { keyName: 'a', keyVaultUri: 'https://Keys.vault.azure.net/' },
      { keyName: 'b', keyVaultUri: 'https://keys.vault.azure.net' },
    ],
  },
}

export const events = {
  id: `${group}/Microsoft.EventHub/namespaces/Orders`,
  name: 'Orders',
  type: 'Microsoft.EventHub/namespaces',
  location: 'North Europe',
  sku: { name: 'Premium' },
  properties: {
    ...properties,
    serviceBusEndpoint: 'https://Orders.servicebus.windows.net:443/',
    geoDataReplication: {
      maxReplicationLagDurationInSeconds: 300,
      locations: [
        { locationName: 'West Europe', roleType: 'Primary' },
        { locationName: 'East US', roleType: 'Secondary' },
      ],
    },
  },
}

export const bus = {
  id: `${group}/Microsoft.ServiceBus/namespaces/Invoices`,
  name: 'Invoices',
  type: 'Microsoft.ServiceBus/namespaces',
  location: 'brazilsouth',
  sku: { name: 'Premium' },
  properties: { ...properties, serviceBusEndpoint: 'https://invoices.servicebus.windows.net:443/' },
}
