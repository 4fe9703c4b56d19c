// What snapshots of databases and of clusters have in common: the key they are under, and who else may restore them.
import { type Fact, gather } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { rdsLabels } from './rds-labels.ts'
import { placeOfSnapshot } from './rds-place.ts'
import { type Shareable, sharedReferences, sharersOf, sharingOf } from './rds-sharing.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { isTelling, type Telling, tellingOf } from './telling.ts'

export interface SnapshotKind extends Shareable {
  /** How each spelling names whether it is encrypted, how, and under which key. */
  spelled: Record<Telling['spelling'], { encrypted: string; key: string; kind: string }>
  /** What it was made of. */
  original(told: Telling): Fact<Reference[]>
}

export function anySnapshot(observation: Observation, snapshot: SnapshotKind): Resource | Gap | undefined {
  const { kind, spelled, original } = snapshot
  const told = tellingOf(observation, {
    operation: `rds:Describe${kind}s`,
    wrapper: `${kind}s`,
    arn: `${kind}Arn`,
    tagging: 'rds:ListTagsForResource',
  })
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told, spelled[told.spelling])
  const shared = sharersOf(observation, told, snapshot)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: `AWS::RDS::${kind}`,
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
      sharedReferences(told, snapshot, shared),
    ),
  })
  return { ...resource, location: placeOfSnapshot(told) }
}
