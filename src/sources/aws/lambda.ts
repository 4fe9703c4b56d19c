// Functions, each with its tags and where it sends what it has done, or could not do; those of Lambda@Edge are there once, where they were made.
import {
  type EventSourceMappingConfiguration,
  type FunctionConfiguration,
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  type ListFunctionsCommandOutput,
  ListTagsCommand,
} from '@aws-sdk/client-lambda'
import type { Service } from './caller.ts'
import { answerWith } from '../answer-with.ts'
import { collection, listQuestion, type Question, question } from './collection.ts'
import { eachOf } from './listing.ts'
import { oncePer } from './once-per.ts'

const lambda: Service<LambdaClient> = {
  name: 'lambda',
  pace: { inFlight: 4, calls: 15, windowMs: 1_000 }, // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  connect: (config) => new LambdaClient(config),
}

const invocations = listQuestion({
  operation: 'ListFunctionEventInvokeConfigs',
  name: 'FunctionEventInvokeConfigs',
  send: (client: LambdaClient, { FunctionName }: FunctionConfiguration, Marker) =>
    client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName, Marker, MaxItems: 50 })),
  items: ({ FunctionEventInvokeConfigs }) =>
    eachOf(FunctionEventInvokeConfigs, ({ FunctionArn, DestinationConfig }) => ({ FunctionArn, DestinationConfig })),
  next: ({ NextMarker }) => NextMarker,
  id: ({ FunctionArn }) => FunctionArn,
})

/** Those of all functions of a region are one list. Filters of events can hold what they look for, and are not kept. */
const mappings = oncePer(
  () => '',
  listQuestion({
    operation: 'ListEventSourceMappings',
    name: 'EventSourceMappings',
    send: (client: LambdaClient, _: FunctionConfiguration, Marker) =>
      client.send(new ListEventSourceMappingsCommand({ Marker, MaxItems: 100 })),
    items: ({ EventSourceMappings }) => eachOf(EventSourceMappings, destinationOf),
    next: ({ NextMarker }) => NextMarker,
    id: ({ UUID }) => UUID,
  }),
)

const destinationOf = ({ UUID, FunctionArn, EventSourceArn, DestinationConfig }: EventSourceMappingConfiguration) => ({
  UUID,
  FunctionArn,
  EventSourceArn,
  DestinationConfig,
})

/** A function is told of its own; one that names no function may be of any. */
const ownMappings: Question<LambdaClient, FunctionConfiguration> = async (caller, at, one) => {
  const listed = await mappings(caller, at, one)
  if (listed === undefined || !('body' in listed)) return listed
  const { EventSourceMappings: all } = listed.body as { EventSourceMappings: EventSourceMappingConfiguration[] } // `as`: as `mappings` made it
  const own = `${one.FunctionArn}:` // a version or an alias may follow
  return answerWith(listed.origin, {
    EventSourceMappings: all.filter(
      ({ FunctionArn }) => FunctionArn === undefined || `${FunctionArn}:`.startsWith(own),
    ),
  })
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
    invocations,
    ownMappings,
  ],
})

/** The environment of a function comes in the clear, passwords included; nobody here asks for it. */
function withoutVariables(output: ListFunctionsCommandOutput): ListFunctionsCommandOutput {
  for (const one of Array.isArray(output.Functions) ? output.Functions.filter(Boolean) : []) delete one.Environment
  return output
}
