// Microsoft.Sql/locations/…/longTermRetentionDatabases: what is kept of one SQL database for months or years, wherever that database is by now.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { gapOf } from '../gap.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { pairReference } from './pair.ts'
import { geoBackups } from './sql-protection.ts'

interface Kind {
  /** What lists them. */
  list: string
  /** What their database was in, as their path calls it. */
  above: string
  /** What stands before the names of those that are in one: see sql-replication.ts. */
  called: '' | 'managedinstances/'
}

const ofServers: Kind = { list: 'longTermRetentionBackups', above: 'longTermRetentionServers', called: '' }
const ofInstances: Kind = {
  list: 'longTermRetentionManagedInstanceBackups',
  above: 'longTermRetentionManagedInstances',
  called: 'managedinstances/',
}

export const sqlArchive = (observation: Observation): Resource | Gap => archiveOf(observation, ofServers)
export const sqlInstanceArchive = (observation: Observation): Resource | Gap => archiveOf(observation, ofInstances)

const path = /\/locations\/(?<region>[^/]+)\/[^/]+\/(?<server>[^/]+)\/longtermretentiondatabases\/(?<database>[^/]+)$/i

function archiveOf(observation: Observation, { list, above, called }: Kind): Resource | Gap {
  const { region = '', server = '', database = '' } = path.exec(observation.nativeId)?.groups ?? {}
  if (region === '') return gapOf(observation, 'malformed')
  const backups = beside(observation, `Microsoft.Sql/locations/${list}/read`, listOf(backup))
  const orphans = map(backups, (all) => all.filter(({ gone }) => gone !== undefined))
  return armResource(
    observation,
    {
      id: observation.nativeId,
      name: database,
      location: { raw: region, kind: 'region', region: known(region, [0]) },
      labels: known([], [0]), // none can be set on it: whose data it is its database says
    },
    {
      type: `Microsoft.Sql/locations/${above}/longTermRetentionDatabases`,
      holds: 'content',
      facets: {
        // Of those that are there: what the policy has made of each, not what it will make of the next.
        backupRetention: { days: map(backups, (all) => longest(all.map(({ taken, until }) => until - taken))) },
        residue: {
          orphaned: map(orphans, ({ length }) => length > 0),
          remainingDays: map(orphans, (all) => longest(all.map(({ gone = 0, until }) => until - gone))),
        },
        classification: unclassified,
        isolation: placedLater.isolation,
        dependency: placedLater.dependency,
      },
      references: gather(
        original(backups, `${called}${server}/${database}`.toLowerCase()),
        pairReference(
          'azure-sql-backup-pair',
          map(backups, (all) => all.some(({ isAbroad }) => isAbroad)),
        ),
      ),
    },
  )
}

const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((written) => Date.parse(written)),
)

/** https://learn.microsoft.com/rest/api/sql/long-term-retention-backups/list-by-location */
const backup = v.pipe(
  v.object({
    properties: v.object({
      backupTime: time,
      backupExpirationTime: time,
      databaseDeletionTime: v.nullish(time),
      backupStorageRedundancy: geoBackups,
      requestedBackupStorageRedundancy: v.nullish(geoBackups),
    }),
  }),
  v.transform(({ properties: { backupTime, backupExpirationTime, databaseDeletionTime, ...stored } }) => ({
    taken: backupTime,
    until: backupExpirationTime,
    gone: databaseDeletionTime ?? undefined,
    isAbroad: stored.backupStorageRedundancy || stored.requestedBackupStorageRedundancy === true,
  })),
)
type Backup = v.InferOutput<typeof backup>

const day = 86_400_000

const longest = (spans: readonly number[]): number => Math.round(Math.max(0, ...spans) / day)

/** One that outlived its database, though it bears the name, is not of the database that is there now. */
const original = (backups: Fact<Backup[]>, name: string): Fact<Reference[]> =>
  pointers('source', 'azure-sql-archive', backups, (all, from) =>
    all.some(({ gone }) => gone === undefined) ? [{ locator: known(name, from) }] : [],
  )
