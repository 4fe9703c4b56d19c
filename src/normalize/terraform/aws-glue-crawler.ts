// aws_glue_crawler: the stores that it goes through, and the keys of what it writes beside the catalogue.
import type { PlannedRow } from '../../model/planned.ts'
import { bucketUri } from './bucket-uri.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, leadingTo, of, tagsOf, textIn, unlessMarked } from './values.ts'

export function crawler({ main, row, parts }: Planned): Answered[] {
  const [security] = parts('aws_glue_security_configuration')
  return [
    told('glue:GetCrawlers', row, {
      Crawlers: [
        {
          Name: row.name,
          Targets: targetsOf(main),
          CrawlerSecurityConfiguration: security?.address ?? textIn(of(main, 'security_configuration')),
          LakeFormationConfiguration: {
            AccountId: textIn(at(of(main, 'lake_formation_configuration'), 0, 'account_id')),
          },
        },
      ],
    }),
    security === undefined
      ? undefined
      : told('glue:GetSecurityConfiguration', security, {
          SecurityConfiguration: { EncryptionConfiguration: encryptionOf(security) },
        }),
    told('glue:GetTags', row, { Tags: tagsOf(main) }),
  ]
}

/** One of which nobody knows yet where it is leaves the others as they are. */
function targetsOf(main: PlannedRow | undefined) {
  const within = (block: string, turn: (one: unknown) => unknown) => each(of(main, `${block}_target`), turn)
  // That there is a connection is all that can be told of where it leads.
  const named = (one: unknown) => ({ ConnectionName: unlessMarked(textIn(at(one, 'connection_name'))) })
  return {
    S3Targets: within('s3', (one) => pathOf(bucketUri(at(one, 'path')))),
    DynamoDBTargets: within('dynamodb', (one) => pathOf(at(one, 'path'))),
    DeltaTargets: within('delta', (one) => ({ DeltaTables: paths(at(one, 'delta_tables')) })),
    IcebergTargets: within('iceberg', (one) => ({ Paths: paths(at(one, 'paths')) })),
    HudiTargets: within('hudi', (one) => ({ Paths: paths(at(one, 'paths')) })),
    JdbcTargets: within('jdbc', named),
    MongoDBTargets: within('mongodb', named),
    CatalogTargets: within('catalog', (one) => ({ DatabaseName: unlessMarked(at(one, 'database_name')) ?? '' })),
  }
}

const pathOf = (Path: unknown): unknown => leadingTo(Path, { Path })

const paths = (list: unknown): unknown => each(list, (one) => leadingTo(one, bucketUri(one)))

function encryptionOf(security: PlannedRow) {
  const keyIn = (block: string) => ({
    KmsKeyArn: textIn(of(security, 'encryption_configuration', 0, block, 0, 'kms_key_arn')),
  })
  return {
    S3Encryption: [keyIn('s3_encryption')],
    CloudWatchEncryption: keyIn('cloudwatch_encryption'),
    JobBookmarksEncryption: keyIn('job_bookmarks_encryption'),
  }
}
