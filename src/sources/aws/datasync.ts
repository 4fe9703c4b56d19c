// Tasks of DataSync, each with its tags and with all locations of the region, of which it names two.
import {
  DataSyncClient,
  DescribeTaskCommand,
  ListLocationsCommand,
  ListTagsForResourceCommand,
  ListTasksCommand,
} from '@aws-sdk/client-datasync'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'

const datasync: Service<DataSyncClient> = {
  name: 'datasync',
  pace: { inFlight: 4, calls: 8, windowMs: 1_000 },
  connect: (config) => new DataSyncClient(config),
}

export const transferTasks = collection({
  service: datasync,
  type: 'AWS::DataSync::Task',
  operation: 'ListTasks',
  send: (client, NextToken) => client.send(new ListTasksCommand({ NextToken, MaxResults: 100 })),
  items: ({ Tasks }) => Tasks,
  next: ({ NextToken }) => NextToken,
  id: ({ TaskArn }) => TaskArn,
  questions: [
    question({
      operation: 'DescribeTask',
      send: (client, { TaskArn }) => client.send(new DescribeTaskCommand({ TaskArn })),
    }),
    listQuestion({
      operation: 'ListTagsForResource',
      name: 'Tags',
      send: (client, { TaskArn: ResourceArn }, NextToken) =>
        client.send(new ListTagsForResourceCommand({ ResourceArn, NextToken, MaxResults: 100 })),
      items: ({ Tags }) => Tags,
      next: ({ NextToken }) => NextToken,
      id: ({ Key }) => Key,
    }),
  ],
  shared: [
    listQuestion({
      operation: 'ListLocations',
      name: 'Locations',
      send: (client, _, NextToken) => client.send(new ListLocationsCommand({ NextToken, MaxResults: 100 })),
      items: ({ Locations }) => Locations,
      next: ({ NextToken }) => NextToken,
      id: ({ LocationArn }) => LocationArn,
    }),
  ],
})
