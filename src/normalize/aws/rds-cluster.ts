// Clusters of RDS, Neptune and DocumentDB: one volume under several instances, and what it points at; from DescribeDBClusters or a Config item.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Recovery } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { memberships } from './rds-global-cluster.ts'
import { copiedFrom, logUploadMinutes, readReplicas } from './rds-cluster-copies.ts'
import { rdsLabels } from './rds-labels.ts'
import { ageOf, hours, time } from './recovery-age.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'rds:DescribeDBClusters',
  wrapper: 'DBClusters',
  arn: 'DBClusterArn',
  tagging: 'rds:ListTagsForResource',
}

const spelled = {
  api: {
    encrypted: 'StorageEncrypted',
    key: 'KmsKeyId',
    newestPoint: 'LatestRestorableTime',
    protection: 'DeletionProtection',
  },
  config: {
    encrypted: 'storageEncrypted',
    key: 'kmsKeyId',
    newestPoint: 'latestRestorableTime',
    protection: 'deletionProtection',
  },
} as const

/** All three services share one API, which tells of the clusters of all, and names them by their engines. */
export const cluster =
  (type: string) =>
  (observation: Observation): Resource | Gap | undefined => {
    const told = tellingOf(observation, describing)
    if (!isTelling(told)) return told
    const encryption = encryptionOf(told, spelled[told.spelling])
    const members = memberships(observation, told)
    return awsResource(observation, identityFrom(told.arn, told.from), {
      type,
      holds: 'content',
      facets: {
        ...encryptedBy(encryption),
        classification: unclassified,
        recovery: recoveryOf(observation, told, members.original),
        // Each keeps its data in three zones: AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html,
        // AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html, neptune and documentdb likewise.
        redundancy: { mode: known('multi-zone', told.from) },
        ...placedLater,
      },
      labels: rdsLabels(told),
      references: gather(
        keyReference(encryption, told, 'rds-encryption'),
        readReplicas(told),
        copiedFrom(told),
        members.references,
      ),
    })
  }

/** A cluster cannot be without automated backups: its log is kept for at least a day. */
function recoveryOf({ answers }: Observation, told: Telling, primary: Fact<boolean>): Recovery {
  const name = spelled[told.spelling]
  const seenAt = answers[told.from[0] ?? -1]?.origin.observedAt
  const copied = copiedFrom(told)
  return {
    original: chain(primary, (yes) => map(copied, (sources) => yes && sources.length === 0)),
    rpoHours: known(hours(logUploadMinutes), told.from),
    newestPointHours: ageOf(field(told, name.newestPoint, time), seenAt),
    protected: field(told, name.protection, v.boolean()),
  }
}
