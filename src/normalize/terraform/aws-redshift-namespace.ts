// aws_redshiftserverless_namespace: its key and its logs, the workgroups that open it, and the region that its snapshots are copied to.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, chosen, each, of, tagList, textIn, unlessMarked, usual, written } from './values.ts'

export function serverlessNamespace(planned: Planned): Answered[] {
  const { main, row } = planned
  const isNew = main?.isNew === true
  return [
    told('redshift-serverless:ListNamespaces', row, {
      namespaces: [
        {
          namespaceArn: row.id,
          namespaceName: row.name,
          kmsKeyId: textIn(written(main, 'kms_key_id')) ?? usual(main, 'kms_key_id'),
          logExports: of(main, 'log_exports'),
          s3TablePublishStatus: isNew ? undefined : notTold, // no attribute says so
        },
      ],
    }),
    listed(planned, 'ListWorkgroups', 'workgroups', 'aws_redshiftserverless_workgroup', opening(row)),
    listed(
      planned,
      'ListSnapshotCopyConfigurations',
      'snapshotCopyConfigurations',
      'aws_redshiftserverless_snapshot_copy_configuration',
      copying(row),
    ),
    isNew ? told('redshift:DescribeDataShares', row, { DataShares: [] }) : undefined, // shares are made in SQL
    told('redshift-serverless:ListTagsForResource', row, { tags: tagList(main, 'key', 'value') }),
  ]
}

/** All that the plan has of one kind, as the one list of the region that a scan would ask for. */
function listed(
  { main, row, parts }: Planned,
  operation: string,
  name: string,
  type: string,
  turn: (part: PlannedRow) => unknown,
): Answered {
  const list = allOf(main, parts(type).map(turn))
  return isMark(list) ? undefined : told(`redshift-serverless:${operation}`, row, { [name]: list })
}

const opening =
  ({ name }: PlannedRow) =>
  (group: PlannedRow) => ({
    namespaceName: name,
    publiclyAccessible: of(group, 'publicly_accessible') ?? usual(group, 'publicly_accessible'),
    // AWS chooses those that nobody writes, and what it chooses changes.
    configParameters: chosen(
      each(of(group, 'config_parameter'), (one) => ({
        parameterKey: at(one, 'parameter_key'),
        parameterValue: at(one, 'parameter_value'),
      })),
    ),
  })

const copying =
  ({ name }: PlannedRow) =>
  (copy: PlannedRow) => ({
    namespaceName: name,
    destinationRegion: of(copy, 'destination_region'),
    destinationKmsKeyId: unlessMarked(textIn(of(copy, 'destination_kms_key_id'))), // the region is known without it
  })
