// Where a work group of Athena sends the logs of its engine.
import * as v from 'valibot'
import { type Fact, known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers, type Target } from '../pointers.ts'
import { bucketAt, logGroupArn } from './arn.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const text = v.nullish(v.string())
const shape = v.object({
  CloudWatchLoggingConfiguration: v.nullish(v.object({ Enabled: v.boolean(), LogGroup: text })),
  S3LoggingConfiguration: v.nullish(v.object({ Enabled: v.boolean(), LogLocation: text })),
})
type Logs = v.InferOutput<typeof shape>

/** Logs that Athena keeps itself stay in its region. The setting is younger than the type, so an item without it says nothing. */
export function logging(within: Telling): Fact<Reference[]> {
  const name = 'MonitoringConfiguration'
  const setting =
    within.spelling === 'api' ? fieldOrNone<Logs, Logs>(within, name, shape, {}) : field(within, name, shape)
  return pointers('log-sink', 'athena-logs', setting, (told, from) => {
    const { CloudWatchLoggingConfiguration: group, S3LoggingConfiguration: bucket } = told
    return [
      ...sink(group?.Enabled, group?.LogGroup, (one) => known(logGroupArn(within.arn, one), from)),
      ...sink(bucket?.Enabled, bucket?.LogLocation, (one) => bucketAt(one, within.arn, from)),
    ]
  })

  function sink(
    enabled: boolean | undefined,
    to: string | null | undefined,
    located: (to: string) => Fact<string>,
  ): Target[] {
    if (enabled !== true) return []
    return [{ locator: to ? located(to) : unknown('not-recorded', within.permission) }]
  }
}
