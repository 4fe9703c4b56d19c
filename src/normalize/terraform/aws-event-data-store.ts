// aws_cloudtrail_event_data_store: how long it keeps what was done in an account, and under which key.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { of, tagList, textIn } from './values.ts'

export const eventDataStore = ({ main, row }: Planned): Answered[] => [
  told('cloudtrail:GetEventDataStore', row, {
    EventDataStoreArn: row.id,
    KmsKeyId: wholeKey(row, textIn(of(main, 'kms_key_id'))),
    RetentionPeriod: of(main, 'retention_period'),
  }),
  told('cloudtrail:ListTags', row, { ResourceTagList: [{ TagsList: tagList(main) }] }),
]

/** CloudTrail takes an alias or an id as well, and answers with an ARN. */
function wholeKey({ partition, region = 'unknown', account }: PlannedRow, key: unknown): unknown {
  if (typeof key !== 'string' || key.startsWith('arn:')) return key
  return `arn:${partition}:kms:${region}:${account}:${key.startsWith('alias/') ? key : `key/${key}`}`
}
