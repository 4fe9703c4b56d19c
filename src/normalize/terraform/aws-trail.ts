// aws_cloudtrail: what an audit log records, and the bucket, the log group and the key that it names.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, of, tagList, textIn, usual } from './values.ts'

export function trail({ main, row }: Planned): Answered[] {
  const basic = of(main, 'event_selector')
  const advanced = of(main, 'advanced_event_selector')
  const custom = isSet(basic) || isSet(advanced)
  return [
    told('cloudtrail:DescribeTrails', row, {
      trailList: [
        {
          TrailARN: row.id,
          IsMultiRegionTrail: of(main, 'is_multi_region_trail') ?? usual(main, 'is_multi_region_trail'),
          IsOrganizationTrail: of(main, 'is_organization_trail') ?? usual(main, 'is_organization_trail'),
          HasCustomEventSelectors: custom,
          LogFileValidationEnabled: of(main, 'enable_log_file_validation') ?? usual(main, 'enable_log_file_validation'),
          S3BucketName: of(main, 's3_bucket_name'),
          CloudWatchLogsLogGroupArn: logGroup(main),
          KmsKeyId: textIn(of(main, 'kms_key_id')),
        },
      ],
    }),
    told('cloudtrail:GetTrailStatus', row, { IsLogging: of(main, 'enable_logging') ?? usual(main, 'enable_logging') }),
    custom ? told('cloudtrail:GetEventSelectors', row, selectors(main, basic, advanced)) : undefined,
    told('cloudtrail:ListTags', row, { ResourceTagList: [{ TagsList: tagList(main) }] }),
  ]
}

function logGroup(main: PlannedRow | undefined): unknown {
  const arn = textIn(of(main, 'cloud_watch_logs_group_arn'))
  return typeof arn === 'string' ? arn.replace(/:\*$/, '') : arn
}

const selectors = (main: PlannedRow | undefined, basic: unknown, advanced: unknown) => ({
  ...(isSet(basic) ? { EventSelectors: each(basic, (one) => selector(main, one)) } : {}),
  ...(isSet(advanced) ? { AdvancedEventSelectors: each(advanced, advancedSelector) } : {}),
})

const selector = (main: PlannedRow | undefined, one: unknown) => ({
  ReadWriteType: at(one, 'read_write_type') ?? usual(main, 'event_selector.read_write_type'),
  IncludeManagementEvents:
    at(one, 'include_management_events') ?? usual(main, 'event_selector.include_management_events'),
  ExcludeManagementEventSources: at(one, 'exclude_management_event_sources') ?? [],
  DataResources: each(at(one, 'data_resource'), (data) => ({ Type: at(data, 'type'), Values: at(data, 'values') })),
})

const advancedSelector = (one: unknown) => ({
  FieldSelectors: each(at(one, 'field_selector'), (field) => ({
    Field: at(field, 'field'),
    Equals: at(field, 'equals') ?? [],
    StartsWith: at(field, 'starts_with') ?? [],
    EndsWith: at(field, 'ends_with') ?? [],
    NotEquals: at(field, 'not_equals') ?? [],
    NotStartsWith: at(field, 'not_starts_with') ?? [],
    NotEndsWith: at(field, 'not_ends_with') ?? [],
  })),
})
