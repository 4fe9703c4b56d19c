// One PostgreSQL database of orders in Frankfurt with a replica in Dublin, told by the RDS API and by a Config item.
import { account, item, live, recorded, type Told } from './observed.ts'

export const type = 'AWS::RDS::DBInstance'
export const arn = `arn:aws:rds:eu-central-1:${account}:db:orders`
export const keyArn = `arn:aws:kms:eu-central-1:${account}:key/5f1c`
export const replica = `arn:aws:rds:eu-west-1:${account}:db:orders-dublin`
export const backup = `arn:aws:rds:eu-west-3:${account}:auto-backup:ab-1`

export const description = {
  DBInstanceIdentifier: 'orders',
  DBInstanceArn: arn,
  DbiResourceId: 'db-ORDERS',
  Engine: 'postgres',
  EngineVersion: '16.4',
  StorageEncrypted: true,
  PubliclyAccessible: false,
  KmsKeyId: keyArn,
  DBParameterGroups: [{ DBParameterGroupName: 'orders', ParameterApplyStatus: 'in-sync' }],
  OptionGroupMemberships: [{ OptionGroupName: 'orders', Status: 'in-sync' }],
  ReadReplicaDBInstanceIdentifiers: [replica, 'orders-reports'],
  DBInstanceAutomatedBackupsReplications: [{ DBInstanceAutomatedBackupsArn: backup }],
  BackupRetentionPeriod: 14,
  LatestRestorableTime: '2026-11-23T11:55:00.000Z',
  DeletionProtection: true,
  MultiAZ: true,
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}

const set = (ParameterName: string, ParameterValue: string) => ({ ParameterName, ParameterValue, Source: 'user' })

export const parameters = [
  set('rds.force_ssl', '1'),
  set('ssl_min_protocol_version', 'TLSv1.3'),
  set('shared_preload_libraries', 'pg_stat_statements,pgaudit'),
  set('pgaudit.log', 'read, write'),
]

export const told: Told = {
  'rds:DescribeDBInstances': { body: description },
  'rds:DescribeDBParameters': { body: { Parameters: parameters } },
}

export const observed = (calls: Told) => live(type, 'orders', calls)

/** The same database with other fields, other parameters and other answers. */
export const changed = (fields: object, list: readonly object[] = parameters, more: Told = {}) =>
  observed({
    'rds:DescribeDBInstances': { body: { ...description, ...fields } },
    'rds:DescribeDBParameters': { body: { Parameters: list } },
    ...more,
  })

export const configuration = {
  dBInstanceIdentifier: 'orders',
  dBInstanceArn: arn,
  engine: 'postgres',
  engineVersion: '16.4',
  storageEncrypted: true,
  publiclyAccessible: false,
  kmsKeyId: keyArn,
  dBParameterGroups: [{ dBParameterGroupName: 'orders', parameterApplyStatus: 'in-sync' }],
  optionGroupMemberships: [{ optionGroupName: 'orders', status: 'in-sync' }],
  readReplicaDBInstanceIdentifiers: [replica, 'orders-reports'],
  dBInstanceAutomatedBackupsReplications: [{ dBInstanceAutomatedBackupsArn: backup }],
  backupRetentionPeriod: 14,
  latestRestorableTime: '2026-11-23T11:55:00.000Z',
  deletionProtection: true,
  multiAZ: true,
  enabledCloudwatchLogsExports: [],
}

export const inConfig = (fields: object = configuration, more: object = {}) =>
  recorded(type, item(type, arn, fields, more))
