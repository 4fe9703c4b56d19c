// AWS::Backup::BackupVault: where backups are kept, under which key, and who may reach them by the policy of the vault.
import * as v from 'valibot'
import { chain } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { backupEncryptedBy, backupKey, vaultEncryption } from './backup-encryption.ts'
import { backupLabels, backupTagging } from './backup-labels.ts'
import { policyText } from './bucket-policy.ts'
import { openToAnyone } from './open-policy.ts'
import { isTelling, tellingOf } from './telling.ts'

const describing = {
  operation: 'backup:ListBackupVaults',
  wrapper: 'BackupVaultList',
  arn: 'BackupVaultArn',
  tagging: backupTagging,
}
const policing = call('backup:GetBackupVaultAccessPolicy')

const policy = v.pipe(
  v.object({ Policy: policyText }),
  v.transform(({ Policy }) => Policy),
)

/** The SDK and Config spell what is read here alike. */
export function backupVault(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = vaultEncryption(told)
  // "has no associated POLICY", it says, and so nobody but the account has a right by it
  const statements = ask(observation.answers, policing, policy, { ResourceNotFoundException: [] })
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Backup::BackupVault',
    holds: 'content',
    facets: {
      ...backupEncryptedBy(encryption),
      exposure: { public: chain(statements, openToAnyone) },
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: backupLabels(told, observation),
    references: backupKey(encryption, told),
  })
}
