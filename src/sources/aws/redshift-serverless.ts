// Namespaces of Redshift Serverless; the workgroups that open them and the copies of their snapshots are listed once for all.
import {
  ListNamespacesCommand,
  ListSnapshotCopyConfigurationsCommand,
  ListTagsForResourceCommand,
  ListWorkgroupsCommand,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { dataShares, redshift } from './redshift.ts'

const serverless: Service<RedshiftServerlessClient> = {
  name: 'redshift-serverless',
  variable: 'REDSHIFT_SERVERLESS',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new RedshiftServerlessClient(config),
}

const maxResults = 100

export const namespaces = collection({
  service: serverless,
  type: 'AWS::RedshiftServerless::Namespace',
  operation: 'ListNamespaces',
  send: (client, nextToken) => client.send(new ListNamespacesCommand({ nextToken, maxResults })),
  items: ({ namespaces: listed }) => listed,
  next: ({ nextToken }) => nextToken,
  id: ({ namespaceName }) => namespaceName,
  told: 'namespaces',
  questions: [
    question({
      operation: 'ListTagsForResource',
      send: (client, { namespaceArn }) => client.send(new ListTagsForResourceCommand({ resourceArn: namespaceArn })),
    }),
  ],
  shared: [
    (caller, at) => dataShares(caller, { ...at, service: redshift }, undefined),
    listQuestion({
      operation: 'ListWorkgroups',
      name: 'workgroups',
      send: (client, _, nextToken) => client.send(new ListWorkgroupsCommand({ nextToken, maxResults })),
      items: ({ workgroups }) => workgroups,
      next: ({ nextToken }) => nextToken,
      id: ({ workgroupName }) => workgroupName,
    }),
    listQuestion({
      operation: 'ListSnapshotCopyConfigurations',
      name: 'snapshotCopyConfigurations',
      send: (client, _, nextToken) => client.send(new ListSnapshotCopyConfigurationsCommand({ nextToken, maxResults })),
      items: ({ snapshotCopyConfigurations }) => snapshotCopyConfigurations,
      next: ({ nextToken }) => nextToken,
      id: ({ snapshotCopyConfigurationId }) => snapshotCopyConfigurationId,
    }),
  ],
})
