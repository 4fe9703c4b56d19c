// Backups that SQL databases keep for months or years, which Azure lists for all databases of a region at once.
import { regionName } from '../../../model/azure-region.ts'
import { isRecord } from '../../../model/json.ts'
import type { Ask, Owners } from '../arm-type.ts'

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
  owners: byName(above),
  keep: (item) => (isRecord(item) && isRecord(item['properties']) ? kept(item['properties'], above) : item),
})

/** The rest of thousands of them is of no use here. */
const kept = (backup: Readonly<Record<string, unknown>>, above: string): object => {
  const { databaseName, databaseDeletionTime, backupStorageRedundancy } = backup
  return { properties: { [above]: backup[above], databaseName, databaseDeletionTime, backupStorageRedundancy } }
}

/** By names, for the id has those of a server that may be gone. */
const byName = (above: string): Owners => ({
  of(item) {
    const backup = isRecord(item) ? item['properties'] : undefined
    const [server, database] = isRecord(backup) ? [backup[above], backup['databaseName']] : []
    if (typeof server !== 'string' || typeof database !== 'string') return undefined
    return [nameOf(server, database)]
  },
  called(id) {
    const { 8: server = '', 10: database = '' } = id.split('/')
    return nameOf(server, database)
  },
})

const nameOf = (server: string, database: string): string => `${server}/${database}`.toLowerCase()
