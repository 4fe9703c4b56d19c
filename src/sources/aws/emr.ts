// Clusters of EMR that are not gone, each with the security configuration that it names.
import {
  type ClusterSummary,
  DescribeClusterCommand,
  DescribeSecurityConfigurationCommand,
  EMRClient,
  ListClustersCommand,
} from '@aws-sdk/client-emr'
import type { Answer } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import type { Service } from './caller.ts'
import { collection, question, type Question } from './collection.ts'
import { oncePerItem } from './once-per.ts'

const emr: Service<EMRClient> = {
  name: 'elasticmapreduce',
  variable: 'EMR',
  pace: { inFlight: 4, calls: 4, windowMs: 1_000 },
  connect: (config) => new EMRClient(config),
}

/** What a cluster was set up with may hold passwords; nobody here asks for it. */
const description: Question<EMRClient, ClusterSummary> = oncePerItem(
  question({
    operation: 'DescribeCluster',
    send: async (client: EMRClient, { Id }: ClusterSummary) => {
      const { $metadata, Cluster } = await client.send(new DescribeClusterCommand({ ClusterId: Id }))
      if (!isRecord(Cluster)) return { $metadata }
      const { ClusterArn, LogUri, LogEncryptionKmsKeyId, SecurityConfiguration, Tags, MonitoringConfiguration } =
        Cluster
      const kept = { ClusterArn, LogUri, LogEncryptionKmsKeyId, SecurityConfiguration, Tags, MonitoringConfiguration }
      return { $metadata, Cluster: kept }
    },
  }),
)

/** Only the description names it, and most have none. */
const security: Question<EMRClient, ClusterSummary> = async (caller, at, item) => {
  const named = securityOf(await description(caller, at, item))
  return named === undefined ? undefined : await securityNamed(named)(caller, at, item)
}

function securityOf(answer: Answer | undefined): string | undefined {
  const cluster: unknown =
    answer !== undefined && 'body' in answer && isRecord(answer.body) ? answer.body['Cluster'] : undefined
  const named = isRecord(cluster) ? cluster['SecurityConfiguration'] : undefined
  return typeof named === 'string' && named !== '' ? named : undefined
}

const securityNamed = (Name: string): Question<EMRClient, ClusterSummary> =>
  question({
    operation: 'DescribeSecurityConfiguration',
    send: (client) => client.send(new DescribeSecurityConfigurationCommand({ Name })),
  })

export const computeClusters = collection({
  service: emr,
  type: 'AWS::EMR::Cluster',
  operation: 'ListClusters',
  send: (client, Marker) =>
    client.send(
      new ListClustersCommand({
        ClusterStates: ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING'],
        Marker,
      }),
    ),
  items: ({ Clusters }) => Clusters,
  next: ({ Marker }) => Marker,
  id: ({ Id }) => Id,
  questions: [description, security],
})
