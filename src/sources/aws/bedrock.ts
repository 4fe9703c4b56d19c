// What Bedrock does with prompts: the profiles by which an account spreads its own over regions, and where a region writes them down.
import {
  BedrockClient,
  GetModelInvocationLoggingConfigurationCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-bedrock'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const bedrock: Service<BedrockClient> = {
  name: 'bedrock',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new BedrockClient(config),
}

/** Those of the account. Those that Bedrock brings stand in every account, and nothing that can be read tells who uses one. */
export const inferenceProfiles = collection({
  service: bedrock,
  type: 'AWS::Bedrock::ApplicationInferenceProfile',
  operation: 'ListInferenceProfiles',
  send: (client, nextToken) =>
    client.send(new ListInferenceProfilesCommand({ typeEquals: 'APPLICATION', nextToken, maxResults: 1_000 })),
  items: ({ inferenceProfileSummaries }) => inferenceProfileSummaries,
  next: ({ nextToken }) => nextToken,
  id: ({ inferenceProfileId }) => inferenceProfileId,
  told: 'inferenceProfileSummaries',
  questions: [
    question({
      operation: 'ListTagsForResource',
      send: (client, { inferenceProfileArn }) =>
        client.send(new ListTagsForResourceCommand({ resourceARN: inferenceProfileArn })),
    }),
  ],
})

/** One for a region, or none, of which an empty answer is all that Bedrock says: what goes neither to a group nor to a bucket is not written. */
export const invocationLogs = collection({
  service: bedrock,
  type: 'AWS::Bedrock::ModelInvocationLogging',
  operation: 'GetModelInvocationLoggingConfiguration',
  send: (client) => client.send(new GetModelInvocationLoggingConfigurationCommand({})),
  items: ({ loggingConfig }) => (loggingConfig?.cloudWatchConfig || loggingConfig?.s3Config ? [loggingConfig] : []),
  id: () => 'model-invocation-logging',
  told: 'loggingConfig',
})
