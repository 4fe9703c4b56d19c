// Clusters of DAX, each with its tags.
import { DAXClient, DescribeClustersCommand, ListTagsCommand } from '@aws-sdk/client-dax'
import type { Service } from './caller.ts'
import { collection, listQuestion } from './collection.ts'

const dax: Service<DAXClient> = {
  name: 'dax',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new DAXClient(config),
}

export const daxClusters = collection({
  service: dax,
  type: 'AWS::DAX::Cluster',
  operation: 'DescribeClusters',
  send: (client, NextToken) => client.send(new DescribeClustersCommand({ NextToken, MaxResults: 100 })),
  items: ({ Clusters }) => Clusters,
  next: ({ NextToken }) => NextToken,
  id: ({ ClusterName }) => ClusterName,
  told: 'Clusters',
  questions: [
    listQuestion({
      operation: 'ListTags',
      name: 'Tags',
      send: (client, { ClusterArn }, NextToken) =>
        client.send(new ListTagsCommand({ ResourceName: ClusterArn, NextToken })),
      items: ({ Tags }) => Tags,
      next: ({ NextToken }) => NextToken,
      id: ({ Key }) => Key,
    }),
  ],
})
