// Repositories of container images, with their tags, and the rules by which their registry copies them to others.
import {
  DescribeRegistryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-ecr'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const ecr: Service<ECRClient> = {
  name: 'ecr',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new ECRClient(config),
}

export const repositories = collection({
  service: ecr,
  type: 'AWS::ECR::Repository',
  operation: 'DescribeRepositories',
  send: (client, nextToken) => client.send(new DescribeRepositoriesCommand({ nextToken, maxResults: 1_000 })),
  items: (answer) => answer.repositories,
  next: ({ nextToken }) => nextToken,
  id: ({ repositoryName }) => repositoryName,
  told: 'repositories',
  questions: [
    question({
      operation: 'ListTagsForResource',
      send: (client, { repositoryArn }) => client.send(new ListTagsForResourceCommand({ resourceArn: repositoryArn })),
    }),
  ],
  shared: [
    question({
      operation: 'DescribeRegistry',
      send: (client) => client.send(new DescribeRegistryCommand({})),
    }),
  ],
})
