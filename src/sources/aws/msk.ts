// Clusters of Kafka, each with the replicators of its region that it feeds or is fed by.
import { KafkaClient, ListClustersV2Command, ListReplicatorsCommand } from '@aws-sdk/client-kafka'
import type { Service } from './caller.ts'
import { collection, listQuestion } from './collection.ts'

const kafka: Service<KafkaClient> = {
  name: 'kafka',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new KafkaClient(config),
}

export const kafkaClusters = collection({
  service: kafka,
  type: 'AWS::MSK::Cluster',
  operation: 'ListClustersV2',
  send: (client, NextToken) => client.send(new ListClustersV2Command({ NextToken, MaxResults: 100 })),
  items: ({ ClusterInfoList }) => ClusterInfoList,
  next: ({ NextToken }) => NextToken,
  id: ({ ClusterArn }) => ClusterArn,
  told: 'ClusterInfoList',
  shared: [
    listQuestion({
      operation: 'ListReplicators',
      name: 'Replicators',
      send: (client: KafkaClient, _: undefined, NextToken) =>
        client.send(new ListReplicatorsCommand({ NextToken, MaxResults: 100 })),
      items: ({ Replicators }) => Replicators,
      next: ({ NextToken }) => NextToken,
      id: ({ ReplicatorArn }) => ReplicatorArn,
    }),
  ],
})
