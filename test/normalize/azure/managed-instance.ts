// A database of a managed instance of SQL, and what its instance and its failover group say, as Azure Resource Manager tells of them.
import type { Observation } from '../../../src/model/observation.ts'
import { origin, subscriptionId, withBody } from './observed.ts'

const providers = `/subscriptions/${subscriptionId}/resourceGroups/Shop/providers`
export const instanceId = `${providers}/Microsoft.Sql/managedInstances/shop`
export const partnerId = `${providers}/Microsoft.Sql/managedInstances/shop-us`
export const groupId = `${providers}/Microsoft.Sql/locations/WestEurope/instanceFailoverGroups/shop`

export const orders = {
  id: `${instanceId}/databases/Orders`,
  name: 'Orders',
  type: 'Microsoft.Sql/managedInstances/databases',
  location: 'westeurope',
  tags: {},
  properties: { status: 'Online', defaultSecondaryLocation: 'northeurope', failoverGroupId: groupId },
}

export const told = {
  [orders.id]: orders,
  [`${orders.id}/transparentDataEncryption/current`]: { properties: { state: 'Enabled' } },
  [instanceId]: {
    properties: {
      minimalTlsVersion: '1.2',
      publicDataEndpointEnabled: false,
      zoneRedundant: true,
      currentBackupStorageRedundancy: 'Geo',
    },
  },
  [`${instanceId}/encryptionProtector/current`]: {
    properties: { serverKeyType: 'AzureKeyVault', uri: 'https://keys.vault.azure.net/keys/shop/1' },
  },
  [groupId]: {
    properties: {
      replicationRole: 'Primary',
      partnerRegions: [{ location: 'East US', replicationRole: 'Secondary' }],
      managedInstancePairs: [{ primaryManagedInstanceId: instanceId, partnerManagedInstanceId: partnerId }],
    },
  },
}

const questions: readonly [action: string, path: string][] = [
  [
    'Microsoft.Sql/managedInstances/databases/transparentDataEncryption/read',
    `${orders.id}/transparentDataEncryption/current`,
  ],
  ['Microsoft.Sql/managedInstances/read', instanceId],
  ['Microsoft.Sql/managedInstances/encryptionProtector/read', `${instanceId}/encryptionProtector/current`],
  ['Microsoft.Sql/locations/instanceFailoverGroups/read', groupId],
]

type Told = Readonly<Record<string, object | undefined>>

/** `answers`: all that is told, by path. */
export function observedOrders(answers: Told = told): Observation {
  const own = withBody(orders.type, orders, { ...answers[orders.id] })
  const more = questions.flatMap(([operation, path]) => {
    const body = answers[path]
    return body === undefined ? [] : [{ origin: { ...origin, operation }, body }]
  })
  return { ...own, answers: [...own.answers, ...more] }
}
