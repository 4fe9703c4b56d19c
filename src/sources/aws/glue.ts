// Databases of the Glue catalogue, each with its tags, and how the catalogue of a region is encrypted.
import {
  GetDatabasesCommand,
  GetDataCatalogEncryptionSettingsCommand,
  GetTagsCommand,
  GlueClient,
} from '@aws-sdk/client-glue'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const glue: Service<GlueClient> = {
  name: 'glue',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new GlueClient(config),
}

export const catalogDatabases = collection({
  service: glue,
  type: 'AWS::Glue::Database',
  operation: 'GetDatabases',
  send: (client, NextToken) => client.send(new GetDatabasesCommand({ NextToken, MaxResults: 100 })),
  items: ({ DatabaseList }) => DatabaseList,
  next: ({ NextToken }) => NextToken,
  id: ({ Name }) => Name,
  told: 'DatabaseList',
  questions: [
    question({
      operation: 'GetTags',
      send: (client, { Name }, { partition, region, account }) =>
        client.send(new GetTagsCommand({ ResourceArn: `arn:${partition}:glue:${region}:${account}:database/${Name}` })),
    }),
  ],
  shared: [
    question({
      operation: 'GetDataCatalogEncryptionSettings',
      send: (client) => client.send(new GetDataCatalogEncryptionSettingsCommand({})),
    }),
  ],
})
