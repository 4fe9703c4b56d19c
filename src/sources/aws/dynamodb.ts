// Tables, each with its recovery settings, its exports and its tags, and what the region has of the global tables of 2017.
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListGlobalTablesCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb'
import type { Service } from './caller.ts'
import { collection, type Home, listQuestion, question } from './collection.ts'
import { tells, valueAt } from './config-first.ts'
import { exportsOf } from './dynamodb-exports.ts'

const dynamodb: Service<DynamoDBClient> = {
  name: 'dynamodb',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 }, // ListTagsOfResource: ten a second
  connect: (config) => new DynamoDBClient(config),
}

const arnOf = (name: string, { partition, region, account }: Home): string =>
  `arn:${partition}:dynamodb:${region}:${account}:table/${name}`

export const tables = collection({
  service: dynamodb,
  type: 'AWS::DynamoDB::Table',
  operation: 'ListTables',
  send: (client, ExclusiveStartTableName) =>
    client.send(new ListTablesCommand({ ExclusiveStartTableName, Limit: 100 })),
  items: ({ TableNames }) => TableNames,
  next: ({ LastEvaluatedTableName }) => LastEvaluatedTableName,
  id: (name) => name,
  questions: [
    question({
      operation: 'DescribeTable',
      send: (client, TableName) => client.send(new DescribeTableCommand({ TableName })),
    }),
    question({
      operation: 'DescribeContinuousBackups',
      send: (client, TableName) => client.send(new DescribeContinuousBackupsCommand({ TableName })),
      // Until when a table can be restored changes with every minute, and Config does not keep it.
      told: (row) =>
        valueAt(
          row,
          'supplementaryConfiguration.ContinuousBackupsDescription.pointInTimeRecoveryDescription.pointInTimeRecoveryStatus',
        ) === 'DISABLED',
    }),
    listQuestion({
      operation: 'ListTagsOfResource',
      name: 'Tags',
      send: (client, name, NextToken, home) =>
        client.send(new ListTagsOfResourceCommand({ ResourceArn: arnOf(name, home), NextToken })),
      items: ({ Tags }) => Tags,
      next: ({ NextToken }) => NextToken,
      id: ({ Key }) => Key,
      told: tells('tags'),
      bearer: arnOf,
    }),
    exportsOf(arnOf),
  ],
  shared: [
    listQuestion({
      operation: 'ListGlobalTables',
      name: 'GlobalTables',
      absences: ['UnknownOperationException'],
      send: (client, _, ExclusiveStartGlobalTableName, { region: RegionName }) =>
        client.send(new ListGlobalTablesCommand({ ExclusiveStartGlobalTableName, RegionName })),
      items: ({ GlobalTables }) => GlobalTables,
      next: ({ LastEvaluatedGlobalTableName }) => LastEvaluatedGlobalTableName,
      id: ({ GlobalTableName }) => GlobalTableName,
    }),
  ],
})
