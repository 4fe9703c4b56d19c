// Redshift and OpenSearch: warehouses and search domains, and where their snapshots are copied to.
import { CreateDomainCommand, OpenSearchClient, type CreateDomainCommandInput } from '@aws-sdk/client-opensearch'
import {
  CreateClusterCommand,
  CreateClusterParameterGroupCommand,
  CreateClusterSnapshotCommand,
  CreateSnapshotCopyGrantCommand,
  DescribeClusterSnapshotsCommand,
  EnableLoggingCommand,
  EnableSnapshotCopyCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift'
import { account, type Planting, tags } from './planting.ts'

const here = 'eu-west-1'
/** The parameters in it come from beyond moto, which changes none. */
export const soundWarehouse = 'sound-warehouse'

export async function plantWarehouses(planting: Planting): Promise<void> {
  const redshift = planting.connect(RedshiftClient, here)
  const group = { ParameterGroupName: soundWarehouse, ParameterGroupFamily: 'redshift-1.0' }
  await redshift.send(
    new CreateClusterParameterGroupCommand({ ...group, Description: 'TLS alone, queries are logged' }),
  )
  await plantWarehouse(planting, 'sales', true)
  await plantWarehouse(planting, 'sales-open', false)
  await redshift.send(new EnableLoggingCommand({ ClusterIdentifier: 'sales', BucketName: 'deliveries' }))
  await copyAbroad(planting, 'sales-open')
  const snapshot = { SnapshotIdentifier: 'sales-kept', ClusterIdentifier: 'sales', Tags: tags() }
  await redshift.send(new CreateClusterSnapshotCommand(snapshot))
  planting.planted('snapshot sales-kept', snapshotArn('sales', 'sales-kept'))
  const { Snapshots = [] } = await redshift.send(new DescribeClusterSnapshotsCommand({}))
  for (const { ClusterIdentifier = '', SnapshotIdentifier = '' } of Snapshots)
    if (SnapshotIdentifier.startsWith('rs:'))
      planting.planted(`snapshot of ${ClusterIdentifier}`, snapshotArn(ClusterIdentifier, SnapshotIdentifier))

  await plantDomain(planting, 'catalogue', {
    ClusterConfig: { ZoneAwarenessEnabled: true, InstanceCount: 3 },
    EncryptionAtRestOptions: { Enabled: true, KmsKeyId: planting.keyIn(here) },
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
    VPCOptions: { SubnetIds: ['subnet-1', 'subnet-2'] },
  })
  await plantDomain(planting, 'catalogue-open', {
    ClusterConfig: { ZoneAwarenessEnabled: false, InstanceCount: 1 },
    EncryptionAtRestOptions: { Enabled: false },
    NodeToNodeEncryptionOptions: { Enabled: false },
    DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' },
    AdvancedSecurityOptions: { Enabled: false },
    AccessPolicies: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'es:*', Resource: '*' }],
    }),
  })
}

const snapshotArn = (cluster: string, snapshot: string): string =>
  `arn:aws:redshift:${here}:${account}:snapshot:${cluster}/${snapshot}`

async function plantWarehouse(planting: Planting, ClusterIdentifier: string, isSound: boolean): Promise<void> {
  await planting.connect(RedshiftClient, here).send(
    new CreateClusterCommand({
      ClusterIdentifier,
      NodeType: 'ra3.large',
      NumberOfNodes: 2,
      MasterUsername: 'app',
      MasterUserPassword: 'Not-a-secret-1',
      Encrypted: isSound,
      PubliclyAccessible: !isSound,
      MultiAZ: isSound,
      AutomatedSnapshotRetentionPeriod: isSound ? 14 : 1,
      ...(isSound && { KmsKeyId: planting.keyIn(here), ClusterParameterGroupName: soundWarehouse }),
      Tags: tags(),
    }),
  )
  planting.planted(`warehouse ${ClusterIdentifier}`, `arn:aws:redshift:${here}:${account}:cluster:${ClusterIdentifier}`)
}

async function copyAbroad(planting: Planting, ClusterIdentifier: string): Promise<void> {
  const grant = { SnapshotCopyGrantName: 'abroad', KmsKeyId: planting.keyIn('us-east-1') }
  await planting.connect(RedshiftClient, 'us-east-1').send(new CreateSnapshotCopyGrantCommand(grant))
  const copy = { ClusterIdentifier, DestinationRegion: 'us-east-1', RetentionPeriod: 7 }
  await planting.connect(RedshiftClient, here).send(new EnableSnapshotCopyCommand(copy))
}

async function plantDomain(
  planting: Planting,
  DomainName: string,
  settings: Omit<CreateDomainCommandInput, 'DomainName'>,
): Promise<void> {
  const domain = new CreateDomainCommand({ DomainName, EngineVersion: 'OpenSearch_2.11', TagList: tags(), ...settings })
  const { DomainStatus } = await planting.connect(OpenSearchClient, here).send(domain)
  planting.planted(`domain ${DomainName}`, DomainStatus?.ARN)
}
