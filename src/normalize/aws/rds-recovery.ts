// What can be restored of a database, and whether it outlives the loss of a zone, as its own settings decide.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Recovery, Redundancy } from '../../model/facets.ts'
import { logUploadMinutes } from './rds-cluster-copies.ts'
import type { Engine } from './rds-engine.ts'
import { ageOf, hours, time } from './recovery-age.ts'
import { spelled } from './rds-spelling.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

/** `seenAt`: when the description was given, ISO 8601. A cluster is backed up as a whole. */
export function recoveryOf(told: Telling, { clustered, besideCluster }: Engine, seenAt: string | undefined): Recovery {
  const name = spelled[told.spelling]
  if (clustered) return ofCluster(told, besideCluster)
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

/** The standby of a Multi-AZ database is in another zone; a cluster keeps its data in three: see rds-cluster.ts. */
export const zonesOf = (told: Telling, clustered: boolean): Redundancy['mode'] =>
  clustered
    ? known('multi-zone', told.from)
    : map(field(told, spelled[told.spelling].multiZone, v.boolean()), (yes) => (yes ? 'multi-zone' : 'single-zone'))

/**
 * An instance holds nothing of its own: what it shows is restored with its cluster, which a live scan reads too, or says that
 * it could not. Files may lack the cluster.
 */
function ofCluster({ from }: Telling, besideCluster: boolean): Recovery {
  const told = besideCluster ? unknown('unresolved') : unknown('unsupported', 'rds:DescribeDBClusters')
  return {
    original: besideCluster ? known(false, from) : told,
    rpoHours: told,
    newestPointHours: told,
    protected: told,
  }
}

/** A read replica names its source, and what it holds is restored from there. */
function isOriginal(told: Telling): Fact<boolean> {
  const name = spelled[told.spelling]
  const source = fieldOrNone(told, name.source, v.string(), null)
  const cluster = fieldOrNone(told, name.clusterSource, v.string(), null)
  return chain(source, (one) => map(cluster, (other) => one === null && other === null))
}
