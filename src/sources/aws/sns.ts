// Topics of SNS, each with its attributes, its subscriptions and its tags.
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  SNSClient,
} from '@aws-sdk/client-sns'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { tells, valueAt } from './config-first.ts'
import type { Row } from './config-calls.ts'

const sns: Service<SNSClient> = {
  name: 'sns',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 }, // ListTagsForResource: ten a second
  connect: (config) => new SNSClient(config),
}

/** "The number of confirmed subscriptions for the topic", and of those that wait: sns/latest/api/API_GetTopicAttributes.html */
const hasNoSubscribers = (body: Row): boolean =>
  ['SubscriptionsConfirmed', 'SubscriptionsPending'].every((count) => valueAt(body, `Attributes.${count}`) === '0')

export const topics = collection({
  service: sns,
  type: 'AWS::SNS::Topic',
  operation: 'ListTopics',
  send: (client, NextToken) => client.send(new ListTopicsCommand({ NextToken })),
  items: ({ Topics }) => Topics,
  next: ({ NextToken }) => NextToken,
  id: ({ TopicArn }) => TopicArn,
  questions: [
    question({
      operation: 'GetTopicAttributes',
      send: (client, { TopicArn }) => client.send(new GetTopicAttributesCommand({ TopicArn })),
      told: tells('configuration.Policy'),
    }),
    listQuestion({
      operation: 'ListSubscriptionsByTopic',
      name: 'Subscriptions',
      send: (client, { TopicArn }, NextToken) =>
        client.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken })),
      items: ({ Subscriptions }) => Subscriptions,
      next: ({ NextToken }) => NextToken,
      id: ({ SubscriptionArn }) => SubscriptionArn, // those that wait for an answer have one among them, and are sent nothing
      unless: { operation: 'GetTopicAttributes', leavesNothing: hasNoSubscribers },
    }),
    question({
      operation: 'ListTagsForResource',
      send: (client, { TopicArn }) => client.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn })),
      told: (row) => tells('tags')(row) || tells('supplementaryConfiguration.Tags')(row),
      bearer: ({ TopicArn }) => TopicArn,
    }),
  ],
})
