// Every AWS type that a plan tells of, by the name that AWS gives it.
import { bucket } from './aws-s3-bucket.ts'
import { key } from './aws-kms-key.ts'
import type { Translation } from './translation.ts'

export const awsTranslations: Readonly<Record<string, Translation>> = {
  'AWS::KMS::Key': key,
  'AWS::S3::Bucket': bucket,
}
