// Functions, each with its tags; those of Lambda@Edge are there once, where they were made.
import { LambdaClient, ListFunctionsCommand, ListTagsCommand } from '@aws-sdk/client-lambda'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const lambda: Service<LambdaClient> = {
  name: 'lambda',
  pace: { inFlight: 4, calls: 15, windowMs: 1_000 }, // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  connect: (config) => new LambdaClient(config),
}

export const functions = collection({
  service: lambda,
  type: 'AWS::Lambda::Function',
  operation: 'ListFunctions',
  send: (client, Marker) => client.send(new ListFunctionsCommand({ Marker, MaxItems: 50 })),
  items: ({ Functions }) => Functions,
  next: ({ NextMarker }) => NextMarker,
  id: ({ FunctionName }) => FunctionName,
  told: 'Functions',
  questions: [
    question({
      operation: 'ListTags',
      send: (client, { FunctionArn }) => client.send(new ListTagsCommand({ Resource: FunctionArn })),
    }),
  ],
})
