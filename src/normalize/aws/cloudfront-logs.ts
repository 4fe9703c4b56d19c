// Whether a distribution writes down who asked for what, and where: into a bucket of its own, or through CloudWatch Logs.
import * as v from 'valibot'
import { anyTrue, chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Logging } from '../../model/facets.ts'
import type { Answer } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { behavioursOf } from './cloudfront-shapes.ts'
import { sink } from './flow-log.ts'
import { hostLocator } from './hosts.ts'
import { deliveredLogs } from './log-deliveries.ts'
import type { Telling } from './telling.ts'

export function accessLogs(told: Telling, answers: readonly Answer[]): { logging: Logging; sinks: Fact<Reference[]> } {
  const bucket = ask(answers, call('cloudfront:GetDistributionConfig'), standard)
  const delivered = deliveredLogs(answers, told.arn.text)
  const { partition } = told.arn
  return {
    logging: {
      dataAccess: anyTrue(
        map(bucket, (host) => host !== null),
        map(delivered, (list) => list.length > 0),
      ),
    },
    sinks: gather(
      pointers('log-sink', 'cloudfront-logs', bucket, (host, from) =>
        host === null ? [] : [{ locator: known(hostLocator(partition, host), from) }],
      ),
      pointers('log-sink', 'cloudfront-log-delivery', delivered, (list, from) =>
        list.map((arn) => ({ locator: arn === null ? unknown('unresolved') : known(sink(arn), from) })),
      ),
      pointers(
        'log-sink',
        'cloudfront-realtime-logs',
        realtime(told),
        (list) => list.map(() => ({ locator: unknown('unsupported') })), // which stream that is, no call that is made here tells
      ),
    ),
  }
}

/** The host of the bucket; null where it is off. */
const standard = v.pipe(
  v.object({
    Logging: v.variant('Enabled', [
      v.object({ Enabled: v.literal(true), Bucket: v.pipe(v.string(), v.nonEmpty()) }),
      v.object({ Enabled: v.literal(false) }),
    ]),
  }),
  v.transform(({ Logging }) => (Logging.Enabled ? Logging.Bucket : null)),
)

/** Some requests are enough for a place of their records, and too few to say that reads are logged. */
const realtime = (told: Telling): Fact<string[]> =>
  chain(behavioursOf(told), (list, from) =>
    known([...new Set(list.flatMap(({ RealtimeLogConfigArn }) => RealtimeLogConfigArn || []))], from),
  )
