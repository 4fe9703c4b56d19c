// aws_s3_bucket and what says more of one: the settings that a bucket will have once the plan is applied.
import { isRecord } from '../../model/json.ts'
import { isFilledIn, isLeftOut, isMark, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, type Refused, refused, type Told, told } from './translation.ts'
import { at, each, isSet, of, tagList, textIn, usual, written } from './values.ts'

/** What is set within the bucket, of which a plan for a new one says "known after apply": then it is set elsewhere or not at all. */
interface Setting {
  operation: string
  /** The block of its own. */
  part: string
  /** The block of the bucket itself. */
  inline?: string
  /** It is none, which `dynamic` could make. */
  isAttribute?: true
  /** What the block sets stays when the block is taken away. */
  outlasts?: true
  /** The answer that the block makes; undefined: as nobody had set it. */
  body(rows: { by: PlannedRow; value: unknown; isPart: boolean }): unknown
  /** What S3 answers where it is not set. */
  none: (by: PlannedRow) => Told | Refused
}

function settingOf(
  { main, parts }: Planned,
  { operation, part, inline, isAttribute, outlasts, body, none }: Setting,
): Answered {
  const [own] = parts(part)
  if (own !== undefined) return told(operation, own, body({ by: own, value: own.values, isPart: true }))
  if (main === undefined) return undefined
  const value = inline === undefined ? undefined : of(main, inline)
  const isSetHere = inline !== undefined && main.sets.includes(inline)
  const isTaken = main.removed.includes(part) && !isSetHere && outlasts !== true
  const isNobodys = isAttribute === true ? isFilledIn(value) : isLeftOut(value)
  const isUnset = main.isNew ? !isSet(value) || isNobodys : (isTaken && !isMark(value)) || isEmpty(value)
  if (isUnset) return none(main)
  if (isMark(value)) return told(operation, main, value)
  return isSet(value) ? told(operation, main, body({ by: main, value, isPart: false })) : undefined
}

/** Told, and nothing: what exists has its settings read before a plan is made. */
const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0)

const encryption: Setting = {
  operation: 's3:GetBucketEncryption',
  part: 'aws_s3_bucket_server_side_encryption_configuration',
  inline: 'server_side_encryption_configuration',
  body: ({ value, isPart }) => ({
    ServerSideEncryptionConfiguration: {
      Rules: each(isPart ? at(value, 'rule') : at(value, 0, 'rule'), (rule) => {
        const chosen = at(rule, 'apply_server_side_encryption_by_default', 0)
        return {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: at(chosen, 'sse_algorithm'),
            KMSMasterKeyID: textIn(at(chosen, 'kms_master_key_id')),
          },
        }
      }),
    },
  }),
  // Every object is encrypted by S3 at least: AmazonS3/latest/userguide/default-encryption-faq.html
  none: (by) =>
    told('s3:GetBucketEncryption', by, {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    }),
}

const policy: Setting = {
  operation: 's3:GetBucketPolicy',
  part: 'aws_s3_bucket_policy',
  inline: 'policy',
  isAttribute: true,
  body: ({ value, isPart }) => ({ Policy: isPart ? at(value, 'policy') : value }),
  none: (by) => refused('s3:GetBucketPolicy', by, 'NoSuchBucketPolicy'),
}

const logging: Setting = {
  operation: 's3:GetBucketLogging',
  part: 'aws_s3_bucket_logging',
  inline: 'logging',
  body: ({ value, isPart }) => ({
    LoggingEnabled: { TargetBucket: isPart ? at(value, 'target_bucket') : at(value, 0, 'target_bucket') },
  }),
  none: (by) => told('s3:GetBucketLogging', by, {}),
}

const replication: Setting = {
  operation: 's3:GetBucketReplication',
  part: 'aws_s3_bucket_replication_configuration',
  inline: 'replication_configuration',
  body: ({ value, isPart }) => ({
    ReplicationConfiguration: {
      Rules: each(isPart ? at(value, 'rule') : at(value, 0, 'rules'), (rule) => ({
        Status: at(rule, 'status'),
        Destination: {
          Bucket: at(rule, 'destination', 0, 'bucket'),
          Account: textIn(at(rule, 'destination', 0, isPart ? 'account' : 'account_id')),
        },
      })),
    },
  }),
  none: (by) => refused('s3:GetBucketReplication', by, 'ReplicationConfigurationNotFoundError'),
}

const lock: Setting = {
  operation: 's3:GetObjectLockConfiguration',
  part: 'aws_s3_bucket_object_lock_configuration',
  inline: 'object_lock_configuration',
  body: ({ value, isPart }) => {
    const mode = isPart
      ? at(value, 'rule', 0, 'default_retention', 0, 'mode')
      : at(value, 0, 'rule', 0, 'default_retention', 0, 'mode')
    return {
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        ...(isSet(mode) ? { Rule: { DefaultRetention: { Mode: mode } } } : {}),
      },
    }
  },
  none: (by) => refused('s3:GetObjectLockConfiguration', by, 'ObjectLockConfigurationNotFoundError'),
}

