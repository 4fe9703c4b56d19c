// Domains of OpenSearch, those that still run Elasticsearch included, and the connections between domains.
import {
  DescribeDomainsCommand,
  DescribeInboundConnectionsCommand,
  DescribeOutboundConnectionsCommand,
  type DomainInfo,
  ListDomainNamesCommand,
  ListTagsCommand,
  OpenSearchClient,
} from '@aws-sdk/client-opensearch'
import type { Service } from './caller.ts'
import { collection, listQuestion, type Question, question } from './collection.ts'

const opensearch: Service<OpenSearchClient> = {
  name: 'es',
  variable: 'OPENSEARCH',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new OpenSearchClient(config),
}

/** Tags are asked by the ARN, and the list has names only. */
const tags: Question<OpenSearchClient, DomainInfo> = (caller, at, domain) => {
  const { partition, account } = caller.identity
  const ARN = `arn:${partition}:es:${at.region}:${account}:domain/${domain.DomainName}`
  return question<OpenSearchClient, Awaited<ReturnType<typeof tagsOf>>, DomainInfo>({
    operation: 'ListTags',
    send: (client) => tagsOf(client, ARN),
  })(caller, at, domain)
}

const tagsOf = (client: OpenSearchClient, ARN: string) => client.send(new ListTagsCommand({ ARN }))

const MaxResults = 100

export const domains = collection({
  service: opensearch,
  type: 'AWS::OpenSearch::Domain',
  operation: 'ListDomainNames',
  send: (client) => client.send(new ListDomainNamesCommand({})),
  items: ({ DomainNames }) => DomainNames,
  id: ({ DomainName }) => DomainName,
  questions: [
    question({
      operation: 'DescribeDomains',
      send: (client, { DomainName }) => client.send(new DescribeDomainsCommand({ DomainNames: [DomainName ?? ''] })),
    }),
    tags,
  ],
  shared: [
    listQuestion({
      operation: 'DescribeOutboundConnections',
      name: 'Connections',
      send: (client, _, NextToken) => client.send(new DescribeOutboundConnectionsCommand({ NextToken, MaxResults })),
      items: ({ Connections }) => Connections,
      next: ({ NextToken }) => NextToken,
      id: ({ ConnectionId }) => ConnectionId,
    }),
    listQuestion({
      operation: 'DescribeInboundConnections',
      name: 'Connections',
      send: (client, _, NextToken) => client.send(new DescribeInboundConnectionsCommand({ NextToken, MaxResults })),
      items: ({ Connections }) => Connections,
      next: ({ NextToken }) => NextToken,
      id: ({ ConnectionId }) => ConnectionId,
    }),
  ],
})
