// AWS::EC2::Snapshot: a backup of a volume, or a copy of one, and who else may restore it; from the API, as Config knows no such type.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { ec2Labels, identifiedBy, onlyWhereSo, placeOf, snapshotArn, volumeArn } from './ebs-storage.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'ec2:DescribeSnapshots'
const describing = { operation, wrapper: 'Snapshots', arn: identifiedBy('SnapshotId', snapshotArn), tagging: operation }
const sharing = 'ec2:DescribeSnapshotAttribute'

/** Everyone, or one account. */
const grant = v.union([v.strictObject({ UserId: v.string() }), v.strictObject({ Group: v.literal('all') })])
const grants = v.pipe(
  v.object({ CreateVolumePermissions: v.array(grant) }),
  v.transform(({ CreateVolumePermissions }) => CreateVolumePermissions),
)
type Grant = v.InferOutput<typeof grant>

export function volumeSnapshot(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told, { encrypted: 'Encrypted', key: 'KmsKeyId' })
  const shared = ask(observation.answers, call(sharing), grants)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::EC2::Snapshot',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      classification: unclassified,
      sharing: {
        public: map(shared, (list) => list.some((one) => 'Group' in one)),
        foreignAccounts: chain(shared, () => unknown('unresolved')),
      },
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: ec2Labels(told),
    references: gather(keyReference(encryption, told, 'ebs-encryption'), original(told), sharers(told, shared)),
  })
  return {
    ...resource,
    location: placeOf(told, onlyWhereSo(told, 'AvailabilityZone'), onlyWhereSo(told, 'OutpostArn')),
  }
}

/**
 * A copy of a snapshot, or what was uploaded, names a volume that never was, and "should not be used for any purpose": of a
 * copy, EC2 tells neither the original nor its region. What people read in its description anyone may have written.
 */
function original(told: Telling): Fact<Reference[]> {
  const copying = onlyWhereSo(told, 'TransferType') // said of copies only, and not of all
  const volume = chain(field(told, 'VolumeId', v.string()), (id) =>
    map(copying, (transfer) => (transfer === null && id !== noVolume ? id : null)),
  )
  if (volume.state === 'known' && volume.value === null)
    return known([{ role: 'source', mechanism: 'ebs-snapshot-copy', locator: unknown('not-recorded') }], volume.from)
  return pointers('source', 'ebs-snapshot', volume, (id, from) =>
    id === null ? [] : [{ locator: known(volumeArn(told.arn, id), from) }],
  )
}

const noVolume = 'vol-ffffffff'

/** Whoever may restore a snapshot may do so in any region, so that the ARN of what it becomes there names none. */
const sharers = ({ arn }: Telling, shared: Fact<Grant[]>): Fact<Reference[]> =>
  pointers('vault', 'ebs-snapshot-share', shared, (list, from) =>
    list.map((one) => {
      if (!('UserId' in one)) return { locator: unknown('unresolved') }
      return {
        locator: known(`arn:${arn.partition}:ec2::${one.UserId}:snapshot/${arn.name}`, from),
        account: one.UserId,
      }
    }),
  )
