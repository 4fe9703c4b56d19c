// An address in S3, as services take it.
import { textIn } from './values.ts'

/** Of "s3://${aws_s3_bucket.logs.bucket}/all" a plan tells no more than the name of a bucket that it is yet to make. */
export function bucketUri(value: unknown): unknown {
  const own = textIn(value)
  return typeof own === 'string' && !own.includes('://') ? `s3://${own}` : own
}
