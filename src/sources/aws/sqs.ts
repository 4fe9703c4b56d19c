// Queues of SQS, each with all of its attributes and its tags.
import { GetQueueAttributesCommand, ListQueuesCommand, ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'
import { tells } from './config-first.ts'

const sqs: Service<SQSClient> = {
  name: 'sqs',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  // An answer does not decide whom the next call is sent to.
  connect: (config) => new SQSClient({ ...config, useQueueUrlAsEndpoint: false }),
}

export const queues = collection({
  service: sqs,
  type: 'AWS::SQS::Queue',
  operation: 'ListQueues',
  send: (client, NextToken) => client.send(new ListQueuesCommand({ NextToken, MaxResults: 1_000 })),
  // A region without any is answered without a list: https://github.com/boto/boto3/issues/1813
  items: ({ QueueUrls = [] }) => QueueUrls,
  next: ({ NextToken }) => NextToken,
  id: (url) => url,
  inConfig: (url) => url.split('/').at(-1), // its name
  questions: [
    question({
      operation: 'GetQueueAttributes',
      send: (client, QueueUrl) => client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] })),
      told: (row) =>
        tells('configuration.Policy', 'configuration.MessageRetentionPeriod')(row) &&
        (tells('configuration.KmsMasterKeyId')(row) || tells('configuration.SqsManagedSseEnabled')(row)),
    }),
    question({
      operation: 'ListQueueTags',
      send: (client, QueueUrl) => client.send(new ListQueueTagsCommand({ QueueUrl })),
      told: tells('tags'),
      bearer: (url, { partition, region, account }) =>
        `arn:${partition}:sqs:${region}:${account}:${url.split('/').at(-1) ?? ''}`,
    }),
  ],
})
