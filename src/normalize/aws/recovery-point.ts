// AWS::Backup::RecoveryPoint: a backup in a vault, what it was taken of, where it was copied from, and how long it stays.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Days } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { parseArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { backupEncryptedBy, backupKey, pointEncryption } from './backup-encryption.ts'
import { backupLabels, backupTagging } from './backup-labels.ts'
import { field, fieldOrNone, type Identifying, isTelling, type Telling, tellingOf } from './telling.ts'

/** A backup that EC2 keeps bears EC2's name, which names no account. */
const named: Identifying = ({ RecoveryPointArn: text }, { account }) => {
  if (typeof text !== 'string') return undefined
  const arn = parseArn(text) ?? parseArn(text.replace(/^(arn:[^:]+:ec2:[^:]+:):/, `$1${account}:`))
  return arn && { ...arn, text }
}

const describing = {
  operation: 'backup:ListRecoveryPointsByBackupVault',
  wrapper: 'RecoveryPoints',
  arn: named,
  tagging: backupTagging,
}

/**
 * What another type reads under this very name is not read twice. From the API the source leaves such a point out; of those
 * in a Config snapshot, Config records the snapshots of RDS by themselves too, and of EC2 and others the point alone.
 */
const isReadElsewhere = ({ spelling, arn }: Telling): boolean =>
  spelling === 'config' && /^arn:[^:]+:rds:[^:]*:[^:]*:snapshot:/.test(arn.text)

export function recoveryPoint(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  if (isReadElsewhere(told)) return undefined
  const encryption = pointEncryption(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Backup::RecoveryPoint',
    holds: 'content',
    facets: {
      ...backupEncryptedBy(encryption),
      retention: { days: lifetime(told), locked: isLocked(observation) },
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: backupLabels(told, observation),
    references: gather(backupKey(encryption, told), taken(told), copied(told)),
  })
}

const taken = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'backup-recovery-point', field(told, 'ResourceArn', v.string()), (arn, from) => [
    { locator: known(arn, from) },
  ])

/** Not every copy says from which vault it came; each says of what it is. */
const copied = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'backup-vault-copy', fieldOrNone(told, 'SourceBackupVaultArn', v.string(), null), (arn, from) =>
    arn === null ? [] : [{ locator: known(arn, from) }],
  )

const days = v.pipe(v.number(), v.integer(), v.minValue(-1))

/** Without days it stays, and -1 says so of what had days before; a lifecycle that was not told may have any. */
const lifetime = (told: Telling): Fact<Days> =>
  map(
    field(
      told,
      'Lifecycle',
      v.pipe(
        v.object({ DeleteAfterDays: v.nullish(days) }),
        v.transform((cycle) => cycle.DeleteAfterDays ?? -1),
      ),
    ),
    (after) => (after === -1 ? 'forever' : after),
  )

const vault = v.pipe(
  v.object({
    BackupVaultList: v.tuple([
      v.object({ Locked: v.boolean(), LockDate: v.nullish(v.string()), VaultType: v.nullish(v.string()) }),
    ]),
  }),
  v.transform(({ BackupVaultList }) => BackupVaultList[0]),
)

/**
 * A lock without a date can be taken away by whoever may, one with a date until then; a logically air-gapped vault is born
 * with one that nobody can: https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
const isLocked = ({ answers }: Observation): Fact<boolean> =>
  chain(ask(answers, call('backup:ListBackupVaults'), vault), ({ Locked, LockDate, VaultType }, from) => {
    const seenAt = Date.parse(answers[from[0] ?? -1]?.origin.observedAt ?? '')
    const isFinal = VaultType === 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT' || Date.parse(LockDate ?? '') <= seenAt
    return known(Locked && isFinal, from)
  })
