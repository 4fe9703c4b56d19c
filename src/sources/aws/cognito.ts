// User pools, each with its replicas and with where its logs go.
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  GetLogDeliveryConfigurationCommand,
  ListUserPoolReplicasCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'

const cognito: Service<CognitoIdentityProviderClient> = {
  name: 'cognito-idp',
  variable: 'COGNITO_IDENTITY_PROVIDER',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new CognitoIdentityProviderClient(config),
}

export const userPools = collection({
  service: cognito,
  type: 'AWS::Cognito::UserPool',
  operation: 'ListUserPools',
  send: (client, NextToken) => client.send(new ListUserPoolsCommand({ NextToken, MaxResults: 60 })),
  items: ({ UserPools }) => UserPools,
  next: ({ NextToken }) => NextToken,
  id: ({ Id }) => Id,
  questions: [
    question({
      operation: 'DescribeUserPool',
      send: (client, { Id }) => client.send(new DescribeUserPoolCommand({ UserPoolId: Id })),
    }),
    listQuestion({
      operation: 'ListUserPoolReplicas',
      name: 'UserPoolReplicas',
      send: (client, { Id }, NextToken) => client.send(new ListUserPoolReplicasCommand({ UserPoolId: Id, NextToken })),
      items: ({ UserPoolReplicas }) => UserPoolReplicas,
      next: ({ NextToken }) => NextToken,
      id: ({ UserPoolArn }) => UserPoolArn,
    }),
    question({
      operation: 'GetLogDeliveryConfiguration',
      send: (client, { Id }) => client.send(new GetLogDeliveryConfigurationCommand({ UserPoolId: Id })),
    }),
  ],
})
