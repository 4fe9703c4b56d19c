// The AWS types that are read here.
import type { Normalizer } from '../index.ts'
import { account } from './account.ts'
import { volumeSnapshot } from './ebs-snapshot.ts'
import { volume } from './ebs-volume.ts'
import { key } from './kms.ts'
import { databaseInstance } from './rds-instance.ts'
import { databaseSnapshot } from './rds-snapshot.ts'
import { bucket } from './s3.ts'
import { secret } from './secret.ts'
import { trail } from './trail.ts'

/** By type, in lower case. */
export const awsNormalizers: Record<string, Normalizer> = {
  'aws::cloudtrail::trail': trail,
  'aws::ec2::snapshot': volumeSnapshot,
  'aws::ec2::volume': volume,
  'aws::kms::key': key,
  'aws::organizations::account': account,
  'aws::rds::dbinstance': databaseInstance,
  'aws::rds::dbsnapshot': databaseSnapshot,
  'aws::s3::bucket': bucket,
  'aws::secretsmanager::secret': secret,
}
