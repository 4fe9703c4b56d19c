// Tables of Keyspaces: a list for each keyspace of the region, and each table with its settings and tags.
import {
  GetTableCommand,
  KeyspacesClient,
  type KeyspaceSummary,
  ListKeyspacesCommand,
  type ListKeyspacesCommandOutput,
  ListTablesCommand,
  type ListTablesCommandOutput,
  ListTagsForResourceCommand,
  type TableSummary,
} from '@aws-sdk/client-keyspaces'
import type { Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Caller, Service } from './caller.ts'
import type { Collection } from './collection.ts'
import { type Listing, readEach, readWithin, wholeList } from './listing.ts'
import { observed } from './observation.ts'

const keyspaces: Service<KeyspacesClient> = {
  name: 'cassandra',
  variable: 'KEYSPACES',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new KeyspacesClient(config),
}

const type = 'AWS::Cassandra::Table'
const maxResults = 1_000

/** All that reads is called so by IAM. */
const permission = 'cassandra:Select'

/** They describe the others, and are the same in every account: keyspaces/latest/devguide/working-with-keyspaces.html */
const isOfService = ({ keyspaceName = '' }: KeyspaceSummary): boolean =>
  ['system', 'system_schema', 'system_schema_mcs', 'system_multiregion_info'].includes(keyspaceName)

const keyspaceList = (region: string): Listing<KeyspacesClient, ListKeyspacesCommandOutput, KeyspaceSummary> => ({
  service: keyspaces,
  region,
  operation: 'ListKeyspaces',
  permission,
  type,
  send: (client, nextToken) => client.send(new ListKeyspacesCommand({ nextToken, maxResults })),
  items: (output) => output.keyspaces,
  next: ({ nextToken }) => nextToken,
  id: ({ keyspaceName }) => keyspaceName,
})

const tableList = (
  region: string,
  keyspaceName: string | undefined,
): Listing<KeyspacesClient, ListTablesCommandOutput, TableSummary> => ({
  service: keyspaces,
  region,
  operation: 'ListTables',
  permission,
  type,
  send: (client, nextToken) => client.send(new ListTablesCommand({ keyspaceName, nextToken, maxResults })),
  items: ({ tables }) => tables,
  next: ({ nextToken }) => nextToken,
  id: ({ tableName }) => tableName,
})

export const keyspacesTables: Collection = {
  type,
  lists: ['cassandra:ListKeyspaces'],
  inner: ['cassandra:ListTables'],
  callsEach: 2,
  pace: keyspaces.pace,
  read: (caller, region) =>
    readWithin(caller, keyspaceList(region), (keyspace, origin) =>
      isOfService(keyspace)
        ? undefined
        : readEach(caller, tableList(region, keyspace.keyspaceName), (table) =>
            readTable(caller, region, table, { keyspace, origin }),
          ),
    ),
}

interface Within {
  keyspace: KeyspaceSummary
  origin: Origin
}

async function readTable(
  caller: Caller,
  region: string,
  { keyspaceName, tableName, resourceArn }: TableSummary,
  { keyspace, origin }: Within,
): Promise<Observation> {
  const at = { service: keyspaces, region }
  const answers = await Promise.all([
    caller
      .call({
        ...at,
        operation: 'GetTable',
        send: (client) => client.send(new GetTableCommand({ keyspaceName, tableName })),
      })
      .then(answerOf),
    wholeList(
      caller,
      {
        ...at,
        operation: 'ListTagsForResource',
        send: (client, nextToken) => client.send(new ListTagsForResourceCommand({ resourceArn, nextToken })),
        items: ({ tags }) => tags,
        next: ({ nextToken }) => nextToken,
        id: ({ key }) => key,
      },
      'tags',
    ),
  ])
  return observed(caller.identity, {
    type,
    nativeId: `${keyspace.keyspaceName}/${tableName}`,
    region,
    answers: [answerWith(origin, { keyspaces: [keyspace] }), ...answers],
  })
}
