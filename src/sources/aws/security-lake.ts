// Data lakes of Security Lake, one for a region at most, each with its tags and with those who may read it.
import {
  type DataLakeResource,
  ListDataLakesCommand,
  ListSubscribersCommand,
  ListTagsForResourceCommand,
  SecurityLakeClient,
  type SubscriberResource,
} from '@aws-sdk/client-securitylake'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { eachOf } from './listing.ts'

const securityLake: Service<SecurityLakeClient> = {
  name: 'securitylake',
  pace: { inFlight: 2, calls: 4, windowMs: 1_000 },
  connect: (config) => new SecurityLakeClient(config),
}

/** What stands beside, an external id or the address of an endpoint, may let others in; nobody here asks for it. */
const onlyWho = ({ subscriberId, subscriberIdentity, subscriberStatus }: SubscriberResource) => ({
  subscriberId,
  subscriberStatus,
  principal: subscriberIdentity?.principal,
})

export const dataLakes = collection({
  service: securityLake,
  type: 'AWS::SecurityLake::DataLake',
  operation: 'ListDataLakes',
  // Without a region it might tell of those of others, which are asked for there.
  send: (client, _, { region }) => client.send(new ListDataLakesCommand({ regions: [region] })),
  items: (told) => told.dataLakes,
  id: ({ dataLakeArn }: DataLakeResource) => dataLakeArn,
  told: 'dataLakes',
  questions: [
    question({
      operation: 'ListTagsForResource',
      send: (client, { dataLakeArn }) => client.send(new ListTagsForResourceCommand({ resourceArn: dataLakeArn })),
    }),
  ],
  shared: [
    listQuestion({
      operation: 'ListSubscribers',
      name: 'subscribers',
      send: (client, _, nextToken) => client.send(new ListSubscribersCommand({ nextToken, maxResults: 100 })),
      items: ({ subscribers }) => eachOf(subscribers, onlyWho),
      next: ({ nextToken }) => nextToken,
      id: ({ subscriberId }) => subscriberId,
    }),
  ],
})
