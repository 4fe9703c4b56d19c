// aws_launch_template and aws_launch_configuration: how the disks of the machines that will be started from one are encrypted.
import { afterApply, isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { demandedBy, disksIn, encryptedAtStart } from './aws-ebs.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, each, flag, isSet, listIn, of, textIn, writtenBlock } from './values.ts'

/** As one disk, which is encrypted where all of them are. */
export function disksOfTemplate({ main, row, parts }: Planned): Answered[] {
  const byAccount = demandedBy(parts('aws_ebs_encryption_by_default')[0])
  const disks = main?.type === 'aws_launch_template' ? disksMapped(main) : disksIn(main)
  const encrypted = disks.map((disk) => encryptedAtStart(flag(textIn(chosen(at(disk, 'encrypted')))), byAccount))
  const [key] = disks.map((disk) => textIn(chosen(at(disk, 'kms_key_id'))))
  return [
    told('ec2:DescribeVolumes', row, {
      Volumes: [
        {
          VolumeId: row.name,
          Encrypted: encrypted.includes(false) ? false : (encrypted.find(isMark) ?? true),
          KmsKeyId: (disks.length === 1 ? key : undefined) ?? notTold,
          AvailabilityZone: textIn(of(main, 'placement', 0, 'availability_zone')) ?? afterApply, // whoever starts them chooses
          SnapshotId: '', // it is filled from the image, which belongs to whoever made that
          Tags: tagsIn(main),
        },
      ],
    }),
  ]
}

/** What the images of AWS and of most others call the disk that a machine starts from. */
const root: readonly unknown[] = ['/dev/sda1', '/dev/xvda']

/** A disk that no mapping is about is the image's own; one that is not of EBS ends with its machine. */
function disksMapped(main: PlannedRow): unknown[] {
  const mappings = writtenBlock(main, 'block_device_mappings') ?? []
  const list = listIn(mappings)
  if (list === undefined) return [mappings]
  const disks = list.map((one) => at(one, 'ebs', 0)).filter(isSet)
  const isRootTold = disks.length > 0 && list.some((one) => root.includes(at(one, 'device_name')))
  return isRootTold ? disks : [undefined, ...disks]
}

/** A template says with which tags its disks begin. */
function tagsIn(main: PlannedRow | undefined): unknown {
  const list = listIn(each(of(main, 'tag_specifications'), (one) => one))
  if (list === undefined) return of(main, 'tag_specifications')
  const tags = at(list.find((one) => at(one, 'resource_type') === 'volume') ?? {}, 'tags') ?? {}
  return isMark(tags) ? tags : Object.entries(tags).map(([Key, Value]: [string, unknown]) => ({ Key, Value }))
}
