// A registry of container images, as Azure Resource Manager tells of it.
import { subscriptionId } from './observed.ts'

export const webImages = {
  id: `/subscriptions/${subscriptionId}/resourceGroups/Health/providers/Microsoft.ContainerRegistry/registries/Portal`,
  name: 'Portal',
  type: 'Microsoft.ContainerRegistry/registries',
  location: 'westeurope',
  sku: { name: 'Premium', tier: 'Premium' },
  properties: {
    loginServer: 'Portal.azurecr.io',
    anonymousPullEnabled: true,
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
    encryption: {
      status: 'enabled',
      keyVaultProperties: { keyIdentifier: 'https://Keys.vault.azure.net/keys/images', keyRotationEnabled: true },
    },
  },
}
