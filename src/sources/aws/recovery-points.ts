// Recovery points, vault by vault, each with its vault and its tags; what another service lists under the same name is left to that.
import {
  type BackupClient,
  type BackupVaultListMember,
  ListRecoveryPointsByBackupVaultCommand,
  type ListRecoveryPointsByBackupVaultCommandOutput,
  type RecoveryPointByBackupVault,
} from '@aws-sdk/client-backup'
import type { Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import { backup, tagsOf, vaults } from './backup-calls.ts'
import type { Caller } from './caller.ts'
import type { Collection } from './collection.ts'
import { type Listing, readEach, readWithin } from './listing.ts'
import { observed } from './observation.ts'

const type = 'AWS::Backup::RecoveryPoint'

export const recoveryPoints: Collection = {
  type,
  lists: ['backup:ListBackupVaults'],
  listedWith: 'AWS::Backup::BackupVault',
  inner: ['backup:ListRecoveryPointsByBackupVault'],
  callsEach: 1,
  pace: backup.pace,
  read: (caller, region) =>
    readWithin(caller, { ...vaults, region, type }, (vault, listedIn) =>
      readEach(caller, points(region, vault.BackupVaultName), (point, origin) =>
        readPoint(caller, region, { vault, origin: listedIn }, point, origin),
      ),
    ),
}

interface Kept {
  vault: BackupVaultListMember
  /** Of the list of vaults. */
  origin: Origin
}

const points = (
  region: string,
  BackupVaultName: string | undefined,
): Listing<BackupClient, ListRecoveryPointsByBackupVaultCommandOutput, RecoveryPointByBackupVault> => ({
  service: backup,
  region,
  operation: 'ListRecoveryPointsByBackupVault',
  type,
  send: (client, NextToken) => client.send(new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName, NextToken })),
  items: ({ RecoveryPoints }) => RecoveryPoints,
  next: ({ NextToken }) => NextToken,
  id: ({ RecoveryPointArn }) => RecoveryPointArn,
})

const tags = tagsOf(({ RecoveryPointArn }: RecoveryPointByBackupVault) => RecoveryPointArn)

async function readPoint(
  caller: Caller,
  region: string,
  kept: Kept,
  point: RecoveryPointByBackupVault,
  origin: Origin,
): Promise<Observation | undefined> {
  const nativeId = point.RecoveryPointArn
  if (nativeId === undefined) throw new Error('backup:ListRecoveryPointsByBackupVault listed a point without an ARN')
  if (isListedElsewhere(nativeId, kept.vault)) return undefined
  const tagged = await tags(caller, { service: backup, region }, point)
  const answers = [
    answerWith(kept.origin, { BackupVaultList: [kept.vault] }),
    answerWith(origin, { RecoveryPoints: [point] }),
    ...(tagged === undefined ? [] : [tagged]),
  ]
  return observed(caller.identity, { type, nativeId, region, answers })
}

/**
 * A backup of a volume, a machine or a database is a snapshot or an image that EC2 or RDS lists among the account's own, and
 * one thing is read once: as what can be restored without AWS Backup, with whom it is shared. What a vault of another kind
 * keeps belongs to AWS Backup and not to the account, so that nobody else lists it.
 */
const isListedElsewhere = (arn: string, { VaultType = 'BACKUP_VAULT' }: BackupVaultListMember): boolean =>
  VaultType === 'BACKUP_VAULT' && /^arn:[^:]+:(ec2:[^:]*:[^:]*:(snapshot|image)\/|rds:[^:]*:[^:]*:snapshot:)/.test(arn)
