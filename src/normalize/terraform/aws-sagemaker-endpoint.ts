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

function captured(configuration: PlannedRow | undefined): unknown {
  const block = of(configuration, 'data_capture_config')
  if (configuration === undefined || !isSet(block)) return configuration === undefined ? notTold : undefined
  return {
    // Off unless somebody turns it on: website/docs/r/sagemaker_endpoint_configuration.html.markdown of the provider
    EnableCapture: at(block, 0, 'enable_capture') ?? false,
    DestinationS3Uri: bucketUri(at(block, 0, 'destination_s3_uri')),
    KmsKeyId: textIn(at(block, 0, 'kms_key_id')),
  }
}

function answeredLater(configuration: PlannedRow | undefined): unknown {
  const block = of(configuration, 'async_inference_config')
  if (configuration === undefined || !isSet(block)) return configuration === undefined ? notTold : undefined
  const output = at(block, 0, 'output_config')
  return {
    OutputConfig: {
      S3OutputPath: bucketUri(at(output, 0, 's3_output_path')),
      S3FailurePath: bucketUri(at(output, 0, 's3_failure_path')),
      KmsKeyId: textIn(at(output, 0, 'kms_key_id')),
    },
  }
}
