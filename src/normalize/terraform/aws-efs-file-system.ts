// aws_efs_file_system and what says more of one: its key, its policy, its backups, and the regions that it is kept in step with.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, refused, told } from './translation.ts'
import { at, each, isSet, of, tagList, textIn, usual, written } from './values.ts'

export function fileSystem({ main, row, parts }: Planned): Answered[] {
  const [policy] = parts('aws_efs_file_system_policy')
  const [backup] = parts('aws_efs_backup_policy')
  const copies = parts('aws_efs_replication_configuration')
  const isNew = main?.isNew === true
  return [
    told('elasticfilesystem:DescribeFileSystems', row, {
      FileSystems: [
        {
          FileSystemArn: row.id,
          Encrypted: written(main, 'encrypted') ?? usual(main, 'encrypted'),
          KmsKeyId: ownKey(main),
          AvailabilityZoneName: textIn(written(main, 'availability_zone_name')),
          Tags: tagList(main),
        },
      ],
    }),
    policy === undefined
      ? isNew
        ? refused('elasticfilesystem:DescribeFileSystemPolicy', row, 'PolicyNotFound')
        : undefined
      : told('elasticfilesystem:DescribeFileSystemPolicy', policy, { Policy: of(policy, 'policy') }),
    backup === undefined
      ? isNew
        ? refused('elasticfilesystem:DescribeBackupPolicy', row, 'PolicyNotFound')
        : undefined
      : told('elasticfilesystem:DescribeBackupPolicy', backup, {
          BackupPolicy: { Status: of(backup, 'backup_policy', 0, 'status') },
        }),
    copies.length === 0 && !isNew
      ? undefined
      : told('elasticfilesystem:DescribeReplicationConfigurations', row, {
          Replications: copies.map((one) => replication(row, one)),
        }),
  ]
}

/** Without one it is the key that AWS manages for EFS. */
function ownKey(main: PlannedRow | undefined): unknown {
  const key = textIn(written(main, 'kms_key_id'))
  return key ?? (written(main, 'encrypted') === true ? usual(main, 'kms_key_id') : undefined)
}

/** A file system that the copy does not name is made by it, and named by nobody yet. */
const replication = (source: PlannedRow, one: PlannedRow) => ({
  SourceFileSystemArn: source.id,
  Destinations: each(of(one, 'destination'), (to) => {
    const zone = textIn(at(to, 'availability_zone_name'))
    const named = at(to, 'file_system_id')
    return {
      FileSystemId: isSet(named) && typeof named === 'string' ? named : one.address,
      Region: textIn(at(to, 'region')) ?? (typeof zone === 'string' ? zone.replace(/[a-z]$/, '') : zone),
      OwnerId: source.account,
    }
  }),
})
