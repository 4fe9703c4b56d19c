// aws_cloudwatch_log_group: how long logs stay, under which key, and where a subscription sends them on.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, of, tagsOf, textIn, usual, written } from './values.ts'

export function logGroup({ main, row, parts }: Planned): Answered[] {
  const filters = parts('aws_cloudwatch_log_subscription_filter')
  return [
    told('logs:DescribeLogGroups', row, {
      logGroups: [
        {
          arn: row.id,
          kmsKeyId: textIn(of(main, 'kms_key_id')),
          // The class for what is seldom read has no subscriptions, so that one tells of the other.
          logGroupClass:
            filters.length > 0 ? 'STANDARD' : (written(main, 'log_group_class') ?? usual(main, 'log_group_class')),
          retentionInDays: days(of(main, 'retention_in_days')),
        },
      ],
    }),
    told('logs:DescribeSubscriptionFilters', row, { subscriptionFilters: allOf(main, filters.map(filter)) }),
    told('logs:ListTagsForResource', row, { tags: tagsOf(main) }),
  ]
}

/** Of what never expires the provider writes nought. */
const days = (value: unknown): unknown => (value === 0 ? undefined : value)

const filter = (one: PlannedRow) => ({ destinationArn: of(one, 'destination_arn') })
