// The mechanisms by which a copy names its original: how data got from there, and the call that shows what it came from.
import type { Means } from '../model/place.ts'

interface SourceMechanism {
  means: Means
  /** Absent where no call would help, or nothing is asked of the original. */
  shownBy?: string
  /** It keeps its data in the original, so that there is no copy to draw; the original's copies are its own. */
  within?: true
}

/** Of `source` references. A key's replica copies key material, not data. */
export const sourceMechanisms: Readonly<Record<string, SourceMechanism>> = {
  'rds-read-replica': { means: 'replication', shownBy: 'rds:DescribeDBInstances' },
  'rds-automated-backup': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBInstances' },
  'rds-cluster': { means: 'replication', shownBy: 'rds:DescribeDBClusters', within: true },
  'rds-cluster-snapshot': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBClusters' },
  'rds-cluster-snapshot-copy': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBClusterSnapshots' },
  'rds-global-cluster': { means: 'replication', shownBy: 'rds:DescribeDBClusters' },
  'rds-global-member': { means: 'replication', shownBy: 'rds:DescribeDBClusters' },
  'rds-global-write-forwarding': { means: 'replication', shownBy: 'rds:DescribeDBClusters' },
  'rds-snapshot-copy': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBSnapshots' },
  'kms-multi-region': { means: 'key-replication' },
  'ebs-snapshot': { means: 'snapshot-copy', shownBy: 'ec2:DescribeVolumes' },
  'ebs-snapshot-copy': { means: 'snapshot-copy' },
  'ebs-restore': { means: 'snapshot-copy', shownBy: 'ec2:DescribeSnapshots' },
  'ebs-volume-copy': { means: 'snapshot-copy', shownBy: 'ec2:DescribeVolumes' },
}
