// What the stores of each region rely on: a vault with their keys, a set of keys for disks, and the workspace of their logs. And vaults and logs that are wrong.
import { storageAbroad, storageAtHome } from './storage.ts'
import { keyIn, logged, type Planting, type Region, regions, type Store, vaultIn, workspaceIn } from './planting.ts'

/** Whose data is under a vault: only that of tickets may be in the United States. */
const dataOf = (region: Region): NonNullable<Store['data']> => {
  if (region === 'eastus') return 'support'
  if (region === 'southeastasia') return 'members'
  return region === 'brazilsouth' ? 'pii-br' : 'pii'
}

export function plantFoundations({ plant }: Planting): void {
  for (const region of regions) {
    const data = dataOf(region)
    plant(`vault of ${region}`, {
      path: `Microsoft.KeyVault/vaults/keys-${region}`,
      region,
      data,
      properties: { vaultUri: `${vaultIn(region)}/`, enablePurgeProtection: true },
      beside: logged(region, ['AuditEvent']),
    })
    plant(`set of ${region}`, {
      path: `Microsoft.Compute/diskEncryptionSets/disks-${region}`,
      region,
      data,
      properties: { activeKey: { keyUrl: `${keyIn(region)}/1` }, encryptionType: 'EncryptionAtRestWithCustomerKey' },
    })
    plant(`logs of ${region}`, workspace(`logs-${region}`, region, data))
  }
  plant('set with a key abroad', {
    path: 'Microsoft.Compute/diskEncryptionSets/disks-abroad',
    region: 'westeurope',
    properties: { activeKey: { keyUrl: `${keyIn('eastus')}/1` } },
  })
  plantHsms({ plant })
  plantLogs({ plant })
}

function plantHsms({ plant }: Pick<Planting, 'plant'>): void {
  const hsm = (name: string, ...others: string[]): Store => ({
    path: `Microsoft.KeyVault/managedHSMs/${name}`,
    region: 'germanywestcentral',
    data: 'health',
    properties: { hsmUri: `https://${name}.managedhsm.azure.net/` },
    beside: { '/regions': { value: ['Germany West Central', ...others].map((one) => ({ name: one })) } },
  })
  plant('HSM at home', hsm('records'))
  plant('HSM abroad', hsm('records-us', 'East US'))
}

const days = (...all: number[]) => ({
  '/tables': { value: all.map((totalRetentionInDays) => ({ properties: { totalRetentionInDays } })) },
})

const workspace = (
  name: string,
  region: Region,
  data: NonNullable<Store['data']> = 'logs',
  more: Partial<Store> = {},
): Store => ({
  path: `Microsoft.OperationalInsights/workspaces/${name}`,
  region,
  data,
  properties: { retentionInDays: 90, features: {} },
  beside: days(400, 730),
  ...more,
})

function plantLogs({ plant }: Pick<Planting, 'plant'>): void {
  const replication = { enabled: true, location: 'East US' }
  plant(
    'logs, replicated abroad',
    workspace('replicated', 'westeurope', 'logs', { properties: { features: {}, replication } }),
  )
  plant('logs, soon gone', workspace('short', 'westeurope', 'logs', { beside: days(400, 30) }))
  plant('logs, kept for ever', workspace('long', 'westeurope', 'logs', { beside: days(4383, 4383) }))
  const rule = { enable: true, destination: { resourceId: storageAbroad } }
  plant(
    'logs, exported abroad',
    workspace('exported', 'westeurope', 'logs', {
      beside: { ...days(400), '/dataExports': { value: [{ properties: rule }] } },
    }),
  )

  const insights = (name: string, region: Region): Store => ({
    path: `Microsoft.Insights/components/${name}`,
    region: 'westeurope',
    properties: { IngestionMode: 'LogAnalytics', WorkspaceResourceId: workspaceIn(region) },
  })
  plant('insights at home', insights('portal', 'westeurope'))
  plant('insights abroad', insights('portal-us', 'eastus'))

  const flows = (name: string, storageId: string, analytics?: Region): Store => ({
    path: `Microsoft.Network/networkWatchers/watcher/flowLogs/${name}`,
    region: 'westeurope',
    data: 'logs',
    properties: {
      enabled: true,
      storageId,
      ...(analytics !== undefined && {
        flowAnalyticsConfiguration: {
          networkWatcherFlowAnalyticsConfiguration: {
            enabled: true,
            workspaceResourceId: workspaceIn(analytics),
            workspaceRegion: analytics,
          },
        },
      }),
    },
  })
  plant('flow log at home', flows('home', storageAtHome, 'westeurope'))
  plant('flow log abroad', flows('abroad', storageAbroad, 'eastus'))
}
