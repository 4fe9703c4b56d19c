// Work groups of Athena, each with its tags and whether anything was run in it.
import {
  AthenaClient,
  GetWorkGroupCommand,
  ListQueryExecutionsCommand,
  ListTagsForResourceCommand,
  ListWorkGroupsCommand,
} from '@aws-sdk/client-athena'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'

const athena: Service<AthenaClient> = {
  name: 'athena',
  pace: { inFlight: 4, calls: 5, windowMs: 1_000 }, // ListQueryExecutions: five a second
  connect: (config) => new AthenaClient(config),
}

export const workGroups = collection({
  service: athena,
  type: 'AWS::Athena::WorkGroup',
  operation: 'ListWorkGroups',
  send: (client, NextToken) => client.send(new ListWorkGroupsCommand({ NextToken, MaxResults: 50 })),
  items: ({ WorkGroups }) => WorkGroups,
  next: ({ NextToken }) => NextToken,
  id: ({ Name }) => Name,
  questions: [
    question({
      operation: 'GetWorkGroup',
      send: (client, { Name: WorkGroup }) => client.send(new GetWorkGroupCommand({ WorkGroup })),
    }),
    question({
      operation: 'ListQueryExecutions', // one is enough to know that there are any
      send: (client, { Name: WorkGroup }) => client.send(new ListQueryExecutionsCommand({ WorkGroup, MaxResults: 1 })),
    }),
    listQuestion({
      operation: 'ListTagsForResource',
      name: 'Tags',
      send: (client, { Name }, NextToken, { partition, region, account }) => {
        const ResourceARN = `arn:${partition}:athena:${region}:${account}:workgroup/${Name}`
        return client.send(new ListTagsForResourceCommand({ ResourceARN, NextToken }))
      },
      items: ({ Tags }) => Tags,
      next: ({ NextToken }) => NextToken,
      id: ({ Key }) => Key,
    }),
  ],
})
