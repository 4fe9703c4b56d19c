// AWS::SSM::Parameter: a setting or a secret, and under which key it is kept; from the API, as Config knows no such type.
import * as v from 'valibot'
import { map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { identifiedBy } from './ebs-storage.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { encryptedBy, keyReference } from './storage-encryption.ts'
import { field, isTelling, tellingOf } from './telling.ts'

const tagging = 'ssm:ListTagsForResource'
const describing = {
  operation: 'ssm:DescribeParameters',
  wrapper: 'Parameters',
  /** The field for it is young. A name begins with a slash where it is a path, and its ARN has one either way. */
  arn: identifiedBy(
    'Name',
    ({ partition, region, account }, name) =>
      `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`,
  ),
  tagging,
}

const kinds = v.picklist(['String', 'StringList', 'SecureString'])

export function parameter(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = {
    // "For all sensitive data that must remain encrypted, use only" this type: systems-manager/latest/userguide/what-is-a-parameter.html
    encrypted: map(field(told, 'Type', kinds), (kind) => kind === 'SecureString'),
    key: field(told, 'KeyId', v.pipe(v.string(), v.nonEmpty())),
  }
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SSM::Parameter',
    holds: 'content',
    facets: { ...encryptedBy(encryption), classification: unclassified, ...placedLater },
    labels: askedLabels(told, observation, tagging, tagsUnder('TagList')),
    references: keyReference(encryption, told, 'ssm-encryption'),
  })
}
