// AWS::DynamoDB::Table: a table, the regions it is replicated to, the buckets it was exported to, its key, and what can be restored of it.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Recovery } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways, type OwnedKey, ownedKeyReference } from './always-encrypted.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { exported } from './dynamodb-exports.ts'
import { replicas } from './dynamodb-replicas.ts'
import { pointers } from '../pointers.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { ageOf, hours, time } from './recovery-age.ts'
import { beside, field, fieldOrNone, isTelling, onItem, type Telling, tellingOf } from './telling.ts'

const tagging = 'dynamodb:ListTagsOfResource'
const backups = 'dynamodb:DescribeContinuousBackups'
const describing = { operation: 'dynamodb:DescribeTable', wrapper: 'Table', arn: 'TableArn', tagging }

const spelled = {
  api: {
    encryption: 'SSEDescription',
    key: 'KMSMasterKeyArn',
    protection: 'DeletionProtectionEnabled',
    restored: 'RestoreSummary',
  },
  config: {
    encryption: 'ssedescription',
    key: 'kmsmasterKeyArn',
    protection: 'deletionProtectionEnabled',
    restored: 'restoreSummary',
  },
} as const

export function table(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = keyOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::DynamoDB::Table',
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // amazondynamodb/latest/developerguide/EncryptionAtRest.html
      classification: unclassified,
      recovery: recoveryOf(observation, told),
      // Kept in several zones of its region: amazondynamodb/latest/developerguide/Introduction.html
      redundancy: { mode: known('multi-zone', told.from) },
      ...placedLater,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: gather(
      ownedKeyReference(key, 'dynamodb-encryption'),
      replicas(observation, told),
      exported(observation, told.arn),
      restored(told),
    ),
  })
}

/** Null: a key of AWS's own, which no account sees. The description is left out then; an item may be older than it (2018). */
function keyOf(told: Telling): OwnedKey {
  const name = spelled[told.spelling]
  const shape = v.pipe(
    v.object({ [name.key]: v.string() }),
    v.transform((described) => described[name.key] ?? ''),
  )
  return told.spelling === 'api' ? fieldOrNone(told, name.encryption, shape, null) : field(told, name.encryption, shape)
}

const arn = v.exactOptional(v.string())
const restoredFrom = {
  api: v.pipe(
    v.object({ SourceTableArn: arn, SourceBackupArn: arn }),
    v.transform(({ SourceTableArn, SourceBackupArn }) => ({ source: SourceTableArn ?? SourceBackupArn })),
  ),
  config: v.pipe(
    v.object({ sourceTableArn: arn, sourceBackupArn: arn }),
    v.transform(({ sourceTableArn, sourceBackupArn }) => ({ source: sourceTableArn ?? sourceBackupArn })),
  ),
}

/** A table that was restored, perhaps from another region, says so for good. */
const restored = (told: Telling): Fact<Reference[]> =>
  pointers(
    'source',
    'dynamodb-restore',
    fieldOrNone(told, spelled[told.spelling].restored, restoredFrom[told.spelling], null),
    (summary, from) => {
      if (summary === null) return []
      const { source } = summary
      return [{ locator: source === undefined ? unknown('not-recorded', told.permission) : known(source, from) }]
    },
  )

const states = v.picklist(['ENABLED', 'DISABLED'])

const pointInTime = v.pipe(
  v.object({
    ContinuousBackupsDescription: v.object({
      PointInTimeRecoveryDescription: v.object({
        PointInTimeRecoveryStatus: states,
        LatestRestorableDateTime: v.exactOptional(time),
      }),
    }),
  }),
  v.transform(({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription: described } }) => ({
    enabled: described.PointInTimeRecoveryStatus === 'ENABLED',
    latest: described.LatestRestorableDateTime,
  })),
)

/** Config keeps whether, and not until when, as that changes with every minute. */
const inConfig = v.pipe(
  v.object({ pointInTimeRecoveryDescription: v.object({ pointInTimeRecoveryStatus: states }) }),
  v.transform(({ pointInTimeRecoveryDescription: described }) => ({
    enabled: described.pointInTimeRecoveryStatus === 'ENABLED',
    latest: undefined,
  })),
)

/** The latest restorable time is typically five minutes ago: amazondynamodb/latest/developerguide/Point-in-time-recovery.html */
const lagMinutes = 5

/** Backups that were ordered one by one, or by AWS Backup, are not seen here. */
function recoveryOf(observation: Observation, told: Telling): Recovery {
  const seenAt = observation.answers.find(({ origin }) => origin.operation === backups)?.origin.observedAt
  const points = onItem(told, observation, backups)
    ? beside(told, 'ContinuousBackupsDescription', inConfig, backups)
    : ask(observation.answers, call(backups), pointInTime)
  return {
    original: known(true, told.from), // each replica can be restored by itself
    rpoHours: map(points, ({ enabled }) => (enabled ? hours(lagMinutes) : 'unbounded')),
    newestPointHours: chain(points, ({ enabled, latest }, from) => {
      if (!enabled) return known('unbounded' as const, from)
      return latest === undefined ? unknown('not-recorded', backups) : ageOf(known(latest, from), seenAt)
    }),
    protected: field(told, spelled[told.spelling].protection, v.boolean()),
  }
}
