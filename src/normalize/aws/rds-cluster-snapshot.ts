// AWS::RDS::DBClusterSnapshot: a backup of a cluster, or a copy of one, and who else may restore it.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { rdsLabels } from './rds-labels.ts'
import { sharedWith, sharers, sharingFacet } from './rds-sharing.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'rds:DescribeDBClusterSnapshots',
  wrapper: 'DBClusterSnapshots',
  arn: 'DBClusterSnapshotArn',
  tagging: 'rds:ListTagsForResource',
}
const attributes = {
  operation: 'rds:DescribeDBClusterSnapshotAttributes',
  wrapper: 'DBClusterSnapshotAttributesResult',
  list: 'DBClusterSnapshotAttributes',
}

const spelled = {
  api: { encrypted: 'StorageEncrypted', key: 'KmsKeyId', source: 'SourceDBClusterSnapshotArn' },
  config: { encrypted: 'storageEncrypted', key: 'kmsKeyId', source: 'sourceDBClusterSnapshotArn' },
} as const

export function clusterSnapshot(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told, spelled[told.spelling])
  const shared = sharedWith(observation, told, attributes)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::RDS::DBClusterSnapshot',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      classification: unclassified,
      sharing: sharingFacet(shared),
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: rdsLabels(told),
    references: gather(
      keyReference(encryption, told, 'rds-encryption'),
      original(told),
      sharers(told.arn, 'cluster-snapshot', shared),
    ),
  })
}

/** Only a copy has one. */
const original = (told: Telling): Fact<Reference[]> =>
  pointers(
    'source',
    'rds-snapshot-copy',
    fieldOrNone(told, spelled[told.spelling].source, v.string(), null),
    (of, from) => (of === null || of === '' ? [] : [{ locator: known(of, from) }]),
  )
