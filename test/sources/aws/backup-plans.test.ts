// Plans: what each call that fails takes away.
import { suite } from 'uvu'
import { backupPlans } from '../../../src/sources/aws/backup-plans.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/backup-plans')

/** AWS makes one itself for the file systems of an account, and puts slashes into its name. */
const BackupPlanId = 'aws/efs/73d922fb'
const BackupPlanArn = `arn:aws:backup:eu-west-1:${account}:backup-plan:${BackupPlanId}`
const plan = `backup/plans/${encodeURIComponent(BackupPlanId)}`
const tagging = `tags/${encodeURIComponent(BackupPlanArn)}`
const DestinationBackupVaultArn = `arn:aws:backup:us-east-1:${account}:backup-vault:abroad`

sweep(test, {
  collection: backupPlans,
  answers: {
    'backup/plans': ({ url }) =>
      url.includes('nextToken')
        ? { BackupPlansList: [{ BackupPlanId, BackupPlanArn, BackupPlanName: 'nightly' }] }
        : { BackupPlansList: [], NextToken: 'two' },
    [plan]: {
      BackupPlanId,
      BackupPlanArn,
      BackupPlan: {
        BackupPlanName: 'nightly',
        Rules: [
          {
            RuleName: 'daily',
            TargetBackupVaultName: 'nightly',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [{ DestinationBackupVaultArn }],
          },
        ],
      },
    },
    [tagging]: { Tags: { DataClass: 'pii' } },
  },
  calls: { 'backup/plans': 'backup:ListBackupPlans', [plan]: 'backup:GetBackupPlan', [tagging]: 'backup:ListTags' },
  read: [BackupPlanId],
})

test.run()
