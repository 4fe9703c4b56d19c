// Backups that SQL databases keep for months or years, which Azure lists for all databases of a region at once.
import { regionName } from '../../../model/azure-region.ts'
import { isRecord } from '../../../model/json.ts'
import type { Ask } from '../arm-type.ts'

/**
 * Of all that there are, and not the policy, which only says what new ones will be: those that are there stay where they are.
 * https://learn.microsoft.com/rest/api/sql/long-term-retention-backups/list-by-location
 */
export const longTermBackups = (kind: string, above: 'serverName' | 'managedInstanceName'): Ask => ({
  action: `Microsoft.Sql/locations/${kind}/read`,
  path: `/${kind}`,
  within: (id, { location }) => {
    const subscription = id.split('/').slice(0, 3).join('/')
    // A body that does not say where it is fits no list, and is told so by Azure.
    return `${subscription}/providers/Microsoft.Sql/locations/${regionName(typeof location === 'string' ? location : 'none')}`
  },
  list: true,
  isOwn: (item, id) => isOf(item, id, above),
  keep: (item) => (isRecord(item) && isRecord(item['properties']) ? kept(item['properties'], above) : item),
})

/** The rest of thousands of them is of no use here. */
const kept = (backup: Readonly<Record<string, unknown>>, above: string): object => {
  const { databaseName, databaseDeletionTime, backupStorageRedundancy } = backup
  return { properties: { [above]: backup[above], databaseName, databaseDeletionTime, backupStorageRedundancy } }
}

/** By names, for the id has those of a server that may be gone. Undefined where it does not say. */
function isOf(item: unknown, id: string, above: string): boolean | undefined {
  const backup = isRecord(item) ? item['properties'] : undefined
  const names = isRecord(backup) ? [backup[above], backup['databaseName']] : []
  const [server, database] = names
  if (typeof server !== 'string' || typeof database !== 'string') return undefined
  const own = id.toLowerCase().split('/')
  return server.toLowerCase() === own[8] && database.toLowerCase() === own[10]
}
