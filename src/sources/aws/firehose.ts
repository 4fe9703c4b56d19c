// Streams of Firehose, each with its destinations and its tags.
import {
  DescribeDeliveryStreamCommand,
  type DescribeDeliveryStreamCommandOutput,
  FirehoseClient,
  ListDeliveryStreamsCommand,
  ListTagsForDeliveryStreamCommand,
} from '@aws-sdk/client-firehose'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { wholeUnless } from './more-to-come.ts'

const firehose: Service<FirehoseClient> = {
  name: 'firehose',
  pace: { inFlight: 4, calls: 5, windowMs: 1_000 }, // each of these calls: five a second
  connect: (config) => new FirehoseClient(config),
}

export const deliveryStreams = collection({
  service: firehose,
  type: 'AWS::KinesisFirehose::DeliveryStream',
  operation: 'ListDeliveryStreams',
  send: (client, ExclusiveStartDeliveryStreamName) =>
    client.send(new ListDeliveryStreamsCommand({ ExclusiveStartDeliveryStreamName, Limit: 100 })),
  items: ({ DeliveryStreamNames, HasMoreDeliveryStreams }) => wholeUnless(HasMoreDeliveryStreams, DeliveryStreamNames),
  next: ({ DeliveryStreamNames, HasMoreDeliveryStreams }) =>
    HasMoreDeliveryStreams ? DeliveryStreamNames?.at(-1) : undefined,
  id: (name) => name,
  questions: [
    question({
      operation: 'DescribeDeliveryStream',
      send: (client, DeliveryStreamName) =>
        client.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName })).then(withoutSecrets),
    }),
    listQuestion({
      operation: 'ListTagsForDeliveryStream',
      name: 'Tags',
      send: (client, DeliveryStreamName, ExclusiveStartTagKey) =>
        client.send(new ListTagsForDeliveryStreamCommand({ DeliveryStreamName, ExclusiveStartTagKey })),
      items: ({ Tags, HasMoreTags }) => wholeUnless(HasMoreTags, Tags),
      next: ({ Tags, HasMoreTags }) => (HasMoreTags ? Tags?.at(-1)?.Key : undefined),
      id: ({ Key }) => Key,
    }),
  ],
})

/** The token of Splunk, and what is sent to a server with every request, come in the clear; nobody here asks for them. */
function withoutSecrets(output: DescribeDeliveryStreamCommandOutput): DescribeDeliveryStreamCommandOutput {
  const destinations = output.DeliveryStreamDescription?.Destinations
  for (const one of Array.isArray(destinations) ? destinations.filter(Boolean) : []) {
    delete one.SplunkDestinationDescription?.HECToken
    delete one.HttpEndpointDestinationDescription?.RequestConfiguration
  }
  return output
}
