// Clusters of MemoryDB, and the multi-region clusters that some of them belong to.
import {
  DescribeClustersCommand,
  DescribeMultiRegionClustersCommand,
  ListTagsCommand,
  MemoryDBClient,
} from '@aws-sdk/client-memorydb'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'

const memorydb: Service<MemoryDBClient> = {
  name: 'memorydb',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new MemoryDBClient(config),
}

export const memoryClusters = collection({
  service: memorydb,
  type: 'AWS::MemoryDB::Cluster',
  operation: 'DescribeClusters',
  send: (client, NextToken) => client.send(new DescribeClustersCommand({ NextToken })),
  items: ({ Clusters }) => Clusters,
  next: ({ NextToken }) => NextToken,
  id: ({ Name }) => Name,
  told: 'Clusters',
  questions: [
    question({
      operation: 'ListTags',
      when: ({ ARN }) => ARN !== undefined,
      send: (client, { ARN }) => client.send(new ListTagsCommand({ ResourceArn: ARN })),
    }),
  ],
  // A cluster names the multi-region cluster that it belongs to; that it belongs to none only this list says.
  shared: [
    listQuestion({
      operation: 'DescribeMultiRegionClusters',
      name: 'MultiRegionClusters',
      send: (client, _, NextToken) =>
        client.send(new DescribeMultiRegionClustersCommand({ NextToken, ShowClusterDetails: true })),
      items: ({ MultiRegionClusters }) => MultiRegionClusters,
      next: ({ NextToken }) => NextToken,
      id: ({ MultiRegionClusterName }) => MultiRegionClusterName,
    }),
  ],
})
