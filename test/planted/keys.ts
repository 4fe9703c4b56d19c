// KMS: a key for the stores of each region, and keys that are neglected, kept abroad or open to others.
import {
  CreateGrantCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  type GrantOperation,
  KMSClient,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms'
import { account, archive, type Planting, type Region, regions, stranger, tagMap } from './planting.ts'

const Tags = Object.entries(tagMap()).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))

export async function plantKeys(planting: Planting): Promise<void> {
  for (const region of regions) await plantKey(planting, `key of ${region}`, region)

  await plantKey(planting, 'key unrotated', 'eu-west-1', { rotated: false })
  const doomed = await plantKey(planting, 'key doomed', 'eu-west-1')
  const disabled = await plantKey(planting, 'key disabled', 'eu-west-1')
  const kms = planting.connect(KMSClient, 'eu-west-1')
  await kms.send(new ScheduleKeyDeletionCommand({ KeyId: doomed, PendingWindowInDays: 30 }))
  await kms.send(new DisableKeyCommand({ KeyId: disabled }))

  await plantOpened(planting)
  await plantReplica(planting, 'key taken abroad', { from: 'eu-west-1', to: 'us-east-1' })
  await plantReplica(planting, 'key at home', { from: 'eu-central-1', to: 'eu-west-1' })
}

/** Two are open to somebody whom nobody lists; the others to the archive, to a role of the account, and to services of AWS that work for it. */
async function plantOpened(planting: Planting): Promise<void> {
  const kms = planting.connect(KMSClient, 'eu-west-1')
  const open = (name: string, ...statements: object[]) =>
    plantKey(planting, name, 'eu-west-1', { policy: policyOf(...statements) })
  const grant = async (KeyId: string, GranteePrincipal: string, ...Operations: GrantOperation[]) =>
    void (await kms.send(new CreateGrantCommand({ KeyId, GranteePrincipal, Operations })))

  await open('key open to a stranger', {
    Principal: { AWS: rootOf(stranger) },
    Action: ['kms:Decrypt', 'kms:DescribeKey'],
  })
  const granted = await plantKey(planting, 'key granted to a stranger', 'eu-west-1')
  await grant(granted, roleOf(stranger), 'Decrypt', 'DescribeKey')

  const shared = await open('key of the archive too', { Principal: { AWS: rootOf(archive) }, Action: 'kms:*' })
  await grant(shared, roleOf(archive), 'Decrypt')
  await grant(shared, roleOf(account), 'Decrypt', 'CreateGrant')
  await grant(shared, roleOf(stranger), 'Encrypt', 'GenerateDataKey')
  const served = await open(
    'key of services',
    { Principal: { Service: 'sns.amazonaws.com' }, Action: ['kms:GenerateDataKey*', 'kms:Decrypt'] },
    {
      Principal: '*',
      Action: ['kms:Decrypt', 'kms:ReEncrypt*', 'kms:CreateGrant'],
      Condition: { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
    },
  )
  await grant(served, 'dynamodb.eu-west-1.amazonaws.com', 'Decrypt', 'GenerateDataKey')
}

const rootOf = (of: string): string => `arn:aws:iam::${of}:root`
const roleOf = (of: string): string => `arn:aws:iam::${of}:role/reader`

const policyOf = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Principal: { AWS: rootOf(account) }, Action: 'kms:*' }, ...statements].map((one) => ({
      Effect: 'Allow',
      Resource: '*',
      ...one,
    })),
  })

interface Made {
  rotated?: boolean
  policy?: string
}

/**
 * Its id, as moto takes no ARN for some calls. moto does not say of a key of one region that it is one, so all are
 * multi-region primaries.
 */
async function plantKey(
  planting: Planting,
  name: string,
  region: Region,
  { rotated = true, policy: Policy }: Made = {},
): Promise<string> {
  const kms = planting.connect(KMSClient, region)
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ MultiRegion: true, Tags, Policy }))
  const { KeyId = '', Arn } = KeyMetadata ?? {}
  if (rotated) await kms.send(new EnableKeyRotationCommand({ KeyId }))
  planting.planted(name, Arn)
  return KeyId
}

async function plantReplica(
  planting: Planting,
  name: string,
  { from, to }: Record<'from' | 'to', Region>,
): Promise<void> {
  const KeyId = await plantKey(planting, name, from)
  const copy = new ReplicateKeyCommand({ KeyId, ReplicaRegion: to, Tags })
  const { ReplicaKeyMetadata } = await planting.connect(KMSClient, from).send(copy)
  planting.planted(`${name}, replica`, ReplicaKeyMetadata?.Arn)
  await planting.connect(KMSClient, to).send(new EnableKeyRotationCommand({ KeyId: ReplicaKeyMetadata?.KeyId }))
}
