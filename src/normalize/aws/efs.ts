// AWS::EFS::FileSystem: a file system, from the API or a Config item, and the others that it is a copy or the original of.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Label, Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { withoutAccount } from './arn.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { demandsOfClients } from './efs-policy.ts'
import { replications } from './efs-replication.ts'
import { tagList } from './labels.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'elasticfilesystem:DescribeFileSystems'
const describing = { operation, wrapper: 'FileSystems', arn: 'FileSystemArn', tagging: operation }
const backing = 'elasticfilesystem:DescribeBackupPolicy'

export function fileSystem(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told, { encrypted: 'Encrypted', key: 'KmsKeyId' })
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::EFS::FileSystem',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      inTransit: demandsOfClients(observation, told.arn.text),
      classification: unclassified,
      redundancy: { mode: map(zoneOf(told), (zone) => (zone === null ? 'multi-zone' : 'single-zone')) },
      ...placedLater,
    },
    labels: labelsOf(told),
    references: gather(
      keyReference(encryption, told, 'efs-encryption'),
      replications(observation, told.arn),
      backups(observation, told),
    ),
  })
  return { ...resource, aliases: [withoutAccount(told.arn)] }
}

/** Told of One Zone file systems only, and younger than the type: a Config item without it says nothing. */
const zoneOf = (told: Telling): Fact<string | null> =>
  told.spelling === 'api'
    ? fieldOrNone(told, 'AvailabilityZoneName', v.string(), null)
    : field(told, 'AvailabilityZoneName', v.string())

const labelsOf = (told: Telling): Fact<Label[]> => told.labels ?? field(told, 'Tags', tagList)

// A word that is new to us may be a way to back up, so it is refused.
const policy = v.object({ Status: v.picklist(['ENABLED', 'ENABLING', 'DISABLED', 'DISABLING']) })
const answer = v.pipe(
  v.object({ BackupPolicy: policy }),
  v.transform(({ BackupPolicy }): v.InferOutput<typeof policy> | null => BackupPolicy),
)

/**
 * All automatic backups of a region go to one vault: https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html#automatic-backups
 * Where a plan of AWS Backup takes others, or copies these, is that plan's to tell.
 */
const backups = ({ answers }: Observation, told: Telling): Fact<Reference[]> =>
  pointers('vault', 'efs-automatic-backup', backupPolicy(answers, told), (setting, from) => {
    if (setting === null || setting.Status === 'DISABLED') return []
    const { partition, region, account } = told.arn
    const vault = `arn:${partition}:backup:${region}:${account}:backup-vault:aws/efs/automatic-backup-vault`
    return [{ locator: known(vault, from) }]
  })

const backupPolicy = (answers: Observation['answers'], told: Telling) =>
  told.spelling === 'api'
    ? ask(answers, call(backing), answer, { PolicyNotFound: null })
    : field({ ...told, permission: backing }, 'BackupPolicy', policy)
