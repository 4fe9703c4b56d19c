// Functions, each with its tags; those of Lambda@Edge are there once, where they were made.
import {
  LambdaClient,
  ListFunctionsCommand,
  type ListFunctionsCommandOutput,
  ListTagsCommand,
} from '@aws-sdk/client-lambda'
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
  send: (client, Marker) => client.send(new ListFunctionsCommand({ Marker, MaxItems: 50 })).then(withoutVariables),
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

/** The environment of a function comes in the clear, passwords included; nobody here asks for it. */
function withoutVariables(output: ListFunctionsCommandOutput): ListFunctionsCommandOutput {
  for (const one of Array.isArray(output.Functions) ? output.Functions.filter(Boolean) : []) delete one.Environment
  return output
}
