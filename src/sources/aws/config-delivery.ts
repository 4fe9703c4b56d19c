// The delivery channel of AWS Config, one for a region at most: where it puts what it records of each resource.
import { DescribeDeliveryChannelsCommand } from '@aws-sdk/client-config-service'
import { type Collection, collection } from './collection.ts'
import { config } from './config-calls.ts'

const channels = collection({
  service: config,
  type: 'AWS::Config::DeliveryChannel',
  operation: 'DescribeDeliveryChannels',
  send: (client) => client.send(new DescribeDeliveryChannelsCommand({})),
  items: ({ DeliveryChannels }) => DeliveryChannels,
  id: ({ name }) => name,
  told: 'DeliveryChannels',
})

export const deliveryChannels: Collection = { ...channels, takesFew: true }
