// What can be restored of a database, and whether it outlives the loss of a zone, as its own settings decide.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Recovery, Redundancy } from '../../model/facets.ts'
import { ageOf, hours, time } from './recovery-age.ts'
import { spelled } from './rds-spelling.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

/** RDS uploads the transaction logs of a database with automated backups so often: AmazonRDS/latest/UserGuide/USER_PIT.html */
const logUploadMinutes = 5

/** `seenAt`: when the description was given, ISO 8601. A cluster is backed up as a whole, and nobody here reads clusters yet. */
export function recoveryOf(told: Telling, clustered: boolean, seenAt: string | undefined): Recovery {
  const name = spelled[told.spelling]
  if (clustered) return ofCluster
  const days = field(told, name.backupDays, v.pipe(v.number(), v.integer(), v.minValue(0)))
  return {
    original: isOriginal(told),
    rpoHours: map(days, (kept) => (kept === 0 ? 'unbounded' : hours(logUploadMinutes))),
    newestPointHours: chain(days, (kept, from) =>
      kept === 0 ? known('unbounded' as const, from) : ageOf(field(told, name.newestPoint, time), seenAt),
    ),
    protected: field(told, name.deletionProtection, v.boolean()),
  }
}

/** The standby of a Multi-AZ database is in another zone; a cluster spreads its storage, and says so of itself only. */
export const zonesOf = (told: Telling, clustered: boolean): Redundancy['mode'] =>
  clustered
    ? unreadCluster
    : map(field(told, spelled[told.spelling].multiZone, v.boolean()), (yes) => (yes ? 'multi-zone' : 'single-zone'))

const unreadCluster = unknown('unsupported', 'rds:DescribeDBClusters')
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
