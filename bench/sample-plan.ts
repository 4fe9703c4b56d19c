// A plan as large as a bench wants it: buckets with what says more of each, queues and tables under keys, half of them there before.

export interface Row {
  address: string
  type: string
  after: Record<string, unknown>
  unknown?: Record<string, unknown>
  expressions?: Record<string, unknown>
  exists: boolean
}

/** About that many resources. The same number makes the same plan. */
export const samplePlan = (resources: number): object =>
  inPlan(Array.from({ length: Math.ceil(resources / 10) }, (_, index) => groupOf(index)).flat(), 'aws', {
    region: { constant_value: 'eu-central-1' },
  })

/** `expressions`: of the configuration of the provider. */
export function inPlan(rows: readonly Row[], provider: string, expressions: object): object {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    timestamp: '2026-11-24T10:00:00Z',
    complete: true,
    errored: false,
    resource_changes: rows.map(({ address, type, after, unknown = {}, exists }) => ({
      address,
      mode: 'managed',
      type,
      name: address.split('.')[1],
      provider_name: `mirror.example.test/hashicorp/${provider}`,
      change: {
        actions: [exists ? 'no-op' : 'create'],
        before: exists ? after : null,
        after,
        after_unknown: exists ? {} : unknown,
        before_sensitive: {},
        after_sensitive: {},
      },
    })),
    configuration: {
      provider_config: { [provider]: { name: provider, expressions } },
      root_module: {
        resources: rows.map(({ address, expressions: own = {} }) => ({
          address,
          mode: 'managed',
          provider_config_key: provider,
          expressions: own,
        })),
      },
    },
  }
}

export const to = (address: string, attribute: string) => ({ references: [`${address}.${attribute}`, address] })

/** Ten resources that belong together. */
function groupOf(index: number): Row[] {
  const exists = index % 2 === 0
  const tags = { DataClass: 'pii', Team: `team-${index % 40}`, Service: `service-${index}` }
  const region = ['eu-central-1', 'eu-west-1', 'us-east-1'][index % 3] ?? 'eu-central-1'
  const bucket = `aws_s3_bucket.b${index}`
  const key = `aws_kms_key.k${index}`
  const ofBucket = { bucket: to(bucket, 'id') }
  const named = exists ? { bucket: `records-${index}` } : {}
  const part = (type: string, after: Record<string, unknown>, more: Partial<Row> = {}): Row => ({
    address: `${type}.b${index}`,
    type,
    after: { region, ...named, ...after },
    unknown: { bucket: true, ...more.unknown },
    expressions: { ...ofBucket, ...more.expressions },
    exists,
  })
  const own = (type: string, after: Record<string, unknown>, more: Partial<Row> = {}): Row => ({
    address: `${type}.${type === 'aws_kms_key' ? 'k' : 'b'}${index}`,
    type,
    after: { region, tags, ...after },
    exists,
    ...more,
  })
  return [
    own('aws_kms_key', { enable_key_rotation: true }),
    own('aws_s3_bucket', { bucket: `records-${index}` }),
    part(
      'aws_s3_bucket_server_side_encryption_configuration',
      { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }] }] },
      {
        unknown: { rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: true }] }] },
        expressions: { rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: to(key, 'arn') }] }] },
      },
    ),
    part('aws_s3_bucket_public_access_block', { ignore_public_acls: true, restrict_public_buckets: true }),
    part('aws_s3_bucket_versioning', { versioning_configuration: [{ status: 'Enabled' }] }),
    part('aws_s3_bucket_lifecycle_configuration', {
      rule: [{ status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: 365 }], transition: [] }],
    }),
    own(
      'aws_sqs_queue',
      { name: `jobs-${index}`, message_retention_seconds: 86_400 },
      { unknown: { kms_master_key_id: true }, expressions: { kms_master_key_id: to(key, 'arn') } },
    ),
    own('aws_dynamodb_table', { name: `orders-${index}`, replica: [{ region_name: 'us-east-1' }] }),
    own('aws_cloudwatch_log_group', { name: `/app/${index}`, retention_in_days: 30 }),
    own('aws_iam_role', { name: `role-${index}` }),
  ]
}
