// Parameters of Systems Manager: what each is, under which key, and its tags; what it says is never read.
import { DescribeParametersCommand, ListTagsForResourceCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const ssm: Service<SSMClient> = {
  name: 'ssm',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new SSMClient(config),
}

/** Without `Shared` it lists those of the account alone. */
export const parameters = collection({
  service: ssm,
  type: 'AWS::SSM::Parameter',
  operation: 'DescribeParameters',
  send: (client, NextToken) => client.send(new DescribeParametersCommand({ NextToken, MaxResults: 50 })),
  items: ({ Parameters }) => Parameters,
  next: ({ NextToken }) => NextToken,
  id: ({ Name }) => Name,
  told: 'Parameters',
  questions: [
    question({
      operation: 'ListTagsForResource',
      send: (client, { Name }) =>
        client.send(new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: Name })),
      // The field for it is young; a name that is a path begins with the slash that the ARN has either way.
      bearer: ({ ARN, Name = '' }, { partition, region, account }) =>
        ARN ?? `arn:${partition}:ssm:${region}:${account}:parameter/${Name.replace(/^\//, '')}`,
    }),
  ],
})
