// Flows of AppFlow, each with where it takes data from and where it brings them.
import { AppflowClient, DescribeFlowCommand, ListFlowsCommand } from '@aws-sdk/client-appflow'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const appflow: Service<AppflowClient> = {
  name: 'appflow',
  pace: { inFlight: 4, calls: 5, windowMs: 1_000 },
  connect: (config) => new AppflowClient(config),
}

export const flows = collection({
  service: appflow,
  type: 'AWS::AppFlow::Flow',
  operation: 'ListFlows',
  send: (client, nextToken) => client.send(new ListFlowsCommand({ nextToken, maxResults: 100 })),
  items: ({ flows: listed }) => listed,
  next: ({ nextToken }) => nextToken,
  id: ({ flowName }) => flowName,
  questions: [
    question({
      operation: 'DescribeFlow',
      // By which values a flow picks its records may tell of people; nobody here asks for it.
      send: async (client, { flowName }) => {
        const { $metadata, flowArn, kmsArn, tags, sourceFlowConfig, destinationFlowConfigList } = await client.send(
          new DescribeFlowCommand({ flowName }),
        )
        return { $metadata, flowArn, kmsArn, tags, sourceFlowConfig, destinationFlowConfigList }
      },
    }),
  ],
})
