// A Config item, as the Config API, a snapshot file or a rule event holds it.
import * as v from 'valibot'
import type { Gap, Observation } from '../../model/observation.ts'
import { unwrapJson } from '../decode.ts'
import { gapOf } from '../gap.ts'

export interface ConfigItem {
  arn: string
  account: string
  awsRegion: string
  /** As found; absent where the teller has no tags to give. */
  tags?: unknown
  configuration: Record<string, unknown>
  supplementary: Record<string, unknown>
}

// Config's API writes `arn` and `accountId`, its snapshot files and rule events `ARN` and `awsAccountId`.
const owned = v.union([
  v.pipe(
    v.object({ arn: v.string(), accountId: v.string() }),
    v.transform((item) => ({ arn: item.arn, account: item.accountId })),
  ),
  v.pipe(
    v.object({ ARN: v.string(), awsAccountId: v.string() }),
    v.transform((item) => ({ arn: item.ARN, account: item.awsAccountId })),
  ),
])

const fields = v.pipe(v.unknown(), v.transform(unwrapJson), v.record(v.string(), v.unknown()))

const described = v.object({
  resourceType: v.string(),
  awsRegion: v.string(),
  tags: v.optional(v.unknown()),
  configuration: fields,
  supplementaryConfiguration: v.optional(
    v.pipe(
      v.unknown(),
      v.transform((raw) => unwrapJson(raw) ?? {}),
      fields,
    ),
    {},
  ),
})

const status = v.object({ configurationItemStatus: v.string() })

/**
 * Undefined for a resource that was deleted. An item without identity or configuration is a gap: nobody could say what its
 * facts were about.
 */
export function configItem(observation: Observation): ConfigItem | Gap | undefined {
  const answer = observation.answers[0]
  const body = answer !== undefined && 'body' in answer ? unwrapJson(answer.body) : undefined
  const state = v.safeParse(status, body)
  if (state.success && state.output.configurationItemStatus.startsWith('ResourceDeleted')) return undefined
  if (state.success && state.output.configurationItemStatus === 'ResourceNotRecorded')
    return gapOf(observation, 'not-recorded')
  const [owner, description] = [v.safeParse(owned, body), v.safeParse(described, body)]
  if (!owner.success || !description.success) return gapOf(observation, 'malformed')
  const { resourceType, awsRegion, tags, configuration, supplementaryConfiguration } = description.output
  if (resourceType.toLowerCase() !== observation.type.toLowerCase()) return gapOf(observation, 'malformed')
  return {
    ...owner.output,
    awsRegion,
    ...(tags === undefined ? {} : { tags }),
    configuration,
    supplementary: supplementaryConfiguration,
  }
}
