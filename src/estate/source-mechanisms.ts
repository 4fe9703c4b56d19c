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
  'azure-kusto-follower': { means: 'sharing', shownBy: 'Microsoft.Kusto/Clusters/Databases/read' },
  'azure-backup': { means: 'snapshot-copy' },
  'azure-blob-import': { means: 'snapshot-copy', shownBy: 'Microsoft.Storage/storageAccounts/read' },
  'azure-disk-copy': { means: 'snapshot-copy', shownBy: 'Microsoft.Compute/disks/read' },
  'azure-disk-import': { means: 'snapshot-copy' },
  'azure-gallery-image': { means: 'snapshot-copy', shownBy: 'Microsoft.Compute/galleries/images/versions/read' },
  'azure-image': { means: 'snapshot-copy', shownBy: 'Microsoft.Compute/images/read' },
  'azure-machine-capture': { means: 'snapshot-copy', shownBy: 'Microsoft.Compute/disks/read' },
  'azure-site-recovery': { means: 'replication', shownBy: 'Microsoft.Compute/disks/read' },
  'azure-snapshot-copy': { means: 'snapshot-copy', shownBy: 'Microsoft.Compute/snapshots/read' },
  'azure-messaging-partner': { means: 'failover' },
  'azure-mysql-replica': { means: 'replication', shownBy: 'Microsoft.DBforMySQL/flexibleServers/replicas/read' },
  'azure-netapp-replica': {
    means: 'replication',
    shownBy: 'Microsoft.NetApp/netAppAccounts/capacityPools/volumes/read',
  },
  'azure-object-replication': {
    means: 'replication',
    shownBy: 'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read',
  },
  'azure-postgresql-replica': {
    means: 'replication',
    shownBy: 'Microsoft.DBforPostgreSQL/flexibleServers/replicas/read',
  },
  'azure-redis-replica': { means: 'replication', shownBy: 'Microsoft.Cache/redis/linkedServers/read' },
  'azure-sql-archive': { means: 'snapshot-copy' },
  'azure-sql-instance-replica': {
    means: 'replication',
    shownBy: 'Microsoft.Sql/locations/instanceFailoverGroups/read',
  },
  'azure-sql-replica': { means: 'replication', shownBy: 'Microsoft.Sql/servers/replicationLinks/read' },
  'rds-read-replica': { means: 'replication', shownBy: 'rds:DescribeDBInstances' },
  'rds-automated-backup': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBInstances' },
  'rds-cluster': { means: 'replication', shownBy: 'rds:DescribeDBClusters', within: true },
  'rds-cluster-snapshot': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBClusters' },
  'rds-cluster-snapshot-copy': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBClusterSnapshots' },
  'rds-global-cluster': { means: 'replication', shownBy: 'rds:DescribeDBClusters' },
  'rds-global-member': { means: 'replication', shownBy: 'rds:DescribeDBClusters' },
  'rds-global-write-forwarding': { means: 'replication', shownBy: 'rds:DescribeDBClusters' },
  'rds-snapshot-copy': { means: 'snapshot-copy', shownBy: 'rds:DescribeDBSnapshots' },
  // A cache of what some bucket or host anywhere in the world holds, so that no call would help.
  'cloudfront-origin': { means: 'edge-cache' },
  'azure-edge-origin': { means: 'edge-cache' },
  'lambda-edge': { means: 'edge-cache', shownBy: 'lambda:ListFunctions' },
  'mq-replication': { means: 'replication', shownBy: 'mq:DescribeBroker' },
  'msk-replicator': { means: 'replication', shownBy: 'kafka:ListReplicators' },
  'kms-multi-region': { means: 'key-replication' },
  'cloudhsm-backup': { means: 'key-replication', shownBy: 'cloudhsm:DescribeClusters' },
  'cloudhsm-backup-copy': { means: 'key-replication', shownBy: 'cloudhsm:DescribeBackups' },
  'cloudhsm-restore': { means: 'key-replication', shownBy: 'cloudhsm:DescribeBackups' },
  'dynamodb-restore': { means: 'snapshot-copy', shownBy: 'dynamodb:DescribeTable' },
  'cognito-replica': { means: 'replication', shownBy: 'cognito-idp:ListUserPoolReplicas' },
  'apigateway-cache': { means: 'replication', shownBy: 'apigateway:GET' },
  'appflow-source': { means: 'replication' },
  'datasync-source': { means: 'replication' },
  'dms-source': { means: 'replication' },
  'glue-crawler': { means: 'replication' },
  'dax-cache': { means: 'replication' },
  'ebs-snapshot': { means: 'snapshot-copy', shownBy: 'ec2:DescribeVolumes' },
  'ebs-snapshot-copy': { means: 'snapshot-copy' },
  'ebs-restore': { means: 'snapshot-copy', shownBy: 'ec2:DescribeSnapshots' },
  'backup-recovery-point': { means: 'snapshot-copy' },
  'backup-vault-copy': { means: 'snapshot-copy', shownBy: 'backup:ListBackupVaults' },
  'image-original': { means: 'snapshot-copy', shownBy: 'ec2:DescribeImages' },
  'image-snapshot': { means: 'snapshot-copy', shownBy: 'ec2:DescribeSnapshots' },
  'ebs-volume-copy': { means: 'snapshot-copy', shownBy: 'ec2:DescribeVolumes' },
  'opensearch-connection': { means: 'replication', shownBy: 'es:DescribeDomains' },
  'redshift-snapshot': { means: 'snapshot-copy', shownBy: 'redshift:DescribeClusters' },
  'redshift-snapshot-copy': { means: 'snapshot-copy', shownBy: 'redshift:DescribeClusters' },
  'efs-replication': { means: 'replication', shownBy: 'elasticfilesystem:DescribeFileSystems' },
  'elasticache-global': { means: 'replication', shownBy: 'elasticache:DescribeReplicationGroups' },
  'firehose-source': { means: 'replication' },
  'fsx-data-repository': { means: 'replication', shownBy: 's3:ListAllMyBuckets' },
  'elasticache-snapshot': { means: 'snapshot-copy', shownBy: 'elasticache:DescribeReplicationGroups' },
  'secret-replica': { means: 'replication', shownBy: 'secretsmanager:DescribeSecret' },
}
