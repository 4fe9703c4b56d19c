// aws_athena_workgroup: where the results of queries are written, whether each query may choose, and under which keys.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { bucketUri } from './bucket-uri.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, tagList, textIn, usual, writtenBlock } from './values.ts'

export const workGroup = ({ main, row }: Planned): Answered[] => [
  told('athena:GetWorkGroup', row, { WorkGroup: { Name: row.name, Configuration: configuration(main) } }),
  told('athena:ListTagsForResource', row, { Tags: tagList(main) }),
]

function configuration(main: PlannedRow | undefined): unknown {
  const block = writtenBlock(main, 'configuration')
  if (isMark(block)) return block
  const within = (...path: (string | number)[]): unknown => at(block, 0, ...path)
  return {
    EnforceWorkGroupConfiguration:
      within('enforce_workgroup_configuration') ?? usual(main, 'configuration.enforce_workgroup_configuration'),
    ResultConfiguration: results(within('result_configuration')),
    ManagedQueryResultsConfiguration: managed(within('managed_query_results_configuration')),
    CustomerContentEncryptionConfiguration: keyIn(within('customer_content_encryption_configuration'), 'kms_key'),
    MonitoringConfiguration: logs(within('monitoring_configuration')),
  }
}

/** What is said in a block; undefined where nobody has written it, a mark where nobody knows whether. */
const said = (block: unknown, tell: (first: unknown) => unknown): unknown =>
  isMark(block) ? block : isSet(block) ? tell(at(block, 0)) : undefined

const results = (block: unknown): unknown =>
  said(block, (one) => ({
    OutputLocation: bucketUri(at(one, 'output_location')),
    ExpectedBucketOwner: textIn(at(one, 'expected_bucket_owner')),
    EncryptionConfiguration: said(at(one, 'encryption_configuration'), (by) => ({
      EncryptionOption: at(by, 'encryption_option'),
      KmsKey: textIn(at(by, 'kms_key_arn')),
    })),
  }))

const managed = (block: unknown): unknown =>
  said(block, (one) => ({
    Enabled: at(one, 'enabled') ?? false,
    EncryptionConfiguration: keyIn(at(one, 'encryption_configuration'), 'kms_key'),
  }))

const keyIn = (block: unknown, attribute: string): unknown => said(block, (one) => ({ KmsKey: at(one, attribute) }))

const logs = (block: unknown): unknown =>
  said(block, (one) => ({
    CloudWatchLoggingConfiguration: said(at(one, 'cloud_watch_logging_configuration'), (to) => ({
      Enabled: at(to, 'enabled'),
      LogGroup: textIn(at(to, 'log_group')),
    })),
    S3LoggingConfiguration: said(at(one, 's3_logging_configuration'), (to) => ({
      Enabled: at(to, 'enabled'),
      LogLocation: textIn(at(to, 'log_location')),
    })),
  }))
