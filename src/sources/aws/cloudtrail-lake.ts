// Event data stores of CloudTrail Lake, each with its key and its tags.
import {
  GetEventDataStoreCommand,
  ListEventDataStoresCommand,
  ListTagsCommand,
  type EventDataStore,
} from '@aws-sdk/client-cloudtrail'
import { cloudtrail } from './cloudtrail.ts'
import { collection, listQuestion, question } from './collection.ts'

export const eventDataStores = collection({
  service: cloudtrail,
  type: 'AWS::CloudTrail::EventDataStore',
  operation: 'ListEventDataStores',
  send: (client, NextToken) => client.send(new ListEventDataStoresCommand({ NextToken })),
  items: ({ EventDataStores }) => EventDataStores,
  next: ({ NextToken }) => NextToken,
  id: ({ EventDataStoreArn }: EventDataStore) => EventDataStoreArn,
  questions: [
    question({
      operation: 'GetEventDataStore',
      send: (client, { EventDataStoreArn }) =>
        client.send(new GetEventDataStoreCommand({ EventDataStore: EventDataStoreArn })),
    }),
    listQuestion({
      operation: 'ListTags',
      name: 'ResourceTagList',
      send: (client, { EventDataStoreArn = '' }, NextToken) =>
        client.send(new ListTagsCommand({ ResourceIdList: [EventDataStoreArn], NextToken })),
      items: ({ ResourceTagList }) => ResourceTagList,
      next: ({ NextToken }) => NextToken,
      id: ({ ResourceId, TagsList }) => JSON.stringify([ResourceId, TagsList]), // one page may not hold all tags
    }),
  ],
})
