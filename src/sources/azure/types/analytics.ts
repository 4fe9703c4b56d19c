// Analytics: Synapse with its SQL pools, Data Explorer, and search services.
import { type ArmType, diagnosticSettings, parentOf } from '../arm-type.ts'

const synapse = 'Microsoft.Synapse/workspaces'
const pool = `${synapse}/sqlPools`

/** https://learn.microsoft.com/rest/api/synapse */
const minimalTls = {
  action: `${synapse}/dedicatedSQLminimalTlsSettings/read`,
  path: '/dedicatedSQLminimalTlsSettings/default',
}

export const analyticsTypes: readonly ArmType[] = [
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
      { action: `${pool}/auditingSettings/read`, path: '/auditingSettings/default' },
      diagnosticSettings,
      { action: `${synapse}/read`, path: '', within: parentOf },
      { action: `${synapse}/auditingSettings/read`, path: '/auditingSettings/default', within: parentOf },
      { ...minimalTls, within: parentOf },
    ],
  },
]
