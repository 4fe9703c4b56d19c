// Tasks and serverless replications of DMS, each with its tags and with all endpoints of the region, of which it names two.
import {
  DatabaseMigrationServiceClient,
  DescribeEndpointsCommand,
  DescribeReplicationConfigsCommand,
  DescribeReplicationTasksCommand,
  type Endpoint,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-database-migration-service'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { eachOf } from './listing.ts'

const dms: Service<DatabaseMigrationServiceClient> = {
  name: 'dms',
  variable: 'DATABASE_MIGRATION_SERVICE',
  pace: { inFlight: 4, calls: 8, windowMs: 1_000 },
  connect: (config) => new DatabaseMigrationServiceClient(config),
}

/** Users, queries and whatever else people write into the settings of an endpoint are left out. */
const placeOf = (one: Endpoint) => ({
  EndpointArn: one.EndpointArn,
  EngineName: one.EngineName,
  ServerName: one.ServerName,
  Bucket: one.S3Settings?.BucketName,
  Stream: one.KinesisSettings?.StreamArn,
  Address: one.ElasticsearchSettings?.EndpointUri,
  Broker: one.KafkaSettings?.Broker,
})

const endpoints = listQuestion({
  operation: 'DescribeEndpoints',
  name: 'Endpoints',
  send: (client: DatabaseMigrationServiceClient, _: undefined, Marker) =>
    client.send(new DescribeEndpointsCommand({ Marker, MaxRecords: 100 })),
  items: ({ Endpoints }) => eachOf(Endpoints, placeOf),
  next: ({ Marker }) => Marker,
  id: ({ EndpointArn }) => EndpointArn,
})

interface Replicated {
  Arn: string | undefined
  Source: string | undefined
  Target: string | undefined
}

interface Named {
  SourceEndpointArn?: string | undefined
  TargetEndpointArn?: string | undefined
}

/** Both kinds say the same of what goes where, by names of their own. */
const replicated = (
  Arn: string | undefined,
  { SourceEndpointArn: Source, TargetEndpointArn: Target }: Named,
): Replicated => ({
  Arn,
  Source,
  Target,
})

const tags = question({
  operation: 'ListTagsForResource',
  send: (client: DatabaseMigrationServiceClient, { Arn }: Replicated) =>
    client.send(new ListTagsForResourceCommand({ ResourceArn: Arn })),
})

export const replicationTasks = collection({
  service: dms,
  type: 'AWS::DMS::ReplicationTask',
  operation: 'DescribeReplicationTasks',
  send: (client, Marker) =>
    client.send(new DescribeReplicationTasksCommand({ Marker, MaxRecords: 100, WithoutSettings: true })),
  items: ({ ReplicationTasks }) => eachOf(ReplicationTasks, (one) => replicated(one.ReplicationTaskArn, one)),
  next: ({ Marker }) => Marker,
  id: ({ Arn }) => Arn,
  told: 'Replications',
  questions: [tags],
  shared: [endpoints],
})

export const replicationConfigs = collection({
  service: dms,
  type: 'AWS::DMS::ReplicationConfig',
  operation: 'DescribeReplicationConfigs',
  send: (client, Marker) => client.send(new DescribeReplicationConfigsCommand({ Marker, MaxRecords: 100 })),
  items: ({ ReplicationConfigs }) => eachOf(ReplicationConfigs, (one) => replicated(one.ReplicationConfigArn, one)),
  next: ({ Marker }) => Marker,
  id: ({ Arn }) => Arn,
  told: 'Replications',
  questions: [tags],
  shared: [endpoints],
})
