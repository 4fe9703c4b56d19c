// aws_bedrock_inference_profile and the log of prompts: to the models of which regions a prompt may go, and where it is written down.
import { notTold } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, tagList } from './values.ts'

export const inferenceProfile = ({ main, row }: Planned): Answered[] => [
  told('bedrock:ListInferenceProfiles', row, {
    inferenceProfileSummaries: [
      { inferenceProfileArn: row.id, models: models(of(main, 'model_source', 0, 'copy_from')) },
    ],
  }),
  told('bedrock:ListTagsForResource', row, { tags: tagList(main, 'key', 'value') }),
]

/** What was copied from a profile of several regions goes wherever that one does, which its ARN does not tell. */
const models = (from: unknown): unknown =>
  typeof from === 'string' && from.includes('inference-profile/') ? notTold : [{ modelArn: from }]

export function invocationLogging({ main, row }: Planned): Answered[] {
  const config = of(main, 'logging_config', 0)
  const group = at(config, 'cloudwatch_config', 0)
  const bucket = at(config, 's3_config', 0)
  const large = at(group, 'large_data_delivery_s3_config', 0)
  return [
    told('bedrock:GetModelInvocationLoggingConfiguration', row, {
      loggingConfig: {
        ...(isSet(group)
          ? {
              cloudWatchConfig: {
                logGroupName: at(group, 'log_group_name'),
                ...(isSet(large) ? { largeDataDeliveryS3Config: { bucketName: at(large, 'bucket_name') } } : {}),
              },
            }
          : {}),
        ...(isSet(bucket) ? { s3Config: { bucketName: at(bucket, 'bucket_name') } } : {}),
      },
    }),
  ]
}
