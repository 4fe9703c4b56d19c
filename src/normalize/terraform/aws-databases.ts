// aws_db_instance, aws_rds_cluster and their kin: encryption, exposure, replicas, global databases, and backups in other regions.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { clusterParameters, membersInForce } from './aws-cluster-parameters.ts'
import { databaseHost } from './aws-database-host.ts'
import { engineVersion } from './aws-engine-version.ts'
import { databaseOptions, databaseParameters } from './aws-parameters.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, each, isSet, listIn, of, tagList, textIn, usual, written, writtenBlock } from './values.ts'

export function databaseInstance(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const source = textIn(of(main, 'replicate_source_db'))
  return [
    told('rds:DescribeDBInstances', row, {
      DBInstances: [
        {
          DBInstanceArn: row.id,
          Endpoint: { Address: databaseHost(main, 'address') },
          StorageEncrypted: encrypted(main, source),
          KmsKeyId: keyOf(main, source),
          PubliclyAccessible: of(main, 'publicly_accessible') ?? usual(main, 'publicly_accessible'),
          Engine: engineOf(main, source),
          EngineVersion: engineVersion(main),
          DBParameterGroups: inForce(main),
          OptionGroupMemberships: optionGroup(main),
          EnabledCloudwatchLogsExports: of(main, 'enabled_cloudwatch_logs_exports') ?? [],
          ReadReplicaDBInstanceIdentifiers: replicasOf(planned),
          ReadReplicaSourceDBInstanceIdentifier: source,
          DBInstanceAutomatedBackupsReplications: allOf(
            main,
            parts('aws_db_instance_automated_backups_replication').map((one) => ({
              DBInstanceAutomatedBackupsArn: one.id,
            })),
          ),
          BackupRetentionPeriod: backupDays(main),
          DeletionProtection: of(main, 'deletion_protection') ?? usual(main, 'deletion_protection'),
          MultiAZ: written(main, 'multi_az') ?? usual(main, 'multi_az'),
          TagList: tagList(main),
        },
      ],
    }),
    databaseParameters(planned),
    databaseOptions(planned),
  ]
}

/** What exists names its replicas itself, wherever they were made. */
function replicasOf({ main, parts }: Planned): unknown {
  const own = parts('aws_db_instance')
  const told = main?.isNew === true ? undefined : listIn(of(main, 'replicas'))
  const ids = own.map(({ id }) => id)
  if (told === undefined) return allOf(main, ids)
  return [...ids, ...told.filter((one) => !own.some(({ id, name }) => one === id || one === name))]
}

/** Nothing waits for a reboot of what is yet to be made; of what exists only AWS knows. */
const inForce = (main: PlannedRow | undefined): unknown =>
  main?.isNew === true ? [{ ParameterApplyStatus: 'in-sync' }] : notTold

/** A replica takes the encryption of its source within one region, and what is restored that of its snapshot. */
function encrypted(main: PlannedRow | undefined, source: unknown): unknown {
  const own = written(main, 'storage_encrypted')
  if (own !== undefined || source !== undefined) return own
  return isRestored(main) ? notTold : usual(main, 'storage_encrypted')
}

/** By a block that `dynamic` may make, too. */
const isRestored = (main: PlannedRow | undefined): boolean =>
  isSet(written(main, 'snapshot_identifier')) || isSet(writtenBlock(main, 'restore_to_point_in_time'))

function keyOf(main: PlannedRow | undefined, source: unknown): unknown {
  const own = textIn(written(main, 'kms_key_id'))
  return own ?? (source === undefined && of(main, 'storage_encrypted') === true ? usual(main, 'kms_key_id') : undefined)
}

const engineOf = (main: PlannedRow | undefined, source: unknown): unknown =>
  source === undefined ? of(main, 'engine') : written(main, 'engine')

const backupDays = (main: PlannedRow | undefined): unknown =>
  written(main, 'backup_retention_period') ?? usual(main, 'backup_retention_period')

function optionGroup(main: PlannedRow | undefined): unknown {
  const own = textIn(written(main, 'option_group_name'))
  return [{ OptionGroupName: own ?? usual(main, 'option_group_name') }]
}

export function automatedBackup({ main, row }: Planned): Answered[] {
  const source = of(main, 'source_db_instance_arn')
  const key = textIn(of(main, 'kms_key_id'))
  return [
    told('rds:DescribeDBInstanceAutomatedBackups', row, {
      DBInstanceAutomatedBackups: [
        {
          DBInstanceAutomatedBackupsArn: row.id,
          DBInstanceArn: source,
          Status: 'replicating',
          // A key is named for what is encrypted, and must be then.
          Encrypted: isSet(key) && !isMark(key) ? true : key,
          KmsKeyId: key,
          TagList: [],
        },
      ],
    }),
  ]
}

