// Where replicated data can be written: one writer and copies (active-passive), or several (active-active).
import { anyTrue, chain, type Fact, known, map, unknown, unknownAs } from '../model/fact.ts'
import type { Topology } from '../model/facets.ts'
import type { Place } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import { countryOutside } from './inside.ts'
import type { Survey } from './survey.ts'
import { telling } from './telling.ts'

/**
 * Copies that the service keeps read-only until somebody promotes them. That a MySQL replica was opened for writing by a
 * parameter of its own is not seen from here.
 */
const readOnly: ReadonlySet<string> = new Set([
  'rds-global-cluster',
  'rds-read-replica',
  'azure-dicom-storage',
  'azure-fhir-export',
  'azure-grs-pair',
  'azure-gzrs-pair',
  'azure-iot-hub-pair',
  'azure-iot-hub-route', // what a device has said nobody changes where it is sent
  'azure-iot-hub-upload',
  'azure-log-analytics-replica', // until it is switched over to: https://learn.microsoft.com/azure/azure-monitor/logs/workspace-replication
  'azure-kusto-follower', // https://learn.microsoft.com/azure/data-explorer/follower
  'azure-gallery-replica',
  'azure-event-capture', // what was captured nobody changes there
  'azure-messaging-partner', // passive until a failover: https://learn.microsoft.com/azure/event-hubs/event-hubs-geo-dr
  'azure-messaging-replica', // https://learn.microsoft.com/azure/event-hubs/geo-replication: only the primary takes messages
  'azure-mysql-replica',
  'azure-netapp-replica', // https://learn.microsoft.com/azure/azure-netapp-files/replication: read-only until the replication is broken
  'azure-object-replication',
  'azure-postgresql-replica',
  'azure-purview-ingestion',
  'azure-redis-replica', // https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-geo-replication
  'azure-sql-instance-replica',
  'azure-sql-replica',
  'azure-synapse-storage-pair', // a backup is all that can be made of it: synapse-analytics/sql-data-warehouse/backup-and-restore
  'cosmos-replica',
  'dynamodb-witness',
  'efs-replication', // https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
  'elasticache-global', // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
  'cognito-replica',
  'mq-replication', // amazon-mq/latest/developer-guide/crdr-for-active-mq.html
  'secret-replica',
  'glue-crawler', // what it has written down nobody changes
  'sagemaker-offline-store', // nor what was put online
  'sagemaker-sharing', // nor results that were shared
  'firehose-source', // what it reads elsewhere it takes from nobody beside: firehose/latest/dev/writing-with-kinesis-streams.html
  'sns-subscription', // what a message says nobody changes in a queue
])

/** Copies that take writes of their own: https://docs.aws.amazon.com/memorydb/latest/devguide/multi-region.html and global tables. */
const writers: ReadonlySet<string> = new Set([
  'azure-app-configuration-replica',
  'azure-redis-active-replica',
  'azure-registry-replica', // https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication: each region takes pushes
  'cosmos-write-region',
  'dynamodb-replica',
  'keyspaces-replica',
  'memorydb-multi-region',
  'rds-global-write-forwarding', // it hands on to the primary what is written to it
])

export function topologyOf(
  resource: Resource,
  places: readonly Place[],
  known: Pick<Survey, 'replicatesTo'>,
): Topology {
  const [primary, ...others] = places
  const replicas = others
    .filter(({ role }) => role === 'replica' || role === 'failover')
    .map((place) => ({ place, writable: writable(resource, place, known) }))
  const outside = replicas.map(({ place, writable: yes }) => writerOutside(place, yes))
  return {
    mode: modeOf(replicas),
    writersOutside: telling(primary === undefined ? outside : [writerOutside(primary, always), ...outside]),
  }
}

const always: Fact<boolean> = known(true, [])

interface Replica {
  place: Place
  writable: Fact<boolean>
}

function modeOf(replicas: readonly Replica[]): Topology['mode'] {
  const second = anyTrue(known(false, []), ...replicas.map(({ writable: yes }) => yes))
  if (second.state === 'known' && second.value) return known('active-active', [])
  if (second.state !== 'known') return unknownAs(second)
  const unsure = replicas.map(({ place }) => existence(place))
  const some = anyTrue(known(false, []), ...unsure)
  return map(some, (yes) => (yes ? 'active-passive' : 'single'))
}

/** A setting that was not read has left a place without region and locator: there may be a replica, or none. */
function existence({ region, via }: Place): Fact<boolean> {
  if (region.state !== 'unknown' || via?.locator.state !== 'unknown') return known(true, [])
  return via.locator
}

function writable(resource: Resource, { via }: Place, survey: Pick<Survey, 'replicatesTo'>): Fact<boolean> {
  if (via === undefined) return unknown('unresolved')
  if (via.writable !== undefined) return via.writable
  if (readOnly.has(via.mechanism)) return known(false, [])
  if (writers.has(via.mechanism) && via.locator.state === 'known') return known(true, [])
  // Two buckets that replicate into each other are both written to.
  if (via.mechanism === 's3-replication') return chain(via.locator, (name) => survey.replicatesTo(name, resource))
  return via.locator.state === 'unknown' ? via.locator : unknown('unresolved')
}

/** Its country, if data can be written there and our fence excludes it; null: it is no such place, whatever is unread of it. */
function writerOutside(place: Place, yes: Fact<boolean>): Fact<string | null> {
  const country = countryOutside(place)
  if (isSure(yes, false) || isSure(country, null)) return known(null, [])
  return chain(yes, () => country)
}

const isSure = <T>(fact: Fact<T>, value: T): boolean => fact.state === 'known' && fact.value === value
