// AWS::SageMaker::NotebookInstance: the disk that people work on beside their models, from DescribeNotebookInstance or a Config item.
import * as v from 'valibot'
import { chain, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { fieldOrNone, isTelling, tellingOf } from './telling.ts'

const operation = 'sagemaker:DescribeNotebookInstance'
const tagging = 'sagemaker:ListTags'
const describing = { operation, wrapper: 'NotebookInstance', arn: 'NotebookInstanceArn', tagging }

export function notebook(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  // Its disks are encrypted in any case, under a key of the system where none is named, which stands in nobody's account:
  // https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html. The field is as old as the type.
  const key = fieldOrNone(told, 'KmsKeyId', v.string(), null)
  const opener = chain(key, (name) => (name === null ? unknown('not-recorded', operation) : onlyKmsKnows))
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SageMaker::NotebookInstance',
    holds: 'content',
    facets: {
      atRest: { enabled: known(true, told.from), algorithm: known('AES256', told.from), keyOwner: opener },
      custody: { exclusive: opener },
      classification: unclassified,
      ...placedLater,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: pointers('key', 'sagemaker-encryption', key, (name, from) =>
      name === null ? [] : [{ locator: keyArn({ ...told.arn, region: known(told.arn.region, []) }, name, from) }],
    ),
  })
}
