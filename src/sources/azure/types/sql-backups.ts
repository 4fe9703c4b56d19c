// Backups that SQL databases keep for months or years, which Azure lists for all databases of a region at once.
import { regionName } from '../../../model/azure-region.ts'
import { isRecord } from '../../../model/json.ts'
import type { Held } from '../arm-type.ts'

interface Kind {
  list: string
  /** What a backup calls what its database was in. */
  above: 'serverName' | 'managedInstanceName'
  /** As the path of a backup calls it. */
  kept: string
}

/**
 * All that there are, of databases that are gone too, and not the policy of each database, which only says how long new ones
 * will be kept and is a question for each: where they will be kept is where all backups of the database are.
 * https://learn.microsoft.com/rest/api/sql/long-term-retention-backups/list-by-location
 */
const longTermBackups = ({ list, above, kept }: Kind): Held => ({
  type: `Microsoft.Sql/locations/${kept}/longTermRetentionDatabases`,
  action: `Microsoft.Sql/locations/${list}/read`,
  path: `/${list}`,
  within: (id, { location }) => {
    const subscription = id.split('/').slice(0, 3).join('/')
    // A body that does not say where it is fits no list, and is told so by Azure.
    return `${subscription}/providers/Microsoft.Sql/locations/${regionName(typeof location === 'string' ? location : 'none')}`
  },
  keep: (item) =>
    isRecord(item) && isRecord(item['properties']) ? { properties: shortened(item['properties']) } : item,
  gathered(item) {
    const backup = isRecord(item) ? item['properties'] : undefined
    const [server, database] = isRecord(backup) ? [backup[above], backup['databaseName']] : []
    if (typeof server !== 'string' || typeof database !== 'string') return undefined
    return `${kept}/${server}/longTermRetentionDatabases/${database}`.toLowerCase()
  },
})

/** The rest of thousands of them is of no use here. */
const shortened = (backup: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(backup).filter(([name]) => told.includes(name)))

const told = [
  'serverName',
  'managedInstanceName',
  'databaseName',
  'databaseDeletionTime',
  'backupTime',
  'backupExpirationTime',
  'backupStorageRedundancy',
  'requestedBackupStorageRedundancy',
]

export const backupsOfServers = longTermBackups({
  list: 'longTermRetentionBackups',
  above: 'serverName',
  kept: 'longTermRetentionServers',
})

export const backupsOfInstances = longTermBackups({
  list: 'longTermRetentionManagedInstanceBackups',
  above: 'managedInstanceName',
  kept: 'longTermRetentionManagedInstances',
})
