// Databases: Cosmos DB, SQL, PostgreSQL and MySQL.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, type Ask, diagnosticSettings, above, parentOf } from '../arm-type.ts'
import { backupsOfInstances, backupsOfServers } from './sql-backups.ts'

const sql = 'Microsoft.Sql/servers'
const instance = 'Microsoft.Sql/managedInstances'
const database = `${sql}/databases`

type Body = Readonly<Record<string, unknown>>

/** Each server keeps a database for itself, which nobody can put anything into. */
const isOfUser = ({ kind }: Body): boolean =>
  typeof kind !== 'string' || !kind.toLowerCase().split(',').includes('system')

/** The same settings as `auditingSettings`, and the statements that they leave out beside: https://learn.microsoft.com/rest/api/sql/extended-server-blob-auditing-policies/get */
const audit: Ask = {
  action: `${sql}/extendedAuditingSettings/read`,
  path: '/extendedAuditingSettings/default',
  within: parentOf,
}

const staysOutOfMonitor = (told: unknown): boolean =>
  isRecord(told) &&
  isRecord(told['properties']) &&
  (told['properties']['isAzureMonitorTargetEnabled'] ?? false) === false

const ofDatabases: readonly Ask[] = [
  { action: `${database}/transparentDataEncryption/read`, path: '/transparentDataEncryption/current' },
  { action: `${database}/extendedAuditingSettings/read`, path: audit.path },
  { action: `${sql}/read`, path: '', within: parentOf },
  // Of all of its databases in one list: https://learn.microsoft.com/rest/api/sql/replication-links/list-by-server. That it has the
  // links in which they are the second, as the list of each has, its example does not show.
  {
    action: `${sql}/replicationLinks/read`,
    path: '/replicationLinks',
    within: parentOf,
    list: true,
    owners: above,
  },
  { action: `${sql}/encryptionProtector/read`, path: '/encryptionProtector/current', within: parentOf },
  audit,
  // Where the audit of a server goes that is sent to Azure Monitor: https://learn.microsoft.com/azure/azure-sql/database/auditing-setup
  {
    ...diagnosticSettings,
    path: `/databases/master${diagnosticSettings.path}`,
    within: parentOf,
    unless: { ask: audit, rulesOut: staysOutOfMonitor },
  },
]

const groupOf = ({ properties }: Body): string => {
  const id = isRecord(properties) ? properties['failoverGroupId'] : undefined
  return typeof id === 'string' ? id : ''
}

const flexible = (type: string, apiVersion: string): ArmType => ({
  type,
  apiVersion,
  graph: false,
  listed: true,
  asks: [
    { action: `${type}/configurations/read`, path: '/configurations', list: true },
    { action: `${type}/replicas/read`, path: '/replicas', list: true },
    diagnosticSettings,
  ],
})

export const databaseTypes: readonly ArmType[] = [
  { type: 'Microsoft.DocumentDB/databaseAccounts', apiVersion: '2024-08-15', asks: [diagnosticSettings] },
  {
    type: database,
    apiVersion: '2021-11-01',
    asks: ofDatabases.map((ask) => ({ ...ask, when: isOfUser })),
    holds: [backupsOfServers],
  },
  {
    type: `${instance}/databases`,
    apiVersion: '2021-11-01',
    graph: false,
    asks: [
      { action: `${instance}/databases/transparentDataEncryption/read`, path: '/transparentDataEncryption/current' },
      { action: `${instance}/read`, path: '', within: parentOf },
      { action: `${instance}/encryptionProtector/read`, path: '/encryptionProtector/current', within: parentOf },
      {
        action: 'Microsoft.Sql/locations/instanceFailoverGroups/read',
        path: '',
        within: (_, body) => groupOf(body),
        when: (body) => groupOf(body) !== '',
      },
      { ...diagnosticSettings, within: parentOf },
    ],
    holds: [backupsOfInstances],
  },
  flexible('Microsoft.DBforPostgreSQL/flexibleServers', '2024-08-01'),
  flexible('Microsoft.DBforMySQL/flexibleServers', '2023-12-30'),
]
