// EFS and FSx: file systems, encrypted and not.
import { CreateFileSystemCommand, EFSClient, PutFileSystemPolicyCommand } from '@aws-sdk/client-efs'
import { CreateFileSystemCommand as CreateManagedCommand, FSxClient } from '@aws-sdk/client-fsx'
import { type Planting, tags } from './planting.ts'

const here = 'eu-west-1'

export async function plantFiles(planting: Planting): Promise<void> {
  await plantFileSystem(planting, 'files', true)
  await plantFileSystem(planting, 'files-open', false)
  await plantLustre(planting, 'compute', 'PERSISTENT_2')
  await plantLustre(planting, 'compute-scratch', 'SCRATCH_2')
}

async function plantFileSystem(planting: Planting, name: string, sound: boolean): Promise<void> {
  const efs = planting.connect(EFSClient, here)
  // Of one zone, it is backed up where nobody says that it is not.
  const key = sound ? { KmsKeyId: planting.keyIn(here), Backup: true } : { AvailabilityZoneName: `${here}a` }
  const system = new CreateFileSystemCommand({
    CreationToken: name,
    Encrypted: sound,
    Backup: sound,
    ...key,
    Tags: tags(),
  })
  const { FileSystemId, FileSystemArn } = await efs.send(system)
  planting.planted(`file system ${name}`, FileSystemArn)
  if (!sound) return
  const Statement = [
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement })
  await efs.send(new PutFileSystemPolicyCommand({ FileSystemId, Policy }))
}

async function plantLustre(
  planting: Planting,
  name: string,
  DeploymentType: 'PERSISTENT_2' | 'SCRATCH_2',
): Promise<void> {
  const kept = DeploymentType === 'PERSISTENT_2'
  const { FileSystem } = await planting.connect(FSxClient, here).send(
    new CreateManagedCommand({
      FileSystemType: 'LUSTRE',
      StorageCapacity: 1200,
      SubnetIds: ['subnet-1'],
      LustreConfiguration: { DeploymentType, ...(kept && { AutomaticBackupRetentionDays: 14 }) },
      ...(kept && { KmsKeyId: planting.keyIn(here) }),
      Tags: tags(),
    }),
  )
  planting.planted(`file system ${name}`, FileSystem?.ResourceARN)
}
