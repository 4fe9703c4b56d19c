// AWS Backup: vaults, and plans that copy into them.
import { BackupClient, CreateBackupPlanCommand, CreateBackupVaultCommand } from '@aws-sdk/client-backup'
import { type Planting, type Region, tagMap } from './planting.ts'

const here = 'eu-west-1'

export async function plantBackups(planting: Planting): Promise<void> {
  await plantVault(planting, 'daily', here)
  await plantVault(planting, 'daily-frankfurt', 'eu-central-1')
  await plantVault(planting, 'daily-virginia', 'us-east-1')
  await plantPlan(planting, 'at home', 'vault daily-frankfurt', 35)
  await plantPlan(planting, 'abroad', 'vault daily-virginia', 35)
  await plantPlan(planting, 'too short', 'vault daily-frankfurt', 2)
}

async function plantVault(planting: Planting, BackupVaultName: string, region: Region): Promise<void> {
  const vault = { BackupVaultName, EncryptionKeyArn: planting.keyIn(region), BackupVaultTags: tagMap() }
  const { BackupVaultArn } = await planting.connect(BackupClient, region).send(new CreateBackupVaultCommand(vault))
  planting.planted(`vault ${BackupVaultName}`, BackupVaultArn)
}

async function plantPlan(planting: Planting, name: string, copyTo: string, DeleteAfterDays: number): Promise<void> {
  const Lifecycle = { DeleteAfterDays }
  const copy = { DestinationBackupVaultArn: planting.book.get(copyTo), Lifecycle }
  const rule = { RuleName: 'daily', TargetBackupVaultName: 'daily', Lifecycle, CopyActions: [copy] }
  const BackupPlan = { BackupPlanName: name.replaceAll(' ', '-'), Rules: [rule] }
  const plan = new CreateBackupPlanCommand({ BackupPlan, BackupPlanTags: tagMap() })
  const { BackupPlanArn } = await planting.connect(BackupClient, here).send(plan)
  planting.planted(`plan ${name}`, BackupPlanArn)
}
