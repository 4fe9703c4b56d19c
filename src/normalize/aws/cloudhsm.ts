// AWS::CloudHSMV2::Cluster and its backups, by names of ours, as AWS has no type for either: keys on devices of one customer, and their copies.
import * as v from 'valibot'
import { type Fact, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers, type Target } from '../pointers.ts'
import type { Arn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagList } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const clusters = 'cloudhsm:DescribeClusters'
const backups = 'cloudhsm:DescribeBackups'

/** Neither answer has the ARN, which is made as IAM knows it: service-authorization/latest/reference/list_awscloudhsm.html */
const identified =
  (kind: Kind) =>
  (_: unknown, { partition, account, region, nativeId }: Observation): Arn | undefined =>
    region === undefined ? undefined : named({ partition, account }, region, kind, nativeId)

type Kind = 'cluster' | 'backup'

const named = (
  { partition, account }: Pick<Arn, 'partition' | 'account'>,
  region: string,
  kind: Kind,
  name: string,
): Arn => ({ text: `arn:${partition}:cloudhsm:${region}:${account}:${kind}/${name}`, partition, region, account, name })

export function hsmCluster(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, {
    operation: clusters,
    wrapper: 'Clusters',
    arn: identified('cluster'),
    tagging: clusters,
  })
  if (!isTelling(told)) return told
  if (told.fields['State'] === 'DELETED') return undefined
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::CloudHSMV2::Cluster',
    holds: 'key',
    facets: {
      backupRetention: { days: field(told, 'BackupRetentionPolicy', retention) },
      redundancy: { mode: map(field(told, 'Hsms', zones), (count) => (count > 1 ? 'multi-zone' : 'single-zone')) },
    },
    labels: field(told, 'TagList', tagList),
    references: restored(told),
  })
}

/** The number is a text. */
const retention = v.pipe(
  v.object({ Type: v.literal('DAYS'), Value: v.pipe(v.string(), v.digits()) }),
  v.transform(({ Value }) => Number(Value)),
)

/** A device that is being made, or is gone and still listed, carries nothing on. */
const states = v.picklist(['CREATE_IN_PROGRESS', 'ACTIVE', 'DEGRADED', 'DELETE_IN_PROGRESS', 'DELETED'])
const serves = ['ACTIVE', 'DEGRADED']

/** One whose last device was taken away keeps its keys in backups alone. */
const zones = v.pipe(
  v.array(v.object({ AvailabilityZone: v.string(), State: states })),
  v.transform((devices) => devices.filter(({ State }) => serves.includes(State))),
  v.minLength(1),
  v.transform((devices) => new Set(devices.map(({ AvailabilityZone }) => AvailabilityZone)).size),
)

const id = v.pipe(v.string(), v.nonEmpty())

/** "This value exists only when the cluster was created from a backup", says the API of it; a backup is restored where it is. */
const restored = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'cloudhsm-restore', fieldOrNone(told, 'SourceBackupId', id, null), (backup, from) =>
    backup === null ? [] : [{ locator: known(named(told.arn, told.arn.region, 'backup', backup).text, from) }],
  )

export function hsmBackup(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, {
    operation: backups,
    wrapper: 'Backups',
    arn: identified('backup'),
    tagging: backups,
  })
  if (!isTelling(told)) return told
  if (told.fields['BackupState'] === 'DELETED') return undefined
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::CloudHSMV2::Backup',
    holds: 'key',
    facets: {},
    labels: field(told, 'TagList', tagList),
    references: original(told),
  })
}

/** Only of what was copied it is told from where; any of the three shows that it was. */
function original(told: Telling): Fact<Reference[]> {
  const isCopy = ['SourceRegion', 'SourceBackup', 'CopyTimestamp'].some((name) => (told.fields[name] ?? null) !== null)
  if (!isCopy)
    return pointers('source', 'cloudhsm-backup', field(told, 'ClusterId', id), (cluster, from) => [
      { locator: known(named(told.arn, told.arn.region, 'cluster', cluster).text, from) },
    ])
  const region = field(told, 'SourceRegion', id)
  const at = (backup: string, from: number[]): Target =>
    region.state === 'unknown'
      ? { locator: region }
      : { locator: known(named(told.arn, region.value, 'backup', backup).text, from), region: region.value }
  return pointers('source', 'cloudhsm-backup-copy', field(told, 'SourceBackup', id), (backup, from) => [
    at(backup, from),
  ])
}
