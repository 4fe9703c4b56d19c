// aws_ami_copy and its kin, and the disks of aws_instance: what an image is made of and copied from, who may start it, and how disks are encrypted.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { demandedBy, disksIn, encryptedAtStart } from './aws-ebs.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, chosen, each, isSet, of, tagList, textIn } from './values.ts'

export function image({ main, row, parts }: Planned): Answered[] {
  const grants = parts('aws_ami_launch_permission')
  const source = textIn(of(main, 'source_ami_id'))
  return [
    told('ec2:DescribeImages', row, {
      Images: [
        {
          ImageId: row.name,
          Public: isOpen(main, grants),
          BlockDeviceMappings: each(of(main, 'ebs_block_device'), (disk) => ({
            Ebs: { SnapshotId: at(disk, 'snapshot_id') },
          })),
          ...(source === undefined ? {} : { SourceImageId: source, SourceImageRegion: of(main, 'source_ami_region') }),
          Tags: tagList(main),
        },
      ],
    }),
    told('ec2:DescribeImageAttribute', row, { LaunchPermissions: allOf(main, grants.map(grantOf)) }),
  ]
}

/** Of what exists somebody else may have let in all. */
function isOpen(main: PlannedRow | undefined, grants: readonly PlannedRow[]): unknown {
  if (grants.some((one) => isSet(of(one, 'group')))) return true
  return main?.isNew === true ? false : (of(main, 'public') ?? notTold)
}

function grantOf(one: PlannedRow): Record<string, unknown> {
  if (isSet(of(one, 'account_id'))) return { UserId: of(one, 'account_id') }
  if (isSet(of(one, 'group'))) return { Group: of(one, 'group') }
  if (isSet(of(one, 'organization_arn'))) return { OrganizationArn: of(one, 'organization_arn') }
  return { OrganizationalUnitArn: of(one, 'organizational_unit_arn') }
}

/** The disks that an instance starts with, which live and die with it, as one: encrypted where all of them are. */
export function disksOfInstance({ main, row, parts }: Planned): Answered[] {
  const [byDefault] = parts('aws_ebs_encryption_by_default')
  const byAccount = demandedBy(byDefault)
  const disks = disksIn(main)
  const own = disks.map((disk) => chosen(at(disk, 'encrypted')))
  const encrypted = own.map((one) => (main?.isNew === true ? encryptedAtStart(one, byAccount) : (one ?? notTold)))
  const keys = disks.map((disk) => textIn(at(disk, 'kms_key_id'))).filter((key) => key !== undefined && !isMark(key))
  return [
    told('ec2:DescribeVolumes', row, {
      Volumes: [
        {
          VolumeId: row.name,
          Encrypted: encrypted.includes(false) ? false : (encrypted.find(isMark) ?? true),
          KmsKeyId: keys.length === 1 && disks.length === 1 ? keys[0] : notTold,
          AvailabilityZone: of(main, 'availability_zone'),
          SnapshotId: '', // it is filled from the image, which belongs to whoever made that
          Tags: tagList(main),
        },
      ],
    }),
  ]
}
