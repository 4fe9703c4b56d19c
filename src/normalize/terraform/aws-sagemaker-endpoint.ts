// aws_sagemaker_endpoint: where its configuration keeps what a model is asked and answers, now or later.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { bucketUri } from './bucket-uri.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, tagList, textIn } from './values.ts'

export function endpoint({ main, row, parts }: Planned): Answered[] {
  const [configuration] = parts('aws_sagemaker_endpoint_configuration')
  return [
    told('sagemaker:DescribeEndpoint', row, {
      EndpointArn: row.id,
      DataCaptureConfig: captured(configuration),
      AsyncInferenceConfig: answeredLater(configuration),
    }),
    told('sagemaker:ListTags', row, { Tags: tagList(main) }),
  ]
}

/** Of a configuration that is managed elsewhere nothing is known. */
function said(configuration: PlannedRow | undefined, block: string, tell: (one: unknown) => unknown): unknown {
  const found = of(configuration, block)
  if (configuration === undefined) return notTold
  return isSet(found) ? tell(at(found, 0)) : undefined
}

const captured = (configuration: PlannedRow | undefined): unknown =>
  said(configuration, 'data_capture_config', (one) => ({
    // Off unless somebody turns it on: website/docs/r/sagemaker_endpoint_configuration.html.markdown of the provider
    EnableCapture: at(one, 'enable_capture') ?? false,
    DestinationS3Uri: bucketUri(at(one, 'destination_s3_uri')),
    KmsKeyId: textIn(at(one, 'kms_key_id')),
  }))

const answeredLater = (configuration: PlannedRow | undefined): unknown =>
  said(configuration, 'async_inference_config', (one) => ({
    OutputConfig: {
      S3OutputPath: bucketUri(at(one, 'output_config', 0, 's3_output_path')),
      S3FailurePath: bucketUri(at(one, 'output_config', 0, 's3_failure_path')),
      KmsKeyId: textIn(at(one, 'output_config', 0, 'kms_key_id')),
    },
  }))
