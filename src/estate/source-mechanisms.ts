// The mechanisms by which a copy names its original: how data got from there, and the call that shows what it came from.
import type { Means } from '../model/place.ts'

interface SourceMechanism {
  means: Means
  /** Absent where no call would help, or nothing is asked of the original. */
  shownBy?: string
}

/** Of `source` references. A key's replica copies key material, not data. */
export const sourceMechanisms: Readonly<Record<string, SourceMechanism>> = {
  'rds-read-replica': { means: 'replication', shownBy: 'rds:DescribeDBInstances' },
  'rds-snapshot-copy': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBSnapshots' },
  'kms-multi-region': { means: 'key-replication' },
  'ebs-snapshot': { means: 'snapshot-copy', shownBy: 'ec2:DescribeVolumes' },
  'ebs-snapshot-copy': { means: 'snapshot-copy' },
  'ebs-restore': { means: 'snapshot-copy', shownBy: 'ec2:DescribeSnapshots' },
  'ebs-volume-copy': { means: 'snapshot-copy', shownBy: 'ec2:DescribeVolumes' },
  'secret-replica': { means: 'replication', shownBy: 'secretsmanager:DescribeSecret' },
}
