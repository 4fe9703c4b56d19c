// What a stream of Firehose leaves in a bucket: under which key, and where it logs that it could not.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers, type Target } from '../pointers.ts'
import { logGroupArn } from './arn.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

export const settings = v.record(v.string(), v.unknown())
const text = v.string()

/** A setting within a setting. */
export const inner = (within: Telling, name: string): Fact<Telling> =>
  chain(field(within, name, settings), (fields, from) => known({ ...within, fields }, from))

/** `role`, `mechanism`: how what is in that bucket came there. */
export function bucket(role: Reference['role'], mechanism: string, setting: Fact<Telling | null>): Fact<Reference[]> {
  if (setting.state === 'unknown' || setting.value === null) return pointers(role, mechanism, setting, () => [])
  const within = setting.value
  return gather(
    pointers(role, mechanism, field(within, 'BucketARN', text), (arn, from) => [{ locator: known(arn, from) }]),
    pointers('key', 'firehose-delivery', field(within, 'EncryptionConfiguration', encryption), (by, from) =>
      by.KMSEncryptionConfig ? [{ locator: known(by.KMSEncryptionConfig.AWSKMSKeyARN, from) }] : [],
    ),
    logs(within),
  )
}

/** "No encryption" leaves it to the bucket. */
const encryption = v.object({ KMSEncryptionConfig: v.nullish(v.object({ AWSKMSKeyARN: text })) })

const logging = v.object({ Enabled: v.nullish(v.boolean()), LogGroupName: v.nullish(text) })

/** A group of the account in the region of the stream, and so never elsewhere: where nothing is said of logs there are none. */
export const logs = (within: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'firehose-logs', fieldOrNone(within, 'CloudWatchLoggingOptions', logging, null), (to, from) => {
    if (to?.Enabled !== true) return []
    const group: Target['locator'] = to.LogGroupName
      ? known(logGroupArn(within.arn, to.LogGroupName), from)
      : unknown('not-recorded', within.permission)
    return [{ locator: group }]
  })
