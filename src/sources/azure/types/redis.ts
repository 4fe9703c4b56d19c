// Caches: Redis, and Redis Enterprise, which Azure calls Managed Redis by now.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettings, diagnosticSettingsOf } from '../arm-type.ts'

const redis = 'Microsoft.Cache/redis'
const enterprise = 'Microsoft.Cache/redisEnterprise'

const mayBeLinked = ({ properties }: Readonly<Record<string, unknown>>): boolean => {
  const links = isRecord(properties) ? properties['linkedServers'] : undefined
  return !Array.isArray(links) || links.length > 0
}

export const redisTypes: readonly ArmType[] = [
  {
    type: redis,
    apiVersion: '2024-11-01',
    graph: false,
    listed: true,
    secrets: ['accessKeys'],
    asks: [
      { action: `${redis}/linkedServers/read`, path: '/linkedServers', list: true, when: mayBeLinked },
      diagnosticSettings,
    ],
  },
  {
    type: enterprise,
    apiVersion: '2025-07-01',
    asks: [
      { action: `${enterprise}/databases/read`, path: '/databases', list: true },
      // Of the one database that there is: https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-cache-redisenterprise-databases-logs
      diagnosticSettingsOf('/databases/default'),
    ],
  },
]
