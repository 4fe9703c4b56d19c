// AWS::EC2::Volume: a disk of EBS, from DescribeVolumes or a Config item, and what it was filled from.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { ec2Labels, identifiedBy, onlyWhereSo, placeOf, snapshotArn, volumeArn } from './ebs-storage.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'ec2:DescribeVolumes',
  wrapper: 'Volumes',
  arn: identifiedBy('VolumeId', volumeArn),
  tagging: 'ec2:DescribeVolumes',
}

const spelled = {
  api: {
    encrypted: 'Encrypted',
    key: 'KmsKeyId',
    zone: 'AvailabilityZone',
    outpost: 'OutpostArn',
    snapshot: 'SnapshotId',
    original: 'SourceVolumeId',
  },
  config: {
    encrypted: 'encrypted',
    key: 'kmsKeyId',
    zone: 'availabilityZone',
    outpost: 'outpostArn',
    snapshot: 'snapshotId',
    original: 'sourceVolumeId',
  },
} as const

export function volume(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const name = spelled[told.spelling]
  const encryption = encryptionOf(told, name)
  const zone = field(told, name.zone, v.string())
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::EC2::Volume',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      classification: unclassified,
      // EBS keeps a volume within its zone: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html
      redundancy: { mode: map(zone, () => 'single-zone') },
      ...placedLater,
    },
    labels: ec2Labels(told),
    references: gather(keyReference(encryption, told, 'ebs-encryption'), snapshot(told), original(told)),
  })
  return { ...resource, location: placeOf(told, zone, onlyWhereSo(told, name.outpost)) }
}

/** EC2 writes an empty name where there was none, so that a description without one says nothing. */
const snapshot = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'ebs-restore', field(told, spelled[told.spelling].snapshot, v.string()), (id, from) =>
    id === '' ? [] : [{ locator: known(snapshotArn(told.arn, id), from) }],
  )

/** A volume that was copied from another of its zone and account, without a snapshot between them. */
const original = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'ebs-volume-copy', onlyWhereSo(told, spelled[told.spelling].original), (id, from) =>
    id === null || id === '' ? [] : [{ locator: known(volumeArn(told.arn, id), from) }],
  )
