// Long-term backups of the SQL databases of sql.ts: at home, copied abroad long ago, kept too long, and of a database that is gone.
import { group, type Planting, type Region } from './planting.ts'

interface Backup {
  redundancy?: string
  /** The year in which it goes. */
  until?: number
  gone?: true
}

const ofServers: readonly [database: string, region: Region, backups: readonly Backup[]][] = [
  ['arquivo', 'brazilsouth', [{}, {}]],
  // The second is of a database that had the name before.
  ['historico', 'brazilsouth', [{ redundancy: 'Geo' }, { redundancy: 'Geo', gone: true }]],
  ['extinto', 'brazilsouth', [{ gone: true }]],
  ['ireland', 'northeurope', [{ until: 2033 }]],
]
const ofInstances: typeof ofServers = [
  ['orders', 'westeurope', [{}]],
  ['crm', 'westeurope', [{ until: 2033 }]],
  ['vendas', 'brazilsouth', [{ redundancy: 'GeoZone' }, {}]],
]

export function plantArchives(planting: Planting): void {
  keep(planting, ofServers, {
    list: 'longTermRetentionBackups',
    kept: 'longTermRetentionServers',
    above: 'serverName',
    word: 'SQL-', // answers do not agree on the case of names
    name: 'archive',
  })
  keep(planting, ofInstances, {
    list: 'longTermRetentionManagedInstanceBackups',
    kept: 'longTermRetentionManagedInstances',
    above: 'managedInstanceName',
    word: 'mi-',
    name: 'instance archive',
  })
}

interface Kind {
  list: string
  kept: string
  above: string
  word: string
  name: string
}

function keep({ book, tell }: Planting, all: typeof ofServers, { list, kept, above, word, name }: Kind): void {
  for (const [region, archives] of Map.groupBy(all, ([, where]) => where)) {
    const at = `/subscriptions/${group}/providers/Microsoft.Sql/locations/${region}`
    for (const [database] of archives)
      book.set(
        `${name} ${database}`,
        `${at}/${kept}/${word}${database}/longTermRetentionDatabases/${database}`.toLowerCase(),
      )
    const value = archives.flatMap(([databaseName, , backups]) =>
      backups.map((one) => ({
        properties: { [above]: `${word}${databaseName}`, databaseName, ...told(one) },
      })),
    )
    tell(`${at}/${list}`, { value })
  }
}

const told = ({ redundancy = 'Local', until = 2026, gone }: Backup) => ({
  backupTime: '2026-01-05T02:00:00Z',
  backupExpirationTime: `${until}-12-31T02:00:00Z`,
  backupStorageRedundancy: redundancy,
  ...(gone && { databaseDeletionTime: '2026-02-01T00:00:00Z' }),
})
