// Backup plans, each with its rules and its tags.
import { GetBackupPlanCommand, ListBackupPlansCommand } from '@aws-sdk/client-backup'
import { backup, tagsOf } from './backup-calls.ts'
import { collection, question } from './collection.ts'

export const backupPlans = collection({
  service: backup,
  type: 'AWS::Backup::BackupPlan',
  operation: 'ListBackupPlans',
  send: (client, NextToken) => client.send(new ListBackupPlansCommand({ NextToken })),
  items: ({ BackupPlansList }) => BackupPlansList,
  next: ({ NextToken }) => NextToken,
  id: ({ BackupPlanId }) => BackupPlanId,
  told: 'BackupPlansList',
  questions: [
    question({
      operation: 'GetBackupPlan',
      send: (client, { BackupPlanId }) => client.send(new GetBackupPlanCommand({ BackupPlanId })),
    }),
    tagsOf(({ BackupPlanArn }) => BackupPlanArn),
  ],
})
