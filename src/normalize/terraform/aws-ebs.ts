// aws_ebs_volume, and the snapshots of one that a plan takes or copies: encryption, key, and where a copy comes from.
import { afterApply, isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, isSet, listIn, of, tagList, textIn, usual, written, writtenBlock } from './values.ts'

export function volume({ main, row, parts }: Planned): Answered[] {
  const [byDefault] = parts('aws_ebs_encryption_by_default')
  return [
    told('ec2:DescribeVolumes', row, {
      Volumes: [
        {
          VolumeId: row.name,
          ...encryption(main, byDefault),
          AvailabilityZone: of(main, 'availability_zone'),
          OutpostArn: textIn(of(main, 'outpost_arn')),
          SnapshotId: textIn(written(main, 'snapshot_id')) ?? '',
          Tags: tagList(main),
        },
      ],
    }),
  ]
}

/** Where nobody says, the default of the account and region decides, which a plan knows only where it sets that. */
function encryption(main: PlannedRow | undefined, byDefault: PlannedRow | undefined): Record<string, unknown> {
  const byAccount = demandedBy(byDefault)
  const asked = encryptedOr(main, written(main, 'encrypted'), byAccount)
  const mayBeTaken = main?.isNew === true && isSet(textIn(written(main, 'snapshot_id')))
  const encrypted = asked === false && mayBeTaken ? notTold : asked
  const key = textIn(written(main, 'kms_key_id'))
  // The default of the account has a key of its own, which may be another than the one of AWS.
  return {
    Encrypted: encrypted,
    KmsKeyId: key ?? (byAccount === false && encrypted === true ? usual(main, 'kms_key_id') : notTold),
  }
}

/** Whether the account encrypts each new volume: one that is made by the change that brings this may be made first. */
export function demandedBy(byDefault: PlannedRow | undefined): unknown {
  if (byDefault === undefined) return notTold
  const isOn = of(byDefault, 'enabled') ?? usual(byDefault, 'enabled')
  const isComing = byDefault.isNew || byDefault.altered?.includes('enabled') === true
  return isOn === true && isComing ? afterApply : isOn
}

/** What exists is as it says. No setting of a new volume takes away what the account demands. */
function encryptedOr(main: PlannedRow | undefined, own: unknown, byAccount: unknown): unknown {
  if (own === true || isMark(own)) return own
  return main?.isNew === true ? byAccount : (own ?? notTold)
}

/** An image may be encrypted itself, so that a disk of which nobody says so need not be in the clear. */
export function encryptedAtStart(own: unknown, byAccount: unknown): unknown {
  if (own === true || isMark(own)) return own
  if (own === false || byAccount === true || isMark(byAccount)) return byAccount
  return notTold
}

/** The disk that a machine starts from, which the image brings where nobody writes of it, and those beside it. */
export function disksIn(main: PlannedRow | undefined): unknown[] {
  const [own, more] = ['root_block_device', 'ebs_block_device'].map((name) => writtenBlock(main, name))
  const first = listIn(own) ?? [own]
  return [...(first.length === 0 ? [undefined] : first), ...(listIn(more) ?? (more === undefined ? [] : [more]))]
}

export const volumeSnapshot = ({ main, row, parts }: Planned): Answered[] => [
  told('ec2:DescribeSnapshots', row, {
    Snapshots: [
      {
        SnapshotId: row.name,
        Encrypted: written(main, 'encrypted'),
        KmsKeyId: textIn(written(main, 'kms_key_id')),
        VolumeId: row.type === 'aws_ebs_snapshot' ? of(main, 'volume_id') : 'vol-ffffffff', // what EC2 says of a copy
        OutpostArn: textIn(written(main, 'outpost_arn')),
        Tags: tagList(main),
      },
    ],
  }),
  told('ec2:DescribeSnapshotAttribute', row, {
    CreateVolumePermissions: allOf(
      main,
      parts(sharing).map((one) => ({ UserId: of(one, 'account_id') })),
    ),
  }),
]

const sharing = 'aws_snapshot_create_volume_permission'

/** A copy of a snapshot of a database, which goes to the region that it names. */
export const databaseSnapshotCopy = ({ main, row }: Planned): Answered[] => {
  const source = of(main, 'source_db_snapshot_identifier')
  const key = textIn(written(main, 'kms_key_id'))
  return [
    told('rds:DescribeDBSnapshots', row, {
      DBSnapshots: [
        {
          DBSnapshotArn: row.id,
          Encrypted: key === undefined ? undefined : true,
          KmsKeyId: key,
          SourceDBSnapshotIdentifier: source,
          SourceRegion: typeof source === 'string' ? /^arn:[^:]+:rds:([^:]+):/.exec(source)?.[1] : source,
          SnapshotType: 'manual',
          TagList: tagList(main),
        },
      ],
    }),
    of(main, 'shared_accounts') === undefined && main?.isNew === true
      ? told('rds:DescribeDBSnapshotAttributes', row, {
          DBSnapshotAttributesResult: { DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: [] }] },
        })
      : undefined,
  ]
}
