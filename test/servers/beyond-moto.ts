// What moto cannot answer and a scan asks: the answer of an account that has none of it, as AWS would write it.
import { configServer } from './config.ts'
import type { Bad, Called } from './refusing-proxy.ts'

/** By the call, as `service:operation`; both as the signed request tells them (a REST service has a path for an operation). */
const none: Readonly<Record<string, Omit<Bad, 'status'>>> = {
  'elasticache:DescribeServerlessCaches': {
    type: 'application/xml',
    body: '<DescribeServerlessCachesResponse><DescribeServerlessCachesResult><ServerlessCaches/></DescribeServerlessCachesResult></DescribeServerlessCachesResponse>',
  },
  // moto has one for each database, and tells neither its ARN nor that of the database.
  'rds:DescribeDBInstanceAutomatedBackups': {
    type: 'application/xml',
    body: '<DescribeDBInstanceAutomatedBackupsResponse><DescribeDBInstanceAutomatedBackupsResult><DBInstanceAutomatedBackups/></DescribeDBInstanceAutomatedBackupsResult></DescribeDBInstanceAutomatedBackupsResponse>',
  },
  'bedrock:inference-profiles': { body: '{"inferenceProfileSummaries":[]}' },
  'glue:GetDatabases': { body: '{"DatabaseList":[]}' }, // moto fails at it
  'redshift-serverless:ListNamespaces': { body: '{"namespaces":[]}' },
  'cassandra:ListKeyspaces': { body: '{"keyspaces":[]}' },
  'athena:ListWorkGroups': { body: '{"WorkGroups":[]}' }, // moto makes one up in every region, and knows no list of queries by group
  'cognito-idp:ListUserPools': { body: '{"UserPools":[]}' }, // moto needs a library for it that it does not bring along
}

/** AWS Config records in every region, and knows of nothing that is not read otherwise. */
const config = configServer(() => ({}))

export function beyondMoto(call: Called): Bad | undefined {
  const answer = none[`${call.service}:${call.operation}`]
  return answer === undefined ? config(call) : { status: 200, type: 'application/json', ...answer }
}
