// Streams of Kinesis, each with its summary and its tags.
import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListStreamsCommand,
  ListTagsForStreamCommand,
} from '@aws-sdk/client-kinesis'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { tells } from './config-first.ts'
import { wholeUnless } from './more-to-come.ts'

const kinesis: Service<KinesisClient> = {
  name: 'kinesis',
  pace: { inFlight: 4, calls: 5, windowMs: 1_000 }, // ListStreams and ListTagsForStream: five a second
  // Of its own accord this client speaks HTTP/2, which knows nothing of our time limits: it sends as all others do.
  connect: (config) => new KinesisClient({ ...config, requestHandler: new NodeHttpHandler(config.requestHandler) }),
}

export const streams = collection({
  service: kinesis,
  type: 'AWS::Kinesis::Stream',
  operation: 'ListStreams',
  send: (client, ExclusiveStartStreamName) =>
    client.send(new ListStreamsCommand({ ExclusiveStartStreamName, Limit: 100 })),
  items: ({ StreamNames, HasMoreStreams }) => wholeUnless(HasMoreStreams, StreamNames),
  next: ({ StreamNames, HasMoreStreams }) => (HasMoreStreams ? StreamNames?.at(-1) : undefined),
  id: (name) => name,
  questions: [
    question({
      operation: 'DescribeStreamSummary',
      send: (client, StreamName) => client.send(new DescribeStreamSummaryCommand({ StreamName })),
      told: tells('configuration.StreamEncryption', 'configuration.RetentionPeriodHours'),
    }),
    listQuestion({
      operation: 'ListTagsForStream',
      name: 'Tags',
      send: (client, StreamName, ExclusiveStartTagKey) =>
        client.send(new ListTagsForStreamCommand({ StreamName, ExclusiveStartTagKey })),
      items: ({ Tags, HasMoreTags }) => wholeUnless(HasMoreTags, Tags),
      next: ({ Tags, HasMoreTags }) => (HasMoreTags ? Tags?.at(-1)?.Key : undefined),
      id: ({ Key }) => Key,
      told: tells('tags'),
    }),
  ],
})
