// Bucket settings from a row of SelectResourceConfig, and what S3 itself was asked where the row does not tell.
import * as v from 'valibot'
import { type Fact, known } from '../../model/fact.ts'
import type { ConfigItem } from './config-item.ts'
import { settingsFromConfig } from './s3-config.ts'
import { type BucketSettings, isUnasked } from './s3-settings.ts'

/**
 * A row drops what is null in its item. That is put back where nothing else can be meant: logging that names no bucket, which
 * a recorded row shows; and encryption with S3's own keys, which has no other. What takes versions there is none of where a bucket has never had any.
 */
export function settingsFromRow(item: ConfigItem): BucketSettings {
  const { supplementary } = item
  const { BucketLoggingConfiguration: logging, ServerSideEncryptionConfiguration: encryption } = supplementary
  const settings = settingsFromConfig({
    ...item,
    supplementary: {
      ...supplementary,
      ...(v.is(nothing, logging) ? { BucketLoggingConfiguration: { destinationBucketName: null } } : {}),
      ...(encryption === undefined ? {} : { ServerSideEncryptionConfiguration: withoutKey(encryption) }),
    },
  })
  if (!v.is(neverVersioned, supplementary)) return settings
  return { ...settings, replicas: known([], [0]), lockMode: known(null, [0]) }
}

/**
 * `Off` is a bucket that has never had versions, which none can come back to. Replication and locks are refused without them:
 * AmazonS3/latest/userguide/replication-requirements.html, object-lock.html. A row that tells of one all the same contradicts
 * itself, and says nothing of the other.
 */
const neverVersioned = v.looseObject({
  BucketVersioningConfiguration: v.looseObject({ status: v.literal('Off') }),
  BucketReplicationConfiguration: v.optional(v.undefined()),
  ObjectLockConfiguration: v.optional(v.undefined()),
})

const nothing = v.strictObject({})

const own = v.looseObject({
  rules: v.strictTuple([
    v.looseObject({ applyServerSideEncryptionByDefault: v.strictObject({ sseAlgorithm: v.literal('AES256') }) }),
  ]),
})

const withoutKey = (encryption: unknown): unknown =>
  v.is(own, encryption)
    ? { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256', kmsMasterKeyID: null } }] }
    : encryption

/** What S3 says now has the last word, where it was asked. */
export const settledBy = (row: BucketSettings, asked: BucketSettings): BucketSettings => ({
  region: row.region,
  encryption: settled(row.encryption, asked.encryption),
  policy: settled(row.policy, asked.policy),
  accessBlock: settled(row.accessBlock, asked.accessBlock),
  grantedGroups: settled(row.grantedGroups, asked.grantedGroups),
  logBucket: settled(row.logBucket, asked.logBucket),
  replicas: settled(row.replicas, asked.replicas),
  lockMode: settled(row.lockMode, asked.lockMode),
  expiry: settled(row.expiry, asked.expiry),
  labels: settled(row.labels, asked.labels),
})

/** Of what nobody asked S3 it is not recorded either. */
const settled = <T>(row: Fact<T>, asked: Fact<T>): Fact<T> => (isUnasked(asked) ? row : asked)
