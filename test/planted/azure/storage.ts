// Storage accounts: clean ones in each way of being redundant, and one for each thing that can be wrong with one.
import { idOf, keyIn, logged, type Planting, type Region, type Store, stranger, vaultIn } from './planting.ts'

/** What is wrong with an account; without any it is clean. */
interface Flaws {
  sku?: string
  /** Where its redundancy copies it to. */
  secondary?: string
  providerKey?: true
  /** The region of its key. */
  key?: Region
  plaintext?: true
  /** Accounts that never had it set accept TLS 1.0, and do not say so. */
  oldTls?: true
  open?: true
  /** The region of its logs; null: there are none. */
  logs?: Region | null
  /** Where the log of its queues goes, or null; absent: where the others do. */
  queueLogs?: Region | null
  /** The account that its blobs are replicated to, by name or by id. */
  replicatedTo?: string
  /** After how many days versions of its blobs are deleted; null: never. Absent: it keeps none. */
  versions?: number | null
  /** For how many days nobody can delete a version. */
  untouchable?: number
  /** For how many days deleted shares are kept. */
  shares?: number
}

type Account = Pick<Store, 'data' | 'stage' | 'subscription'> & Flaws & { region: Store['region'] }

const accounts: Readonly<Record<string, Account>> = {
  patientfiles: { region: 'germanywestcentral', data: 'health' },
  ordersfiles: { region: 'westeurope', versions: 30 },
  tickets: { region: 'eastus', data: 'support' },
  yearend: { region: 'westeurope', replicatedTo: 'yearendarchive', versions: 30 },

  vendaslocal: { region: 'brazilsouth', data: 'pii-br', sku: 'Standard_LRS' },
  vendasgeo: { region: 'brazilsouth', data: 'pii-br', sku: 'Standard_GRS', secondary: 'southcentralus' },
  vendasgeozone: { region: 'brazilsouth', data: 'pii-br', sku: 'Standard_RAGZRS', secondary: 'southcentralus' },
  ordersgeo: { region: 'westeurope', sku: 'Standard_GRS', secondary: 'northeurope' },
  ordersgeoireland: { region: 'northeurope', sku: 'Standard_GZRS', secondary: 'westeurope' },
  payrollgeo: { region: 'westeurope', data: 'payroll', sku: 'Standard_RAGRS', secondary: 'northeurope' },
  payrollcached: { region: 'westeurope', data: 'payroll' },
  patientsgeo: { region: 'germanywestcentral', data: 'health', sku: 'Standard_GRS', secondary: 'germanynorth' },
  membersgeo: { region: 'southeastasia', data: 'members', sku: 'Standard_GRS', secondary: 'eastasia' },
  members: { region: 'southeastasia', data: 'members' },

  providerkey: { region: 'westeurope', providerKey: true },
  keyabroad: { region: 'westeurope', key: 'eastus' },
  plainhttp: { region: 'westeurope', plaintext: true },
  oldtls: { region: 'westeurope', oldTls: true },
  openleaflets: { region: 'westeurope', open: true },
  unlogged: { region: 'westeurope', logs: null },
  logsabroad: { region: 'westeurope', logs: 'eastus' },
  unloggedqueues: { region: 'westeurope', queueLogs: null },
  queuelogsabroad: { region: 'westeurope', queueLogs: 'eastus' },
  replicated: { region: 'westeurope', replicatedTo: 'replicatedus', versions: 30 },
  replicatedus: { region: 'eastus' },
  handedover: {
    region: 'westeurope',
    replicatedTo: idOf('Microsoft.Storage/storageAccounts/inbox', stranger),
    versions: 30,
  },
  oldversions: { region: 'westeurope', versions: null },
  wormversions: { region: 'westeurope', versions: 30, untouchable: 3650 },
  oldshares: { region: 'westeurope', shares: 365 },
  testcopies: { region: 'westeurope', stage: 'test' },
  shopimages: { region: 'japaneast', data: 'public', providerKey: true, logs: null },
}

