// AWS::RDS::DBInstanceAutomatedBackup: what can be restored of a database that is gone or in another region; from the API, as Config knows no such type.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { parseArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { rdsLabels } from './rds-labels.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, type Identifying, isTelling, type Telling, tellingOf } from './telling.ts'

/** Only one that was sent to another region surely has an ARN; one that stayed is named by its database, whose id never recurs. */
const identity: Identifying = (fields, { partition, account, region }) => {
  const own = parseArn(fields['DBInstanceAutomatedBackupsArn'])
  const name = fields['DbiResourceId']
  if (own !== undefined || typeof name !== 'string' || name === '' || region === undefined) return own
  const text = `arn:${partition}:rds:${region}:${account}:auto-backup:${name}`
  return { text, partition, region, account, name }
}

const operation = 'rds:DescribeDBInstanceAutomatedBackups'
const describing = {
  operation,
  wrapper: 'DBInstanceAutomatedBackups',
  arn: identity,
  tagging: 'rds:ListTagsForResource',
}

export function automatedBackup(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told, {
    encrypted: 'Encrypted',
    key: 'KmsKeyId',
    kind: 'StorageEncryptionType',
  })
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::RDS::DBInstanceAutomatedBackup',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: rdsLabels(told),
    references: gather(keyReference(encryption, told, 'rds-encryption'), original(told), copies(told)),
  })
  return { ...resource, location: { raw: told.arn.region, kind: 'region', region: regionOf(told) } }
}

/** `Region` is that of the database; an Outpost or a Local Zone need not be in the country of its region. */
const regionOf = (told: Telling): Fact<string> =>
  chain(fieldOrNone(told, 'BackupTarget', v.string(), null), (target) =>
    target === null || target === 'region' ? known(told.arn.region, told.from) : unknown('unsupported'),
  )

/** The ARN of a database that is gone may be that of another by now, of the same name. */
const original = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'rds-automated-backup', field(told, 'Status', v.string()), (status) => [
    { locator: status === 'retained' ? unknown('not-recorded') : field(told, 'DBInstanceArn', v.string()) },
  ])

/** Left out where it is sent nowhere. */
function copies(told: Telling): Fact<Reference[]> {
  const list = v.array(v.object({ DBInstanceAutomatedBackupsArn: v.string() }))
  const sent = fieldOrNone(told, 'DBInstanceAutomatedBackupsReplications', list, [])
  return pointers('vault', 'rds-backup-replication', sent, (all, from) =>
    all
      .filter((one) => one.DBInstanceAutomatedBackupsArn !== told.arn.text)
      .map((one) => ({ locator: known(one.DBInstanceAutomatedBackupsArn, from) })),
  )
}
