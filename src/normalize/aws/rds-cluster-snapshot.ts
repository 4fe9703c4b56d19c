// AWS::RDS::DBClusterSnapshot: a backup of a cluster, or a copy of one, and who else may restore it.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { rdsLabels } from './rds-labels.ts'
import { rdsArn } from './rds-references.ts'
import { type Shareable, sharedReferences, sharersOf, sharingOf } from './rds-sharing.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'rds:DescribeDBClusterSnapshots',
  wrapper: 'DBClusterSnapshots',
  arn: 'DBClusterSnapshotArn',
  tagging: 'rds:ListTagsForResource',
}
const shareable: Shareable = { kind: 'DBClusterSnapshot', word: 'cluster-snapshot' }

const spelled = {
  api: {
    encrypted: 'StorageEncrypted',
    key: 'KmsKeyId',
    cluster: 'DBClusterIdentifier',
    source: 'SourceDBClusterSnapshotArn',
  },
  config: {
    encrypted: 'storageEncrypted',
    key: 'kmsKeyId',
    cluster: 'dbclusterIdentifier',
    source: 'sourceDBClusterSnapshotArn',
  },
} as const

export function clusterSnapshot(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told, spelled[told.spelling])
  const shared = sharersOf(observation, told, shareable)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::RDS::DBClusterSnapshot',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      classification: unclassified,
      sharing: sharingOf(shared),
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: rdsLabels(told),
    references: gather(
      keyReference(encryption, told, 'rds-encryption'),
      original(told),
      sharedReferences(told, shareable, shared),
    ),
  })
}

/** A copy names the snapshot that it was made of, wherever that is; the cluster that it names as well is of that region and account. */
function original(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const source = map(fieldOrNone(told, name.source, v.string(), null), (arn) => (arn === '' ? null : arn))
  if (source.state !== 'known' || source.value !== null)
    return pointers('source', 'rds-cluster-snapshot-copy', source, (arn, from) =>
      arn === null ? [] : [{ locator: known(rdsArn(told.arn, shareable.word, arn), from) }],
    )
  return pointers('source', 'rds-cluster-snapshot', field(told, name.cluster, v.string()), (one, from) => [
    { locator: known(rdsArn(told.arn, 'cluster', one), from) },
  ])
}
