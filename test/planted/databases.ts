// RDS: databases and clusters, clean and neglected, what is copied from them, and who their snapshots are shared with.
import {
  AddTagsToResourceCommand,
  CopyDBSnapshotCommand,
  CreateDBClusterCommand,
  type CreateDBClusterCommandInput,
  CreateDBClusterParameterGroupCommand,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBInstanceReadReplicaCommand,
  CreateDBParameterGroupCommand,
  CreateDBSnapshotCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBClusterParameterGroupCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  ModifyDBParameterGroupCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds'
import { account, type Planting, type Region, regions, stranger, tags } from './planting.ts'

/** Parameter groups, as moto's default ones are empty. */
const sound = 'sound-postgres'
const lax = 'lax-postgres'
const soundly = {
  'rds.force_ssl': '1',
  ssl_min_protocol_version: 'TLSv1.2',
  shared_preload_libraries: 'pgaudit',
  'pgaudit.log': 'all',
}
const laxly = {
  'rds.force_ssl': '0',
  ssl_min_protocol_version: 'TLSv1',
  shared_preload_libraries: 'pg_stat_statements',
}

export async function plantDatabases(planting: Planting): Promise<void> {
  for (const region of ['eu-west-1', 'eu-central-1', 'us-east-1'] as const)
    await plantParameters(planting, region, sound, 'postgres16', soundly)
  await plantParameters(planting, 'eu-west-1', lax, 'postgres14', laxly)
  await plantInstance(planting, 'eu-west-1', { DBInstanceIdentifier: 'orders' })
  await plantInstance(planting, 'eu-central-1', { DBInstanceIdentifier: 'crm' })
  await plantInstance(planting, 'eu-west-1', neglected)
  await plantReplica(planting, 'orders', 'eu-west-1', 'eu-central-1')
  await plantReplica(planting, 'crm', 'eu-central-1', 'us-east-1')
  await plantSnapshots(planting)

  await plantClusterParameters(planting, 'sound-ledger', soundly)
  await plantClusterParameters(planting, 'lax-ledger', laxly)
  const ledger = { Engine: 'aurora-postgresql', DBClusterParameterGroupName: 'sound-ledger' }
  await plantCluster(planting, { DBClusterIdentifier: 'ledger', ...ledger })
  const open = { ...ledger, DBClusterParameterGroupName: 'lax-ledger', ...unsafe }
  await plantCluster(planting, { DBClusterIdentifier: 'ledger-open', ...open })
  await plantCluster(planting, { DBClusterIdentifier: 'graph', Engine: 'neptune' })
  await plantCluster(planting, { DBClusterIdentifier: 'graph-open', Engine: 'neptune', ...unsafe })
  await plantClusterSnapshots(planting)
  await bookAutomated(planting)
}

const unsafe = { StorageEncrypted: false, DeletionProtection: false }

/** Unencrypted, with a public address, of one zone, without backups; plaintext and old TLS are let in, and nothing is audited. */
const neglected = {
  DBInstanceIdentifier: 'open-shop',
  DBParameterGroupName: lax,
  EngineVersion: '14.9',
  StorageEncrypted: false,
  PubliclyAccessible: true,
  MultiAZ: false,
  BackupRetentionPeriod: 0,
  DeletionProtection: false,
}

async function plantParameters(
  { connect }: Planting,
  region: Region,
  DBParameterGroupName: string,
  DBParameterGroupFamily: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const rds = connect(RDSClient, region)
  const group = { DBParameterGroupName, DBParameterGroupFamily, Description: 'of the planted estate' }
  await rds.send(new CreateDBParameterGroupCommand(group))
  await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters: asParameters(values) }))
}

const asParameters = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
    ApplyMethod: 'immediate' as const,
  }))

async function plantClusterParameters(
  { connect }: Planting,
  DBClusterParameterGroupName: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const rds = connect(RDSClient, 'eu-west-1')
  const family = { DBParameterGroupFamily: 'aurora-postgresql16', Description: 'of the planted estate' }
  await rds.send(new CreateDBClusterParameterGroupCommand({ DBClusterParameterGroupName, ...family }))
  const Parameters = asParameters(values)
  await rds.send(new ModifyDBClusterParameterGroupCommand({ DBClusterParameterGroupName, Parameters }))
}

async function plantInstance(
  planting: Planting,
  region: Region,
  settings: Partial<CreateDBInstanceCommandInput> & { DBInstanceIdentifier: string },
): Promise<void> {
  const instance = {
    Engine: 'postgres',
    EngineVersion: '16.3',
    DBParameterGroupName: sound,
    DBInstanceClass: 'db.t4g.medium',
    AllocatedStorage: 20,
    MasterUsername: 'app',
    MasterUserPassword: 'not-a-secret',
    StorageEncrypted: true,
    PubliclyAccessible: false,
    MultiAZ: true,
    BackupRetentionPeriod: 7,
    DeletionProtection: true,
    Tags: tags(),
    ...settings,
  }
  const key = instance.StorageEncrypted ? { KmsKeyId: planting.keyIn(region) } : {}
  const rds = planting.connect(RDSClient, region)
  const { DBInstance } = await rds.send(new CreateDBInstanceCommand({ ...instance, ...key }))
  planting.planted(`database ${settings.DBInstanceIdentifier}`, DBInstance?.DBInstanceArn)
}

