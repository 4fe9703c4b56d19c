// Where a Redshift cluster sends its audit logs, and whether these tell of each query.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { decode, unwrapJson } from '../decode.ts'
import { pointers, type Target } from '../pointers.ts'
import { type Arn, bucketArn, logGroupArn } from './arn.ts'
import { ask, call } from './answers.ts'
import { configItem } from './config-item.ts'
import { switchOf } from './redshift-parameters.ts'
import type { Telling } from './telling.ts'

const reading = call('redshift:DescribeLoggingStatus')

/** `published`: tables of the system are written to S3 Tables besides. */
interface Logs {
  to: 'nowhere' | 's3' | 'cloudwatch' | 's3table'
  bucket?: string | undefined
  exports?: string[] | undefined
  published: boolean
}

const text = v.string()

/** A description without a destination is of before there was a choice. */
const fromApi = v.pipe(
  v.object({
    LoggingEnabled: v.boolean(),
    BucketName: v.optional(text),
    LogDestinationType: v.optional(v.picklist(['s3', 'cloudwatch', 's3table']), 's3'),
    LogExports: v.optional(v.array(text)),
    S3Tables: v.optional(v.unknown()),
  }),
  v.transform(({ LoggingEnabled, BucketName, LogDestinationType, LogExports, S3Tables }): Logs => ({
    to: LoggingEnabled ? LogDestinationType : 'nowhere',
    bucket: BucketName,
    exports: LogExports,
    published: S3Tables !== undefined,
  })),
)

/** Config knows the bucket and no other destination. */
const fromConfig = v.pipe(
  v.union([
    v.object({ loggingEnabled: v.literal(true), bucketName: text }),
    v.object({ loggingEnabled: v.literal(false) }),
  ]),
  v.transform((one): Logs =>
    one.loggingEnabled ? { to: 's3', bucket: one.bucketName, published: false } : { to: 'nowhere', published: false },
  ),
)

export function logsOf(told: Telling, observation: Observation): Fact<Logs> {
  if (told.spelling === 'api') return ask(observation.answers, reading, fromApi)
  const item = configItem(observation)
  const raw = item === undefined || 'kind' in item ? undefined : unwrapJson(item.supplementary['LoggingStatus'])
  return raw === undefined || raw === null
    ? unknown('not-recorded', reading.permission)
    : decode(fromConfig, raw, told.from)
}

const queries = 'useractivitylog'

/**
 * Queries are logged only where the parameter group says so too. A bucket gets all three logs where none is named:
 * https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
 */
export const everyQuery = (told: Telling, { answers }: Observation, logs: Fact<Logs>): Fact<boolean> =>
  chain(logs, ({ to, exports, published }, from) => {
    if (to === 's3table' || (to === 'nowhere' && published)) return unknown('unsupported')
    const sent = to === 's3' && exports === undefined ? true : (exports ?? []).includes(queries)
    if (to === 'nowhere' || !sent) return known(false, from)
    return switchOf(told, answers, 'enable_user_activity_logging')
  })

export const logSinks = ({ arn }: Telling, logs: Fact<Logs>): Fact<Reference[]> =>
  pointers('log-sink', 'redshift-logging', logs, ({ to, bucket, exports, published }, from): Target[] => [
    ...destinations(arn, to, from, { bucket, exports }),
    ...(published && to !== 's3table' ? [{ locator: unknown('unsupported') }] : []),
  ])

function destinations(
  arn: Arn,
  to: Logs['to'],
  from: number[],
  { bucket, exports }: Pick<Logs, 'bucket' | 'exports'>,
): Target[] {
  if (to === 'nowhere') return []
  if (to === 's3' && bucket !== undefined) return [{ locator: known(bucketArn(arn, bucket), from) }]
  if (to === 'cloudwatch' && exports !== undefined && exports.length > 0) {
    const group = logGroupArn(arn, `/aws/redshift/cluster/${arn.name}`)
    return exports.map((one) => ({ locator: known(`${group}/${one}`, from) }))
  }
  return [{ locator: unknown('unsupported', reading.permission) }]
}
