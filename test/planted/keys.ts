// KMS: a key for the stores of each region, and keys that are neglected or kept abroad.
import {
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms'
import { type Planting, type Region, regions, tagMap } from './planting.ts'

const Tags = Object.entries(tagMap()).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))

export async function plantKeys(planting: Planting): Promise<void> {
  for (const region of regions) await plantKey(planting, `key of ${region}`, region)

  await plantKey(planting, 'key unrotated', 'eu-west-1', { rotated: false })
  const doomed = await plantKey(planting, 'key doomed', 'eu-west-1')
  const disabled = await plantKey(planting, 'key disabled', 'eu-west-1')
  const kms = planting.connect(KMSClient, 'eu-west-1')
  await kms.send(new ScheduleKeyDeletionCommand({ KeyId: doomed, PendingWindowInDays: 30 }))
  await kms.send(new DisableKeyCommand({ KeyId: disabled }))

  await plantReplica(planting, 'key taken abroad', { from: 'eu-west-1', to: 'us-east-1' })
  await plantReplica(planting, 'key at home', { from: 'eu-central-1', to: 'eu-west-1' })
}

/**
 * Its id, as moto takes no ARN for some calls. moto does not say of a key of one region that it is one, so all are
 * multi-region primaries.
 */
async function plantKey(planting: Planting, name: string, region: Region, { rotated = true } = {}): Promise<string> {
  const kms = planting.connect(KMSClient, region)
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ MultiRegion: true, Tags }))
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