async function plantReplica(planting: Planting, of: string, from: Region, to: Region): Promise<void> {
  const replica = {
    DBInstanceIdentifier: `${of}-replica`,
    SourceDBInstanceIdentifier: `arn:aws:rds:${from}:${account}:db:${of}`,
    DBParameterGroupName: sound,
    KmsKeyId: planting.keyIn(to),
    MultiAZ: true,
    Tags: tags(),
  }
  const rds = planting.connect(RDSClient, to)
  const { DBInstance } = await rds.send(new CreateDBInstanceReadReplicaCommand(replica))
  planting.planted(`database ${of}-replica`, DBInstance?.DBInstanceArn)
}

async function plantSnapshots(planting: Planting): Promise<void> {
  const rds = planting.connect(RDSClient, 'eu-west-1')
  for (const name of ['orders-kept', 'orders-shared', 'orders-public']) {
    const snapshot = { DBInstanceIdentifier: 'orders', DBSnapshotIdentifier: name, Tags: tags() }
    const { DBSnapshot } = await rds.send(new CreateDBSnapshotCommand(snapshot))
    planting.planted(`snapshot ${name}`, DBSnapshot?.DBSnapshotArn)
  }
  const open = (DBSnapshotIdentifier: string, to: string) =>
    new ModifyDBSnapshotAttributeCommand({ DBSnapshotIdentifier, AttributeName: 'restore', ValuesToAdd: [to] })
  await rds.send(open('orders-shared', stranger))
  await rds.send(open('orders-public', 'all'))

  const virginia = planting.connect(RDSClient, 'us-east-1')
  const { DBSnapshot } = await virginia.send(
    new CopyDBSnapshotCommand({
      SourceDBSnapshotIdentifier: `arn:aws:rds:eu-west-1:${account}:snapshot:orders-kept`,
      TargetDBSnapshotIdentifier: 'orders-kept-virginia',
      KmsKeyId: planting.keyIn('us-east-1'),
      Tags: tags(),
    }),
  )
  planting.planted('snapshot orders-kept-virginia', DBSnapshot?.DBSnapshotArn)
}

/** moto makes an automated snapshot of each database and cluster, named by the time of day; they are tagged like what they are of. */
async function bookAutomated({ connect, planted }: Planting): Promise<void> {
  const SnapshotType = 'automated'
  for (const region of regions) {
    const rds = connect(RDSClient, region)
    const { DBSnapshots = [] } = await rds.send(new DescribeDBSnapshotsCommand({ SnapshotType }))
    const { DBClusterSnapshots = [] } = await rds.send(new DescribeDBClusterSnapshotsCommand({ SnapshotType }))
    for (const [of, arn] of [
      ...DBSnapshots.map((one) => [one.DBInstanceIdentifier, one.DBSnapshotArn]),
      ...DBClusterSnapshots.map((one) => [one.DBClusterIdentifier, one.DBClusterSnapshotArn]),
    ]) {
      await rds.send(new AddTagsToResourceCommand({ ResourceName: arn, Tags: tags() }))
      planted(`snapshot of ${of}`, arn)
    }
  }
}

async function plantCluster(
  planting: Planting,
  settings: Partial<CreateDBClusterCommandInput> & { DBClusterIdentifier: string; Engine: string },
): Promise<void> {
  const key = settings.StorageEncrypted === false ? {} : { KmsKeyId: planting.keyIn('eu-west-1') }
  const cluster = {
    MasterUsername: 'app',
    MasterUserPassword: 'not-a-secret',
    StorageEncrypted: true,
    DeletionProtection: true,
    BackupRetentionPeriod: 7,
    AvailabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    Tags: tags(),
    ...key,
    ...settings,
  }
  const { DBCluster } = await planting.connect(RDSClient, 'eu-west-1').send(new CreateDBClusterCommand(cluster))
  planting.planted(`cluster ${settings.DBClusterIdentifier}`, DBCluster?.DBClusterArn)
}

async function plantClusterSnapshots(planting: Planting): Promise<void> {
  const rds = planting.connect(RDSClient, 'eu-west-1')
  for (const name of ['ledger-kept', 'ledger-shared']) {
    const snapshot = { DBClusterIdentifier: 'ledger', DBClusterSnapshotIdentifier: name, Tags: tags() }
    const { DBClusterSnapshot } = await rds.send(new CreateDBClusterSnapshotCommand(snapshot))
    planting.planted(`snapshot ${name}`, DBClusterSnapshot?.DBClusterSnapshotArn)
  }
  const open = {
    DBClusterSnapshotIdentifier: 'ledger-shared',
    AttributeName: 'restore',
    ValuesToAdd: [stranger],
  }
  await rds.send(new ModifyDBClusterSnapshotAttributeCommand(open))
}
