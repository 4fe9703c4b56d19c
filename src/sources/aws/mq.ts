// Brokers of Amazon MQ, each with what it says of itself.
import { DescribeBrokerCommand, ListBrokersCommand, MqClient } from '@aws-sdk/client-mq'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const mq: Service<MqClient> = {
  name: 'mq',
  pace: { inFlight: 4, calls: 5, windowMs: 1_000 },
  connect: (config) => new MqClient(config),
}

export const brokers = collection({
  service: mq,
  type: 'AWS::AmazonMQ::Broker',
  operation: 'ListBrokers',
  send: (client, NextToken) => client.send(new ListBrokersCommand({ NextToken, MaxResults: 100 })),
  items: ({ BrokerSummaries }) => BrokerSummaries,
  next: ({ NextToken }) => NextToken,
  id: ({ BrokerId }) => BrokerId,
  questions: [
    question({
      operation: 'DescribeBroker',
      // Of whoever may sign in nothing is kept.
      async send(client, { BrokerId }) {
        const { Users: _, ...told } = await client.send(new DescribeBrokerCommand({ BrokerId }))
        return told
      },
    }),
  ],
})
