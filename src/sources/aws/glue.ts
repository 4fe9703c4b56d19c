// Databases of the Glue catalogue and the crawlers that fill it, each with its tags, and how both are encrypted.
import {
  GetCrawlersCommand,
  GetDatabasesCommand,
  GetDataCatalogEncryptionSettingsCommand,
  GetSecurityConfigurationCommand,
  GetTagsCommand,
  GlueClient,
} from '@aws-sdk/client-glue'
import type { Service } from './caller.ts'
import { collection, question, type Question } from './collection.ts'
import { oncePer } from './once-per.ts'

const glue: Service<GlueClient> = {
  name: 'glue',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new GlueClient(config),
}

const tagsOf = (kind: 'crawler' | 'database'): Question<GlueClient, { Name?: string | undefined }> =>
  question({
    operation: 'GetTags',
    send: (client, { Name }, { partition, region, account }) =>
      client.send(new GetTagsCommand({ ResourceArn: `arn:${partition}:glue:${region}:${account}:${kind}/${Name}` })),
  })

export const catalogDatabases = collection({
  service: glue,
  type: 'AWS::Glue::Database',
  operation: 'GetDatabases',
  send: (client, NextToken) => client.send(new GetDatabasesCommand({ NextToken, MaxResults: 100 })),
  items: ({ DatabaseList }) => DatabaseList,
  next: ({ NextToken }) => NextToken,
  id: ({ Name }) => Name,
  told: 'DatabaseList',
  questions: [tagsOf('database')],
  shared: [
    question({
      operation: 'GetDataCatalogEncryptionSettings',
      send: (client) => client.send(new GetDataCatalogEncryptionSettingsCommand({})),
    }),
  ],
})

export const crawlers = collection({
  service: glue,
  type: 'AWS::Glue::Crawler',
  operation: 'GetCrawlers',
  send: (client, NextToken) => client.send(new GetCrawlersCommand({ NextToken, MaxResults: 100 })),
  items: ({ Crawlers }) => Crawlers,
  next: ({ NextToken }) => NextToken,
  id: ({ Name }) => Name,
  told: 'Crawlers',
  questions: [
    tagsOf('crawler'),
    oncePer(
      ({ CrawlerSecurityConfiguration }) => CrawlerSecurityConfiguration || undefined,
      question({
        operation: 'GetSecurityConfiguration',
        send: (client, { CrawlerSecurityConfiguration: Name }) =>
          client.send(new GetSecurityConfigurationCommand({ Name })),
      }),
    ),
  ],
})
