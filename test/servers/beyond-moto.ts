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
  'ec2:GetEbsDefaultKmsKeyId': {
    type: 'text/xml',
    body: '<GetEbsDefaultKmsKeyIdResponse><kmsKeyId>alias/aws/ebs</kmsKeyId></GetEbsDefaultKmsKeyIdResponse>',
  },
  'bedrock:inference-profiles': { body: '{"inferenceProfileSummaries":[]}' },
  'glue:GetCrawlers': { body: '{"Crawlers":[]}' }, // moto fails at both
  'glue:GetDatabases': { body: '{"DatabaseList":[]}' },
  'sagemaker:ListFeatureGroups': { body: '{"FeatureGroupSummaries":[]}' },
  'redshift-serverless:ListNamespaces': { body: '{"namespaces":[]}' },
  'cloudtrail:ListEventDataStores': { body: '{"EventDataStores":[]}' },
  'cloudhsm:DescribeBackups': { body: '{"Backups":[]}' },
  'cloudhsm:DescribeClusters': { body: '{"Clusters":[]}' },
  'securitylake:v1/datalakes': { body: '{"dataLakes":[]}' },
  'apigateway:restapis': { body: '{"item":[]}' }, // moto needs libraries for it that it does not bring along
  'apigateway:v2/apis': { body: '{"items":[]}' },
  'appflow:list-flows': { body: '{"flows":[]}' },
  'dms:DescribeReplicationConfigs': { body: '{"ReplicationConfigs":[]}' },
  'dms:DescribeReplicationTasks': { body: '{"ReplicationTasks":[]}' }, // moto answers without a list where there is none
  's3:v20180820/mrap/instances': {
    type: 'application/xml',
    body: '<ListMultiRegionAccessPointsResult><AccessPoints/></ListMultiRegionAccessPointsResult>',
  },
  'cassandra:ListKeyspaces': { body: '{"keyspaces":[]}' },
  'athena:ListWorkGroups': { body: '{"WorkGroups":[]}' }, // moto makes one up in every region, and knows no list of queries by group
  'cognito-idp:ListUserPools': { body: '{"UserPools":[]}' }, // moto needs a library for it that it does not bring along
  'dynamodb:ListExports': { body: '{"ExportSummaries":[]}' }, // moto has to be told of which table
  'dynamodb:ListGlobalTables': { body: '{"GlobalTables":[]}' },
  'elasticfilesystem:2015-02-01/file-systems/replication-configurations': { body: '{"Replications":[]}' },
  'es:2021-01-01/opensearch/cc/inboundConnection/search': { body: '{"Connections":[]}' },
  'es:2021-01-01/opensearch/cc/outboundConnection/search': { body: '{"Connections":[]}' },
  'fsx:DescribeDataRepositoryAssociations': { body: '{"Associations":[]}' },
  'kafka:replication/v1/replicators': { body: '{"replicators":[]}' },
  'logs:DescribeAccountPolicies': { body: '{"accountPolicies":[]}' },
  'memorydb:DescribeMultiRegionClusters': { body: '{"MultiRegionClusters":[]}' },
  'redshift:DescribeDataShares': {
    type: 'text/xml',
    body: '<DescribeDataSharesResponse><DescribeDataSharesResult><DataShares/></DescribeDataSharesResult></DescribeDataSharesResponse>',
  },
}

/** Paths that name a vault. */
const ofVaults: [path: RegExp, answer: Bad][] = [
  [
    /^backup-vaults\/[^/]+\/recovery-points\/?$/,
    { status: 200, type: 'application/json', body: '{"RecoveryPoints":[]}' },
  ],
  [
    /^backup-vaults\/[^/]+\/access-policy$/,
    {
      status: 400,
      type: 'application/json',
      headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
      body: '{"Message":"there is no policy"}',
    },
  ],
]

/** AWS Config records in every region, and knows of nothing that is not read otherwise. */
const config = configServer(() => ({}))

export function beyondMoto(call: Called): Bad | undefined {
  const answer = none[`${call.service}:${call.operation}`]
  if (answer !== undefined) return { status: 200, type: 'application/json', ...answer }
  return ofVaults.find(([path]) => call.service === 'backup' && path.test(call.operation))?.[1] ?? config(call)
}
