// aws_dynamodb_table and aws_dynamodb_table_replica: the regions of a table, their keys, and what can be restored of it.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import {
  allOf,
  at,
  chosen,
  each,
  inBlock,
  isSet,
  listIn,
  of,
  tagList,
  textIn,
  usual,
  word,
  writtenBlock,
} from './values.ts'

export function table({ main, row, parts }: Planned): Answered[] {
  return [
    told('dynamodb:DescribeTable', row, {
      Table: {
        TableArn: row.id,
        SSEDescription: encryption(main, row),
        DeletionProtectionEnabled:
          of(main, 'deletion_protection_enabled') ?? usual(main, 'deletion_protection_enabled'),
        // The form of 2017 has a type of its own, which nobody makes any more.
        GlobalTableVersion: '2019.11.21',
        Replicas: replicas(main, parts('aws_dynamodb_table_replica')),
        GlobalTableWitnesses: each(of(main, 'global_table_witness'), (one) => ({ RegionName: at(one, 'region_name') })),
        RestoreSummary: restored(main),
      },
    }),
    told('dynamodb:DescribeContinuousBackups', row, {
      ContinuousBackupsDescription: {
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: word(inBlock(main, 'point_in_time_recovery', 'enabled'), 'ENABLED', 'DISABLED'),
        },
      },
    }),
    // An act and no setting: a plan says nothing of one, and is not blamed for that.
    told('dynamodb:ListExports', row, { Exports: [] }),
    told('dynamodb:ListTagsOfResource', row, { Tags: tagList(main) }),
  ]
}

/** Without the block, or with it switched off, the key is one that DynamoDB owns. */
function encryption(main: PlannedRow | undefined, { partition, region, account }: PlannedRow): unknown {
  const block = writtenBlock(main, 'server_side_encryption')
  const on = at(block, 0, 'enabled') ?? usual(main, 'server_side_encryption.enabled')
  if (isMark(on)) return on
  const ownAlias = `arn:${partition}:kms:${region ?? 'unknown'}:${account}:alias/aws/dynamodb`
  return on === true ? { KMSMasterKeyArn: textIn(at(block, 0, 'kms_key_arn')) ?? ownAlias } : undefined
}

/** A replica that is a resource of its own is in the region of its own. */
function replicas(main: PlannedRow | undefined, own: readonly PlannedRow[]): unknown {
  const inline = each(of(main, 'replica'), (one) => ({
    RegionName: at(one, 'region_name'),
    KMSMasterKeyId: textIn(chosen(at(one, 'kms_key_arn'))),
  }))
  const apart = own.map((one) => ({ RegionName: one.region, KMSMasterKeyId: textIn(chosen(of(one, 'kms_key_arn'))) }))
  const listed = listIn(inline)
  if (listed !== undefined) return [...listed, ...apart]
  return main === undefined ? allOf(main, apart) : inline
}

function restored(main: PlannedRow | undefined): unknown {
  const source = of(main, 'restore_source_table_arn')
  return isSet(source) ? { SourceTableArn: source } : undefined
}
