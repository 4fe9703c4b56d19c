// Analytics: Synapse with its SQL pools, Data Explorer, and search services.
import { type ArmType, diagnosticSettings, parentOf } from '../arm-type.ts'

const synapse = 'Microsoft.Synapse/workspaces'
const pool = `${synapse}/sqlPools`

const minimalTls = {
  action: `${synapse}/dedicatedSQLminimalTlsSettings/read`,
  path: '/dedicatedSQLminimalTlsSettings/default',
}

/** As the list of what can be done spells it; the type itself is `clusters`. */
const kusto = 'Microsoft.Kusto/Clusters'

export const analyticsTypes: readonly ArmType[] = [
  {
    type: 'Microsoft.Kusto/clusters',
    apiVersion: '2024-04-13',
    asks: [
      { action: `${kusto}/Databases/read`, path: '/databases', list: true },
      { action: `${kusto}/AttachedDatabaseConfigurations/read`, path: '/attachedDatabaseConfigurations', list: true },
      // By GET, for nothing is posted here.
      { action: `${kusto}/ListFollowerDatabases/read`, path: '/listFollowerDatabases', list: true },
      diagnosticSettings,
    ],
  },
  { type: 'Microsoft.Search/searchServices', apiVersion: '2023-11-01', asks: [diagnosticSettings] },
  {
    type: synapse,
    apiVersion: '2021-06-01',
    asks: [
      minimalTls,
      { action: `${synapse}/integrationRuntimes/read`, path: '/integrationRuntimes', list: true },
      diagnosticSettings,
    ],
  },
  {
    type: pool,
    apiVersion: '2021-06-01',
    asks: [
      { action: `${pool}/transparentDataEncryption/read`, path: '/transparentDataEncryption/current' },
      { action: `${pool}/geoBackupPolicies/read`, path: '/geoBackupPolicies/Default' },
      { action: `${pool}/extendedAuditingSettings/read`, path: '/extendedAuditingSettings/default' },
      diagnosticSettings,
      { action: `${synapse}/read`, path: '', within: parentOf },
      {
        action: `${synapse}/extendedAuditingSettings/read`,
        path: '/extendedAuditingSettings/default',
        within: parentOf,
      },
      { ...minimalTls, within: parentOf },
    ],
  },
]
