// aws_backup_vault and aws_backup_plan: under which key backups are kept, who may reach them, and where copies of them go.
import { type Answered, type Planned, refused, told } from './translation.ts'
import { at, each, of, tagList, textIn, usual, written } from './values.ts'

export function backupVault({ main, row, parts }: Planned): Answered[] {
  const [policy] = parts('aws_backup_vault_policy')
  return [
    told('backup:ListBackupVaults', row, {
      BackupVaultList: [
        {
          BackupVaultArn: row.id,
          EncryptionKeyArn: textIn(written(main, 'kms_key_arn')) ?? usual(main, 'kms_key_arn'),
        },
      ],
    }),
    policy === undefined
      ? main?.isNew === true
        ? refused('backup:GetBackupVaultAccessPolicy', row, 'ResourceNotFoundException')
        : undefined
      : told('backup:GetBackupVaultAccessPolicy', policy, { Policy: of(policy, 'policy') }),
    told('backup:ListTags', row, { Tags: tagList(main) }),
  ]
}

export const backupPlan = ({ main, row }: Planned): Answered[] => [
  told('backup:ListBackupPlans', row, { BackupPlansList: [{ BackupPlanArn: row.id }] }),
  told('backup:GetBackupPlan', row, {
    BackupPlan: {
      Rules: each(of(main, 'rule'), (rule) => ({
        TargetBackupVaultName: at(rule, 'target_vault_name'),
        TargetLogicallyAirGappedBackupVaultArn: textIn(at(rule, 'target_logically_air_gapped_backup_vault_arn')),
        Lifecycle: lifecycle(rule),
        CopyActions: each(at(rule, 'copy_action'), (copy) => ({
          DestinationBackupVaultArn: at(copy, 'destination_vault_arn'),
          Lifecycle: lifecycle(copy),
        })),
      })),
    },
  }),
  told('backup:ListTags', row, { Tags: tagList(main) }),
]

/** Of what has no end the provider writes nought. */
function lifecycle(within: unknown): unknown {
  const days = at(within, 'lifecycle', 0, 'delete_after')
  return days === undefined || days === 0 ? undefined : { DeleteAfterDays: days }
}