const accountId = (name: string): string => idOf(`Microsoft.Storage/storageAccounts/${name}`)
export const storageAtHome = accountId('ordersfiles')
export const storageAbroad = accountId('replicatedus')

export function plantStorage({ plant }: Planting): void {
  for (const [name, account] of Object.entries(accounts)) plant(`storage ${name}`, storeOf(name, account))
  const archive = '0a1b2c3d-0000-4000-8000-000000000002'
  plant('storage yearendarchive', storeOf('yearendarchive', { region: 'northeurope', subscription: archive }))
}

const week = { enabled: true, days: 7 }

const expiring = (days: number | null) => {
  const version = days === null ? {} : { version: { delete: { daysAfterCreationGreaterThan: days } } }
  return { properties: { policy: { rules: [{ enabled: true, definition: { actions: version } }] } } }
}

const requests = ['StorageRead', 'StorageWrite', 'StorageDelete']

const loggedByEach = (region: Region, ofQueues: Region | null): Record<string, object> => ({
  ...logged(region, requests, '/blobServices/default'),
  ...logged(region, requests, '/fileServices/default'),
  ...logged(region, requests, '/tableServices/default'),
  ...(ofQueues !== null && logged(ofQueues, requests, '/queueServices/default')),
})

function storeOf(name: string, { region, ...is }: Account): Store {
  const home = region as Region // `as`: in Japan there are neither keys nor logs
  const logs = is.logs === undefined ? home : is.logs
  const policy = { properties: { sourceAccount: name, destinationAccount: is.replicatedTo } }
  return {
    path: `Microsoft.Storage/storageAccounts/${name}`,
    region,
    ...(is.data !== undefined && { data: is.data }),
    ...(is.stage !== undefined && { stage: is.stage }),
    ...(is.subscription !== undefined && { subscription: is.subscription }),
    more: { kind: 'StorageV2', sku: { name: is.sku ?? 'Standard_ZRS' } },
    properties: {
      primaryLocation: region,
      ...(is.untouchable !== undefined && {
        immutableStorageWithVersioning: {
          enabled: true,
          immutabilityPolicy: { immutabilityPeriodSinceCreationInDays: is.untouchable, state: 'Locked' },
        },
      }),
      ...(is.secondary !== undefined && { secondaryLocation: is.secondary }),
      supportsHttpsTrafficOnly: is.plaintext !== true,
      ...(is.oldTls !== true && { minimumTlsVersion: 'TLS1_2' }),
      allowBlobPublicAccess: is.open === true,
      primaryEndpoints: {
        blob: `https://${name}.blob.core.windows.net/`,
        dfs: `https://${name}.dfs.core.windows.net/`,
      },
      encryption: {
        services: { blob: { enabled: true }, file: { enabled: true } },
        ...(is.providerKey
          ? { keySource: 'Microsoft.Storage' }
          : {
              keySource: 'Microsoft.Keyvault',
              keyvaultproperties: { keyvaulturi: vaultIn(is.key ?? home), keyname: keyIn(home) },
            }),
      },
    },
    beside: {
      '/blobServices/default': {
        properties: { ...(is.versions !== undefined && { isVersioningEnabled: true }), deleteRetentionPolicy: week },
      },
      '/fileServices/default': {
        properties: { shareDeleteRetentionPolicy: is.shares === undefined ? week : { enabled: true, days: is.shares } },
      },
      ...(is.versions !== undefined && { '/managementPolicies/default': expiring(is.versions) }),
      ...(is.open && { '/blobServices/default/containers': { value: [{ properties: { publicAccess: 'Blob' } }] } }),
      ...(is.replicatedTo !== undefined && { '/objectReplicationPolicies': { value: [policy] } }),
      ...(logs !== null && loggedByEach(logs, is.queueLogs === undefined ? logs : is.queueLogs)),
    },
  }
}
