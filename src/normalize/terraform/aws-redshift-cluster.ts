// aws_redshift_cluster and what says more of one: encryption, exposure, its audit log, and the region that snapshots are copied to.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { warehouseParameters } from './aws-parameters.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, flag, isSet, of, tagList, textIn, usual, word, written } from './values.ts'

export function warehouse(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const [copy] = parts('aws_redshift_snapshot_copy')
  const [logging] = parts('aws_redshift_logging')
  return [
    told('redshift:DescribeClusters', row, {
      Clusters: [
        {
          ClusterIdentifier: row.name,
          Encrypted: encrypted(main),
          KmsKeyId: textIn(written(main, 'kms_key_id')),
          PubliclyAccessible: of(main, 'publicly_accessible') ?? usual(main, 'publicly_accessible'),
          AutomatedSnapshotRetentionPeriod:
            of(main, 'automated_snapshot_retention_period') ?? usual(main, 'automated_snapshot_retention_period'),
          MultiAZ: word(of(main, 'multi_az') ?? usual(main, 'multi_az'), 'Enabled', 'Disabled'),
          ClusterParameterGroups: main?.isNew === true ? [{ ParameterApplyStatus: 'in-sync' }] : notTold,
          ClusterSnapshotCopyStatus: copied(main, copy),
          Tags: tagList(main),
        },
      ],
    }),
    logging === undefined && main?.isNew !== true
      ? undefined
      : told('redshift:DescribeLoggingStatus', logging ?? row, {
          LoggingEnabled: logging !== undefined,
          BucketName: logging && textIn(of(logging, 'bucket_name')),
          LogDestinationType:
            logging && (of(logging, 'log_destination_type') ?? usual(logging, 'log_destination_type')),
          LogExports: logging && exportsOf(logging),
        }),
    warehouseParameters(planned),
  ]
}

/** The text of it is that of a word since version 6 of the provider. */
export const encrypted = (main: PlannedRow | undefined): unknown =>
  flag(textIn(written(main, 'encrypted')) ?? usual(main, 'encrypted'))

const exportsOf = (logging: PlannedRow): unknown => {
  const list = each(of(logging, 'log_exports'), (one) => one)
  return Array.isArray(list) && list.length === 0 ? undefined : list
}

/** Another block may copy what exists. */
function copied(main: PlannedRow | undefined, copy: PlannedRow | undefined): unknown {
  const source = copy?.values ?? of(main, 'snapshot_copy', 0)
  if (!isSet(source) && main?.isNew === true) return undefined
  if (!isSet(source)) return notTold
  return {
    DestinationRegion: at(source, 'destination_region'),
    SnapshotCopyGrantName: textIn(at(source, 'snapshot_copy_grant_name') ?? at(source, 'grant_name')),
  }
}
