// What can be restored of a database, and whether it outlives the loss of a zone, as its own settings decide.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Recovery, Redundancy } from '../../model/facets.ts'
import type { Answer } from '../../model/observation.ts'
import { ageOf, hours, time } from './recovery-age.ts'
import { spelled } from './rds-spelling.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

/** RDS uploads the transaction logs of a database with automated backups so often: AmazonRDS/latest/UserGuide/USER_PIT.html */
const logUploadMinutes = 5

/** A cluster is backed up as a whole, and says so of itself only. */
export const recoveryOf = (told: Telling, clustered: boolean, seen: string | undefined): Recovery =>
  clustered ? ofCluster : { original: isOriginal(told), ...backupsOf(told, spelled[told.spelling], seen) }

interface BackupNames {
  backupDays: string
  newestPoint: string
  deletionProtection: string
}

/** What a database and a cluster alike say of their automated backups. `seen`: when the description was given, ISO 8601. */
export function backupsOf(told: Telling, name: BackupNames, seen: string | undefined): Omit<Recovery, 'original'> {
  const days = field(told, name.backupDays, v.pipe(v.number(), v.integer(), v.minValue(0)))
  return {
    rpoHours: map(days, (kept) => (kept === 0 ? 'unbounded' : hours(logUploadMinutes))),
    newestPointHours: chain(days, (kept, from) =>
      kept === 0 ? known('unbounded' as const, from) : ageOf(field(told, name.newestPoint, time), seen),
    ),
    protected: field(told, name.deletionProtection, v.boolean()),
  }
}

export const seenAt = ({ from }: Telling, answers: readonly Answer[]): string | undefined =>
  answers[from[0] ?? -1]?.origin.observedAt

/** The standby of a Multi-AZ database is in another zone; a cluster spreads its storage, and says so of itself only. */
export const zonesOf = (told: Telling, clustered: boolean): Redundancy['mode'] =>
  clustered
    ? unreadCluster
    : map(field(told, spelled[told.spelling].multiZone, v.boolean()), (yes) => (yes ? 'multi-zone' : 'single-zone'))

/** Until estate has looked whether the cluster is there. */
const unreadCluster = unknown('unresolved', 'rds:DescribeDBClusters')
const ofCluster: Recovery = {
  original: unreadCluster,
  rpoHours: unreadCluster,
  newestPointHours: unreadCluster,
  protected: unreadCluster,
}

/** A read replica names its source, and what it holds is restored from there. */
function isOriginal(told: Telling): Fact<boolean> {
  const name = spelled[told.spelling]
  const source = fieldOrNone(told, name.source, v.string(), null)
  const cluster = fieldOrNone(told, name.clusterSource, v.string(), null)
  return chain(source, (one) => map(cluster, (other) => one === null && other === null))
}
