// Queues: what each call that fails takes away.
import { suite } from 'uvu'
import { queues } from '../../../src/sources/aws/sqs.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/sqs')

const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/${account}/${name}`
const asked = ({ body }: Called) => JSON.parse(body) as { [name: string]: unknown } // `as`: what the SDK sends
const attributes = (call: Called) => {
  const { QueueUrl, AttributeNames } = asked(call)
  if (!Array.isArray(AttributeNames) || AttributeNames.join() !== 'All') return {}
  return {
    Attributes: {
      QueueArn: `arn:aws:sqs:eu-west-1:${account}:${String(QueueUrl).split('/').at(-1)}`,
      MessageRetentionPeriod: '345600',
      SqsManagedSseEnabled: 'true',
    },
  }
}
const listed = (call: Called) => {
  const { MaxResults, NextToken } = asked(call)
  if (MaxResults === undefined) return {} // without it SQS names no next page
  return NextToken === 'two' ? { QueueUrls: [url('visits')] } : { QueueUrls: [url('orders')], NextToken: 'two' }
}

sweep(test, {
  collection: queues,
  answers: {
    ListQueues: listed,
    GetQueueAttributes: attributes,
    ListQueueTags: { Tags: { DataClass: 'pii' } },
  },
  calls: {
    ListQueues: 'sqs:ListQueues',
    GetQueueAttributes: 'sqs:GetQueueAttributes',
    ListQueueTags: 'sqs:ListQueueTags',
  },
  read: [url('orders'), url('visits')],
  emptyIsNone: ['sqs:ListQueues', 'sqs:ListQueueTags'],
})

test.run()
