// AWS::SageMaker::Endpoint: a model that answers, and the buckets that keep what it was asked and what it said.
import * as v from 'valibot'
import { type Fact, gather, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { bucketsOf, keysOf } from './sagemaker-storage.ts'
import { fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'sagemaker:ListTags'
const describing = { operation: 'sagemaker:DescribeEndpoint', wrapper: 'Endpoint', arn: 'EndpointArn', tagging }

export function endpoint(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SageMaker::Endpoint',
    holds: 'content',
    facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: gather(captured(told), answered(told)),
  })
}

const text = v.nullish(v.string())

const capture = v.object({ EnableCapture: v.boolean(), DestinationS3Uri: v.string(), KmsKeyId: text })

/** What was captured while it was switched on stays where it is, and no setting tells of it. */
function captured(told: Telling): Fact<Reference[]> {
  const setting = map(fieldOrNone(told, 'DataCaptureConfig', capture, null), (one) => (one?.EnableCapture ? one : null))
  return gather(
    pointers('replica', 'sagemaker-capture', setting, (one, from) =>
      bucketsOf(told, [{ path: one?.DestinationS3Uri }], from),
    ),
    keysOf(
      told,
      'sagemaker-capture-encryption',
      map(setting, (one) => one?.KmsKeyId ?? null),
    ),
  )
}

const later = v.object({ OutputConfig: v.object({ S3OutputPath: text, S3FailurePath: text, KmsKeyId: text }) })

/** Of whoever asks and does not wait. */
function answered(told: Telling): Fact<Reference[]> {
  const setting = map(fieldOrNone(told, 'AsyncInferenceConfig', later, null), (one) => one?.OutputConfig)
  return gather(
    pointers('replica', 'sagemaker-async', setting, (one, from) =>
      bucketsOf(told, [{ path: one?.S3OutputPath }, { path: one?.S3FailurePath }], from),
    ),
    keysOf(
      told,
      'sagemaker-async-encryption',
      map(setting, (one) => one?.KmsKeyId ?? null),
    ),
  )
}
