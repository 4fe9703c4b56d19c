// SQL: servers and managed instances with a database each, clean, copied abroad in each way there is, and open.
import { plantArchives } from './sql-archives.ts'
import { idOf, keyIn, logged, type Planting, type Region, type Store } from './planting.ts'

export function plantSql(planting: Planting): void {
  plantServers(planting)
  plantInstances(planting)
  plantArchives(planting)
}

const on = { properties: { state: 'Enabled' } }
const off = { properties: { state: 'Disabled' } }
const audited = {
  properties: { state: 'Enabled', isAzureMonitorTargetEnabled: true, auditActionsAndGroups: ['BATCH_COMPLETED_GROUP'] },
}
const protector = (region: Region) => ({ properties: { serverKeyType: 'AzureKeyVault', uri: `${keyIn(region)}/1` } })
const providers = { properties: { serverKeyType: 'ServiceManaged' } }

interface Database extends Pick<Store, 'data'> {
  region: Region
  redundancy?: string
  open?: true
  /** How it is linked with another. */
  link?: object
  properties?: object
}

const link = (role: string, partnerServer: string, partnerDatabase: string, partnerLocation: string) => ({
  role,
  partnerServer,
  partnerDatabase,
  partnerLocation,
})

const databases: Readonly<Record<string, Database>> = {
  orders: { region: 'westeurope' },
  ireland: { region: 'northeurope', redundancy: 'GeoZone' },
  crm: { region: 'westeurope', link: link('Primary', 'sql-crm-us', 'crm-us', 'East US') },
  'crm-us': { region: 'eastus', link: link('Secondary', 'sql-crm', 'crm', 'West Europe') },
  vendas: { region: 'brazilsouth', data: 'pii-br', redundancy: 'Geo' },
  historico: { region: 'brazilsouth', data: 'pii-br' },
  arquivo: { region: 'brazilsouth', data: 'pii-br' },
  open: { region: 'westeurope', open: true },
}

/** Whose links its server tells, with those of all others that it has. */
export const linkedDatabase = idOf('Microsoft.Sql/servers/sql-crm/databases/crm')

function plantServers({ plant }: Pick<Planting, 'plant'>): void {
  for (const [name, { region, data, redundancy = 'Local', open, link: linked }] of Object.entries(databases)) {
    const server = `Microsoft.Sql/servers/sql-${name}`
    plant(undefined, {
      path: server,
      region,
      properties: { minimalTlsVersion: open ? '1.0' : '1.2', publicNetworkAccess: open ? 'Enabled' : 'Disabled' },
      beside: {
        '/encryptionProtector/current': open ? providers : protector(region),
        '/extendedAuditingSettings/default': open ? off : audited,
        '/replicationLinks': {
          value: linked ? [{ id: `${idOf(server)}/databases/${name}/replicationLinks/one`, properties: linked }] : [],
        },
        ...(open ? {} : logged(region, ['SQLSecurityAuditEvents'], '/databases/master')),
      },
    })
    // Each server keeps one for itself, in which no data of anybody is.
    plant(undefined, {
      path: `${server}/databases/master`,
      region,
      more: { kind: 'v12.0,system' },
      beside: { '/transparentDataEncryption/current': off, '/extendedAuditingSettings/default': off },
    })
    plant(`sql ${name}`, {
      path: `${server}/databases/${name}`,
      region,
      ...(data !== undefined && { data }),
      more: { kind: 'v12.0,user' },
      properties: { zoneRedundant: open !== true, currentBackupStorageRedundancy: redundancy },
      beside: { '/transparentDataEncryption/current': open ? off : on, '/extendedAuditingSettings/default': off },
    })
  }
}

const groupId = (region: string, name: string) =>
  idOf(`Microsoft.Sql/locations/${region}/instanceFailoverGroups/${name}`)
const instanceId = (name: string) => idOf(`Microsoft.Sql/managedInstances/mi-${name}`)

/** The same group, as it is told in the region of either end. */
const failover = (replicationRole: string, location: string) => ({
  properties: {
    replicationRole,
    partnerRegions: [{ location, replicationRole: replicationRole === 'Primary' ? 'Secondary' : 'Primary' }],
    managedInstancePairs: [
      { primaryManagedInstanceId: instanceId('crm'), partnerManagedInstanceId: instanceId('crm-us') },
    ],
  },
})

const instances: Readonly<Record<string, Database>> = {
  orders: { region: 'westeurope' },
  crm: { region: 'westeurope', properties: { failoverGroupId: groupId('westeurope', 'crm') } },
  'crm-us': { region: 'eastus', properties: { failoverGroupId: groupId('eastus', 'crm') } },
  vendas: { region: 'brazilsouth', data: 'pii-br', redundancy: 'Geo' },
  open: { region: 'westeurope', open: true },
}

function plantInstances({ plant, tell }: Pick<Planting, 'plant' | 'tell'>): void {
  for (const [name, { region, data, redundancy = 'Zone', open, properties = {} }] of Object.entries(instances)) {
    const instance = `Microsoft.Sql/managedInstances/mi-${name}`
    plant(undefined, {
      path: instance,
      region,
      properties: {
        minimalTlsVersion: open ? '1.0' : '1.2',
        publicDataEndpointEnabled: open === true,
        zoneRedundant: open !== true,
        currentBackupStorageRedundancy: redundancy,
      },
      beside: { '/encryptionProtector/current': open ? providers : protector(region) },
    })
    // A database in it has the name of its original, in whichever instance it is.
    plant(`instance ${name}`, {
      path: `${instance}/databases/${name.replace('-us', '')}`,
      region,
      ...(data !== undefined && { data }),
      properties,
      beside: { '/transparentDataEncryption/current': open ? off : on },
    })
  }
  // A group is in no list of resources: it is told to whoever asks for it.
  tell(groupId('westeurope', 'crm'), failover('Primary', 'East US'))
  tell(groupId('eastus', 'crm'), failover('Secondary', 'West Europe'))
}