export function cluster(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const [hub] = hubs.flatMap(parts)
  // The first of a global database need not name it: it may be named by it.
  const global = textIn(of(main, 'global_cluster_identifier')) ?? hub?.name
  const source = textIn(of(main, 'replication_source_identifier'))
  const kin = ['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'].flatMap(parts)
  const engine = of(main, 'engine') ?? textIn(row.usual['engine'])
  const machines = of(main, 'db_cluster_instance_class') // of a cluster over several zones
  return [
    told('rds:DescribeDBClusters', row, {
      DBClusters: [
        {
          DBClusterArn: row.id,
          DBClusterIdentifier: row.name,
          Endpoint: databaseHost(main, 'endpoint', 'cluster.'),
          ReaderEndpoint: databaseHost(main, 'reader_endpoint', 'reader.'),
          Engine: engine,
          EngineVersion: engineVersion(main),
          DBClusterMembers: membersInForce(main),
          StorageEncrypted: clusterEncrypted(main),
          KmsKeyId: clusterKey(main),
          ReadReplicaIdentifiers: allOf(
            main,
            kin.filter((one) => isOrMayBe(of(one, 'replication_source_identifier'), row.id)).map(({ id }) => id),
          ),
          ReplicationSourceIdentifier: source,
          GlobalClusterIdentifier: global,
          EnabledCloudwatchLogsExports:
            of(main, 'enabled_cloudwatch_logs_exports') ?? of(main, 'enable_cloudwatch_logs_exports'),
          BackupRetentionPeriod: of(main, 'backup_retention_period') ?? usual(main, 'backup_retention_period'),
          DeletionProtection: of(main, 'deletion_protection') ?? usual(main, 'deletion_protection'),
          MultiAZ: isMark(machines) ? machines : isSet(machines),
          TagList: tagList(main),
          ...activityStream(parts('aws_rds_cluster_activity_stream')[0], main),
        },
      ],
    }),
    clusterParameters(planned),
    globalFamily(planned, { global, hub, kin }),
  ]
}

const isOrMayBe = (value: unknown, name: string): boolean => value === name || isMark(value)

/** Serverless clusters of the first kind always are. */
export const clusterEncrypted = (main: PlannedRow | undefined): unknown =>
  of(main, 'engine_mode') === 'serverless' ? true : encrypted(main, undefined)

export function clusterKey(main: PlannedRow | undefined): unknown {
  const name = main?.type === 'aws_neptune_cluster' ? 'kms_key_arn' : 'kms_key_id'
  const own = textIn(written(main, name))
  return own ?? (clusterEncrypted(main) === true ? usual(main, name) : undefined)
}

/** Streams are switched on by a resource of their own; of what exists nobody says whether there is another. */
function activityStream(stream: PlannedRow | undefined, main: PlannedRow | undefined): Record<string, unknown> {
  if (stream === undefined) return main?.isNew === true ? { ActivityStreamStatus: 'stopped' } : {}
  return {
    ActivityStreamStatus: 'started',
    ActivityStreamKinesisStreamName: at(stream.values, 'kinesis_stream_name') ?? undefined,
  }
}

const hubs = ['aws_rds_global_cluster', 'aws_docdb_global_cluster', 'aws_neptune_global_cluster']

interface Family {
  /** What the global database is called. */
  global: unknown
  /** Itself, where the plan manages it. */
  hub: PlannedRow | undefined
  kin: readonly PlannedRow[]
}

/** Of a global database that is managed elsewhere, a plan knows only the members that it makes. */
function globalFamily({ main, row }: Planned, { global, hub, kin }: Family): Answered {
  if (global === undefined) return told('rds:DescribeGlobalClusters', row, { GlobalClusters: [] })
  if (main === undefined || hub === undefined) return undefined
  const first = of(hub, 'source_db_cluster_identifier')
  const members = [
    main,
    ...kin.filter((one) => isSet(of(one, 'global_cluster_identifier')) || isOrMayBe(first, one.id)),
  ]
  const writers = members.filter(leads)
  const own = members.map((one) => ({
    DBClusterArn: one.id,
    IsWriter: writers.length === 1 ? leads(one) : notTold,
    GlobalWriteForwardingStatus: of(one, 'enable_global_write_forwarding') === true ? 'enabled' : forwarding(one),
  }))
  const others = hub.isNew ? [] : each(of(hub, 'global_cluster_members'), member)
  const listed = listIn(others)
  if (listed === undefined) return told('rds:DescribeGlobalClusters', hub, others)
  const elsewhere = listed.filter((one) => !members.some(({ id }) => id === at(one, 'DBClusterArn')))
  return told('rds:DescribeGlobalClusters', hub, {
    GlobalClusters: [{ GlobalClusterMembers: [...own, ...elsewhere] }],
  })
}

const member = (one: unknown) => ({ DBClusterArn: at(one, 'db_cluster_arn'), IsWriter: at(one, 'is_writer') })

/** The member with a user of its own is the one that is written to: the others take theirs from it. */
const leads = (one: PlannedRow): boolean =>
  ['master_username', 'snapshot_identifier'].some((name) => isSet(written(one, name))) &&
  !isSet(of(one, 'source_region')) &&
  !isSet(of(one, 'replication_source_identifier'))

const forwarding = (one: PlannedRow): string | undefined => (one.type === 'aws_rds_cluster' ? 'disabled' : undefined)