const lifecycle: Setting = {
  operation: 's3:GetBucketLifecycleConfiguration',
  part: 'aws_s3_bucket_lifecycle_configuration',
  inline: 'lifecycle_rule',
  body: ({ value, isPart }) => ({
    Rules: each(isPart ? at(value, 'rule') : value, (rule) => ({
      ...(isPart ? { Status: at(rule, 'status') } : { Status: at(rule, 'enabled') === true ? 'Enabled' : 'Disabled' }),
      ...covered(rule),
      Expiration: { Days: days(at(rule, 'expiration', 0, 'days')) },
      Transitions: each(at(rule, 'transition'), (step) => ({ StorageClass: at(step, 'storage_class') })),
    })),
  }),
  none: (by) => refused('s3:GetBucketLifecycleConfiguration', by, 'NoSuchLifecycleConfiguration'),
}

/** A filter with anything in it covers a part of the bucket; of what is not known yet, nobody can say. */
function covered(rule: unknown): Record<string, unknown> {
  const filter = at(rule, 'filter', 0)
  const parts = isRecord(filter) && !isMark(filter) ? Object.values(filter).filter(isSet) : []
  const unread = [filter, ...parts].find(isMark)
  if (unread !== undefined) return { Prefix: unread }
  return parts.length > 0 ? { Filter: { in: 'part' } } : { Prefix: at(rule, 'prefix') ?? '' }
}

/** Of a rule that never expires by age the provider writes nought. */
const days = (value: unknown): unknown => (value === 0 ? undefined : value)

const accessBlock: Setting = {
  operation: 's3:GetPublicAccessBlock',
  part: 'aws_s3_bucket_public_access_block',
  body: ({ by, value }) => ({
    PublicAccessBlockConfiguration: {
      IgnorePublicAcls: at(value, 'ignore_public_acls') ?? usual(by, 'ignore_public_acls'),
      RestrictPublicBuckets: at(value, 'restrict_public_buckets') ?? usual(by, 'restrict_public_buckets'),
    },
  }),
  none: (by) =>
    by.isNew
      ? // S3 blocks both for whatever is new since April 2023: AmazonS3/latest/userguide/creating-buckets-s3.html
        told('s3:GetPublicAccessBlock', by, {
          PublicAccessBlockConfiguration: { IgnorePublicAcls: true, RestrictPublicBuckets: true },
        })
      : refused('s3:GetPublicAccessBlock', by, 'NoSuchPublicAccessBlockConfiguration'),
}

const acl: Setting = {
  operation: 's3:GetBucketAcl',
  part: 'aws_s3_bucket_acl',
  inline: 'grant',
  outlasts: true, // the provider only forgets it: registry documentation of aws_s3_bucket_acl, under its note on destroy
  body: ({ value, isPart }) => ({
    Grants: isPart ? ofAcl(value) : each(value, (grant) => ({ Grantee: grantee(grant) })),
  }),
  none: (by) => told('s3:GetBucketAcl', by, { Grants: [] }), // new buckets have no access lists at all
}

function ofAcl(value: unknown): unknown {
  const canned = at(value, 'acl')
  const grants = at(value, 'access_control_policy', 0, 'grant')
  if (!isSet(canned) || isMark(canned))
    return grants === undefined ? canned : each(grants, (grant) => ({ Grantee: grantee(at(grant, 'grantee', 0)) }))
  return (cannedGroups[String(canned)] ?? []).map((group) => ({
    Grantee: { URI: `http://acs.amazonaws.com/groups/${group}` },
  }))
}

/** AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const cannedGroups: Readonly<Record<string, string[]>> = {
  'public-read': ['global/AllUsers'],
  'public-read-write': ['global/AllUsers'],
  'authenticated-read': ['global/AuthenticatedUsers'],
  'log-delivery-write': ['s3/LogDelivery'],
}

function grantee(grant: unknown): unknown {
  const uri = at(grant, 'uri')
  return isSet(uri) ? { URI: uri } : { ID: at(grant, 'id') }
}

/** The access list that the bucket itself names, as before version 4 of the provider; what is read of one that exists stands in `grant`. */
function accessList(planned: Planned): Answered {
  const { main, parts } = planned
  const named = textIn(written(main, 'acl'))
  if (main === undefined || named === undefined || named === 'private' || parts(acl.part).length > 0)
    return settingOf(planned, acl)
  return told(acl.operation, main, { Grants: ofAcl({ acl: named }) })
}

export function bucket(planned: Planned): Answered[] {
  const { main, row } = planned
  return [
    row.region === undefined ? undefined : told('s3:ListBuckets', row, { BucketRegion: row.region }),
    ...[encryption, policy, accessBlock].map((setting) => settingOf(planned, setting)),
    accessList(planned),
    ...[logging, replication, lock, lifecycle].map((setting) => settingOf(planned, setting)),
    main === undefined ? undefined : told('s3:GetBucketTagging', main, { TagSet: tagList(main) }),
  ]
}
