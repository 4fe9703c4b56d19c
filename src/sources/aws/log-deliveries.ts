// Which service's logs CloudWatch Logs hands on to where, for services that do not tell it themselves.
import {
  type CloudWatchLogsClient,
  DescribeDeliveriesCommand,
  DescribeDeliveryDestinationsCommand,
  DescribeDeliverySourcesCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { listQuestion, type Question } from './collection.ts'
import { logs } from './logs.ts'
import { seedOf } from './partition.ts'
import type { Client } from './whole-answer.ts'

type Asked = Question<CloudWatchLogsClient, undefined>

/** Those of services without a region are kept where the partition is answered for. */
const ofThePartition =
  <C extends Client>(ask: Asked): Question<C, undefined> =>
  (caller, _, item) =>
    ask(caller, { service: logs, region: seedOf(caller.identity.partition) }, item)

const sources: Asked = listQuestion({
  operation: 'DescribeDeliverySources',
  name: 'deliverySources',
  send: (client, _, nextToken) => client.send(new DescribeDeliverySourcesCommand({ nextToken, limit: 50 })),
  items: ({ deliverySources }) => deliverySources,
  next: ({ nextToken }) => nextToken,
  id: ({ name }) => name,
})

const deliveries: Asked = listQuestion({
  operation: 'DescribeDeliveries',
  name: 'deliveries',
  send: (client, _, nextToken) => client.send(new DescribeDeliveriesCommand({ nextToken, limit: 50 })),
  items: (answer) => answer.deliveries,
  next: ({ nextToken }) => nextToken,
  id: ({ id }) => id,
})

const destinations: Asked = listQuestion({
  operation: 'DescribeDeliveryDestinations',
  name: 'deliveryDestinations',
  send: (client, _, nextToken) => client.send(new DescribeDeliveryDestinationsCommand({ nextToken, limit: 50 })),
  items: ({ deliveryDestinations }) => deliveryDestinations,
  next: ({ nextToken }) => nextToken,
  id: ({ arn }) => arn,
})

export const logDeliveries = <C extends Client>(): Question<C, undefined>[] =>
  [sources, deliveries, destinations].map((one) => ofThePartition<C>(one))
