// AWS::RDS::DBSnapshot: a backup, for a copy of one where it was copied from, and who else may restore it.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { rdsArn } from './rds-references.ts'
import { rdsLabels } from './rds-labels.ts'
import { type Shareable, sharedReferences, sharersOf, sharingOf } from './rds-sharing.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'rds:DescribeDBSnapshots',
  wrapper: 'DBSnapshots',
  arn: 'DBSnapshotArn',
  tagging: 'rds:ListTagsForResource',
}

const shareable: Shareable = { kind: 'DBSnapshot', word: 'snapshot' }

const spelled = {
  api: { encrypted: 'Encrypted', key: 'KmsKeyId', source: 'SourceDBSnapshotIdentifier', sourceRegion: 'SourceRegion' },
  config: {
    encrypted: 'encrypted',
    key: 'kmsKeyId',
    source: 'sourceDBSnapshotIdentifier',
    sourceRegion: 'sourceRegion',
  },
} as const

export function databaseSnapshot(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told, spelled[told.spelling])
  const shared = sharersOf(observation, told, shareable)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::RDS::DBSnapshot',
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

/** AWS names a source only for a copy; of a copy whose original it names no more, at least the region is told. */
function original(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const region = fieldOrNone(told, name.sourceRegion, v.string(), null)
  const source = chain(region, (place) =>
    chain(fieldOrNone(told, name.source, v.string(), null), (of, from) => known({ place, of }, from)),
  )
  return pointers('source', 'rds-snapshot-copy', source, ({ place, of }, from) => {
    if (of === null) return place === null ? [] : [{ locator: unknown('not-recorded', told.permission) }]
    return [{ locator: known(rdsArn({ ...told.arn, region: place ?? told.arn.region }, 'snapshot', of), from) }]
  })
}
