// aws_sqs_queue, aws_sns_topic and aws_kinesis_stream: under which key messages are kept, for how long, and where they go.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, isSet, of, tagList, tagsOf, textIn, usual, written } from './values.ts'

/** What a policy of its own says, else what is written with the resource; none of what is new and has neither. */
function policyOf({ main, parts }: Planned, part: string): unknown {
  const [own] = parts(part)
  if (own !== undefined) return of(own, 'policy')
  // What the resource sets itself is not what the block that is taken away has left.
  const isTaken = main?.removed.includes(part) === true && !main.sets.includes('policy')
  return isTaken ? undefined : textIn(written(main, 'policy'))
}

export function queue(planned: Planned): Answered[] {
  const { main, row } = planned
  const key = textIn(of(main, 'kms_master_key_id'))
  return [
    told('sqs:GetQueueAttributes', row, {
      Attributes: {
        QueueArn: row.id,
        ...(key === undefined ? {} : { KmsMasterKeyId: key }),
        // SQS encrypts what is new by itself: AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
        SqsManagedSseEnabled:
          written(main, 'sqs_managed_sse_enabled') ??
          (main?.isNew === true ? usual(main, 'sqs_managed_sse_enabled') : notTold),
        MessageRetentionPeriod: of(main, 'message_retention_seconds') ?? usual(main, 'message_retention_seconds'),
        Policy: policyOf(planned, 'aws_sqs_queue_policy'),
      },
    }),
    told('sqs:ListQueueTags', row, { Tags: tagsOf(main) }),
  ]
}

export function topic(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const subscriptions = parts('aws_sns_topic_subscription')
  return [
    told('sns:GetTopicAttributes', row, {
      Attributes: {
        TopicArn: row.id,
        KmsMasterKeyId: textIn(of(main, 'kms_master_key_id')),
        Policy: policyOf(planned, 'aws_sns_topic_policy') ?? defaultPolicy(row),
        ...feedback(main),
      },
    }),
    told('sns:ListSubscriptionsByTopic', row, { Subscriptions: allOf(main, subscriptions.map(subscription)) }),
    told('sns:ListTagsForResource', row, { Tags: tagList(main) }),
  ]
}

/** Whoever the account of the topic lets in: sns/latest/dg/sns-access-policy-use-cases.html */
const defaultPolicy = ({ id, account }: PlannedRow): string =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: account },
        Action: ['SNS:Publish', 'SNS:Subscribe'],
        Resource: id,
      },
    ],
  })

const subscription = (one: PlannedRow) => ({
  SubscriptionArn: one.address,
  Protocol: of(one, 'protocol'),
  Endpoint: of(one, 'endpoint'),
})

/** A role to write with is how deliveries are logged. */
function feedback(main: PlannedRow | undefined): Record<string, unknown> {
  const names = Object.keys(main?.values ?? {}).filter((name) => /_(success|failure)_feedback_role_arn$/.test(name))
  return Object.fromEntries(
    names
      .filter((name) => isSet(of(main, name)))
      .map((name) => [name.includes('_success_') ? 'SuccessFeedbackRoleArn' : 'FailureFeedbackRoleArn', true]),
  )
}

export function stream({ main, row }: Planned): Answered[] {
  const type = of(main, 'encryption_type') ?? usual(main, 'encryption_type')
  return [
    told('kinesis:DescribeStreamSummary', row, {
      StreamDescriptionSummary: {
        StreamARN: row.id,
        RetentionPeriodHours: of(main, 'retention_period') ?? usual(main, 'retention_period'),
        EncryptionType: type,
        KeyId: textIn(of(main, 'kms_key_id')) ?? (isMark(type) ? type : undefined),
      },
    }),
    told('kinesis:ListTagsForStream', row, { Tags: tagList(main) }),
  ]
}
