// A web app, a data factory and a service that sends messages, as Azure Resource Manager tells of them.
import { group } from './observed.ts'

export const shop = {
  id: `${group}/providers/Microsoft.Web/sites/shop`,
  name: 'shop',
  type: 'Microsoft.Web/sites',
  kind: 'functionapp',
  location: 'West Europe',
  tags: { DataClass: 'personal' },
  properties: {
    state: 'Running',
    httpsOnly: true,
    defaultHostName: 'Shop.azurewebsites.net',
    siteConfig: { appSettings: [{ name: 'Database', value: 'hush' }] },
  },
}

export const configOf = (changes: object = {}) => ({
  id: `${shop.id}/config/web`,
  properties: { minTlsVersion: '1.2', ftpsState: 'FtpsOnly', publishingUsername: '$hush', ...changes },
})

export const nightly = {
  id: `${group}/providers/Microsoft.DataFactory/factories/nightly`,
  name: 'nightly',
  type: 'Microsoft.DataFactory/factories',
  location: 'westeurope',
  tags: {},
  properties: {
    provisioningState: 'Succeeded',
    encryption: { vaultBaseUrl: 'https://Patient-Keys.vault.azure.net', keyName: 'factory' },
    globalParameters: { password: { type: 'String', value: 'hush' } },
  },
}

export const runtimeIn = (location: string | undefined, more: object = {}) => ({
  name: `runtime-${location}`,
  properties: { type: 'Managed', typeProperties: { computeProperties: { location } }, ...more },
})

export const reminders = {
  id: `${group}/providers/Microsoft.Communication/communicationServices/reminders`,
  name: 'reminders',
  type: 'Microsoft.Communication/communicationServices',
  location: 'global',
  tags: {},
  properties: { hostName: 'reminders.europe.communication.azure.com', dataLocation: 'United States' },
}
