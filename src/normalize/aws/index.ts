// The AWS types that are read here.
import type { Normalizer } from '../index.ts'
import { account } from './account.ts'
import { volumeSnapshot } from './ebs-snapshot.ts'
import { volume } from './ebs-volume.ts'
import { fileSystem } from './efs.ts'
import { cacheCluster } from './elasticache-cluster.ts'
import { replicationGroup } from './elasticache-group.ts'
import { serverlessCache } from './elasticache-serverless.ts'
import { cacheSnapshot } from './elasticache-snapshot.ts'
import { managedFileSystem } from './fsx.ts'
import { key } from './kms.ts'
import { memoryCluster } from './memorydb.ts'
import { databaseInstance } from './rds-instance.ts'
import { databaseSnapshot } from './rds-snapshot.ts'
import { bucket } from './s3.ts'
import { trail } from './trail.ts'

/** By type, in lower case. */
export const awsNormalizers: Record<string, Normalizer> = {
  'aws::cloudtrail::trail': trail,
  'aws::ec2::snapshot': volumeSnapshot,
  'aws::ec2::volume': volume,
  'aws::efs::filesystem': fileSystem,
  'aws::elasticache::cachecluster': cacheCluster,
  'aws::elasticache::replicationgroup': replicationGroup,
  'aws::elasticache::serverlesscache': serverlessCache,
  'aws::elasticache::snapshot': cacheSnapshot,
  'aws::fsx::filesystem': managedFileSystem,
  'aws::kms::key': key,
  'aws::memorydb::cluster': memoryCluster,
  'aws::organizations::account': account,
  'aws::rds::dbinstance': databaseInstance,
  'aws::rds::dbsnapshot': databaseSnapshot,
  'aws::s3::bucket': bucket,
}
