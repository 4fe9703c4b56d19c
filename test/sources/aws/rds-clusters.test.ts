// Clusters of three services in one list: each under its own type, once, and what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clusters, documentClusters, graphClusters } from '../../../src/sources/aws/rds-clusters.ts'
import { account } from '../../servers/seed-moto.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { optionsFor, scan } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/rds-clusters')

const arnOf = (name: string, region = 'eu-west-1') => `arn:aws:rds:${region}:${account}:cluster:${name}`

const cluster = (name: string, engine: string, group = `${engine}-own`) => `<DBCluster>
  <DBClusterIdentifier>${name}</DBClusterIdentifier><DBClusterArn>${arnOf(name)}</DBClusterArn>
  <Engine>${engine}</Engine><MultiAZ>true</MultiAZ><StorageEncrypted>true</StorageEncrypted>
  <KmsKeyId>arn:aws:kms:eu-west-1:${account}:key/77aa</KmsKeyId><ReadReplicaIdentifiers/>
  <EngineVersion>5.7.mysql_aurora.2.10.2</EngineVersion><DBClusterParameterGroup>${group}</DBClusterParameterGroup>
  <DBClusterMembers><DBClusterMember><DBInstanceIdentifier>one</DBInstanceIdentifier><DBClusterParameterGroupStatus>in-sync</DBClusterParameterGroupStatus></DBClusterMember></DBClusterMembers>
  <EnabledCloudwatchLogsExports><member>audit</member></EnabledCloudwatchLogsExports>
  <BackupRetentionPeriod>7</BackupRetentionPeriod><DeletionProtection>true</DeletionProtection>
  <TagList><Tag><Key>DataClass</Key><Value>pii</Value></Tag></TagList>
</DBCluster>`

/** As XML of the service: the list, and where the rest begins. */
const listing = (clustersOfPage: string, more = '') =>
  `<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>${clustersOfPage}</DBClusters>${more}</DescribeDBClustersResult></DescribeDBClustersResponse>`

const all = [cluster('orders', 'aurora-mysql'), cluster('papers', 'docdb'), cluster('graph', 'neptune')].join('')

const member = (arn: string, isWriter: boolean) =>
  `<GlobalClusterMember><DBClusterArn>${arn}</DBClusterArn><IsWriter>${isWriter}</IsWriter><Readers/></GlobalClusterMember>`
const global = (name: string) =>
  `<GlobalClusterMember><GlobalClusterIdentifier>all-${name}</GlobalClusterIdentifier><GlobalClusterMembers>${member(arnOf(name), true)}${member(arnOf(name, 'us-east-1'), false)}</GlobalClusterMembers></GlobalClusterMember>`
const globals = `<DescribeGlobalClustersResponse><DescribeGlobalClustersResult><GlobalClusters>${['orders', 'papers', 'graph'].map(global).join('')}</GlobalClusters></DescribeGlobalClustersResult></DescribeGlobalClustersResponse>`

const parameter = (name: string, value: string) =>
  `<Parameter><ParameterName>${name}</ParameterName><ParameterValue>${value}</ParameterValue><Source>user</Source></Parameter>`
const settings = (list: string, more = '') =>
  `<DescribeDBClusterParametersResponse><DescribeDBClusterParametersResult><Parameters>${list}</Parameters>${more}</DescribeDBClusterParametersResult></DescribeDBClusterParametersResponse>`
const allOf = [
  parameter('require_secure_transport', 'ON'),
  parameter('tls', 'tls1.2+'),
  parameter('neptune_enable_audit_log', '0'),
  parameter('max_connections', '100'),
].join('')

for (const [collection, name] of [
  [clusters, 'orders'],
  [documentClusters, 'papers'],
  [graphClusters, 'graph'],
] as const) {
  sweep(test, {
    collection,
    answers: {
      DescribeDBClusters: listing(all),
      DescribeDBClusterParameters: settings(allOf),
      DescribeGlobalClusters: globals,
    },
    calls: {
      DescribeDBClusters: 'rds:DescribeDBClusters',
      DescribeDBClusterParameters: 'rds:DescribeDBClusterParameters',
      DescribeGlobalClusters: 'rds:DescribeGlobalClusters',
    },
    read: [name],
  })
}

const asked = ({ body }: Called) => new URLSearchParams(body)

const groupOf = (call: Called) => asked(call).get('DBClusterParameterGroupName')

/** That of one group has a second page. */
const parametersOf = (call: Called) => {
  const isFirst = groupOf(call) === 'docdb-own' && asked(call).get('Marker') === null
  return {
    status: 200,
    body: isFirst ? settings(allOf, '<Marker>two</Marker>') : settings(parameter('audit_logs', 'all')),
  }
}

test('one list tells of all three types, each page of it and the global clusters asked for once', async () => {
  await using proxy = await refusingProxy((call) => {
    if (call.operation === 'DescribeGlobalClusters') return { status: 200, body: globals }
    if (call.operation === 'DescribeDBClusterParameters') return parametersOf(call)
    if (call.operation !== 'DescribeDBClusters') return { status: 403 }
    return asked(call).get('Marker') === 'two'
      ? {
          status: 200,
          body: listing(cluster('orders', 'aurora-mysql') + cluster('sales', 'mysql', 'aurora-mysql-own')),
        }
      : { status: 200, body: listing(all, '<Marker>two</Marker>') }
  })
  const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
  const found = seen.filter(({ type }) => type.endsWith('::DBCluster'))
  assert.equal(found.map(({ type, nativeId }) => `${type} ${nativeId}`).toSorted(), [
    'AWS::DocDB::DBCluster papers',
    'AWS::Neptune::DBCluster graph',
    'AWS::RDS::DBCluster orders',
    'AWS::RDS::DBCluster sales',
  ])
  assert.not.ok(gaps.some(({ type }) => type?.endsWith('::DBCluster')))
  const times = (name: string) => proxy.calls.filter(({ operation }) => operation === name).length
  assert.equal([times('DescribeDBClusters'), times('DescribeGlobalClusters')], [2, 1])
  const groups = proxy.calls
    .filter(({ operation }) => operation === 'DescribeDBClusterParameters')
    .map((call) => groupOf(call) ?? '')
  assert.equal(groups.toSorted(), ['aurora-mysql-own', 'docdb-own', 'docdb-own', 'neptune-own'])
  const papers = found
    .find(({ nativeId }) => nativeId === 'papers')
    ?.answers.find(({ origin }) => origin.operation === 'rds:DescribeDBClusterParameters')
  // Of hundreds of parameters none is kept that says nothing of transport or of audit.
  const kept = ['require_secure_transport', 'tls', 'neptune_enable_audit_log', 'audit_logs']
  const parametersKept = (papers && 'body' in papers ? papers.body : undefined) as {
    Parameters: { ParameterName: string }[]
  } // `as`: told above
  assert.equal(
    parametersKept.Parameters.map(({ ParameterName }) => ParameterName),
    kept,
  )
})

test.run()
