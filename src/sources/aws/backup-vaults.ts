// Backup vaults, each with its policy and its tags.
import { GetBackupVaultAccessPolicyCommand } from '@aws-sdk/client-backup'
import { tagsOf, vaults } from './backup-calls.ts'
import { collection, question } from './collection.ts'

export const backupVaults = collection({
  ...vaults,
  id: ({ BackupVaultName }) => BackupVaultName,
  type: 'AWS::Backup::BackupVault',
  told: 'BackupVaultList',
  questions: [
    question({
      operation: 'GetBackupVaultAccessPolicy',
      absences: ['ResourceNotFoundException'],
      send: (client, { BackupVaultName }) => client.send(new GetBackupVaultAccessPolicyCommand({ BackupVaultName })),
    }),
    tagsOf(({ BackupVaultArn }) => BackupVaultArn),
  ],
})
