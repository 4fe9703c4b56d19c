// Secrets, those about to be deleted included: what each is, and never what it says.
import { DescribeSecretCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const secretsManager: Service<SecretsManagerClient> = {
  name: 'secretsmanager',
  variable: 'SECRETS_MANAGER',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new SecretsManagerClient(config),
}

export const secrets = collection({
  service: secretsManager,
  type: 'AWS::SecretsManager::Secret',
  operation: 'ListSecrets',
  send: (client, NextToken) =>
    client.send(new ListSecretsCommand({ NextToken, MaxResults: 100, IncludePlannedDeletion: true })),
  items: ({ SecretList }) => SecretList,
  next: ({ NextToken }) => NextToken,
  id: ({ ARN }) => ARN,
  questions: [
    question({
      operation: 'DescribeSecret',
      send: (client, { ARN }) => client.send(new DescribeSecretCommand({ SecretId: ARN })),
    }),
  ],
})
