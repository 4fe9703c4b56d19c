// aws_fsx_windows_file_system and its like: the key, the backups, the zones, the buckets that Lustre is linked with, and where Windows writes down who opened what.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, isSet, of, tagList, textIn, usual, written, writtenBlock } from './values.ts'

type Settings = (main: PlannedRow | undefined) => Record<string, unknown>

/** By what Terraform calls it: the kind, and under which name what is said of that kind stands. */
const kinds: Readonly<Record<string, { kind: string; field: string; settings: Settings }>> = {
  aws_fsx_data_repository_association: { kind: 'LUSTRE', field: 'LustreConfiguration', settings: lustre }, // of no other
  aws_fsx_lustre_file_system: { kind: 'LUSTRE', field: 'LustreConfiguration', settings: lustre },
  aws_fsx_ontap_file_system: { kind: 'ONTAP', field: 'OntapConfiguration', settings: () => ({}) },
  aws_fsx_openzfs_file_system: { kind: 'OPENZFS', field: 'OpenZFSConfiguration', settings: () => ({}) },
  aws_fsx_windows_file_system: { kind: 'WINDOWS', field: 'WindowsConfiguration', settings: windows },
}

export function managedFileSystem({ main, row, parts }: Planned): Answered[] {
  const kind = kinds[row.type]
  const links = parts('aws_fsx_data_repository_association')
  return [
    told('fsx:DescribeFileSystems', row, {
      FileSystems: [
        {
          ResourceARN: row.id,
          ...(kind === undefined
            ? {}
            : { FileSystemType: kind.kind, [kind.field]: { ...common(main), ...kind.settings(main) } }),
          KmsKeyId: textIn(written(main, 'kms_key_id')) ?? usual(main, 'kms_key_id'),
          Tags: tagList(main),
        },
      ],
    }),
    told('fsx:DescribeDataRepositoryAssociations', row, {
      Associations: allOf(
        main,
        links.map((one) => ({ DataRepositoryPath: of(one, 'data_repository_path') })),
      ),
    }),
  ]
}

const common: Settings = (main) => ({
  DeploymentType: of(main, 'deployment_type') ?? usual(main, 'deployment_type'),
  AutomaticBackupRetentionDays:
    of(main, 'automatic_backup_retention_days') ?? usual(main, 'automatic_backup_retention_days'),
})

function windows(main: PlannedRow | undefined): Record<string, unknown> {
  const block = writtenBlock(main, 'audit_log_configuration')
  const level = (name: string): unknown => at(block, 0, name) ?? usual(main, `audit_log_configuration.${name}`)
  return {
    AuditLogConfiguration: {
      FileAccessAuditLogLevel: level('file_access_audit_log_level'),
      FileShareAccessAuditLogLevel: level('file_share_access_audit_log_level'),
      AuditLogDestination: at(block, 0, 'audit_log_destination'),
    },
  }
}

/** Where nobody says where to, it is written back to the bucket that it is filled from. */
function lustre(main: PlannedRow | undefined): Record<string, unknown> {
  const from = textIn(written(main, 'import_path'))
  const to = textIn(written(main, 'export_path')) ?? from
  const logs = of(main, 'log_configuration')
  return {
    ...(isSet(from) || isSet(to)
      ? { DataRepositoryConfiguration: isMark(from) ? from : { ImportPath: from, ExportPath: to } }
      : {}),
    LogConfiguration: isSet(logs)
      ? { Level: at(logs, 0, 'level'), Destination: at(logs, 0, 'destination') }
      : undefined,
  }
}
