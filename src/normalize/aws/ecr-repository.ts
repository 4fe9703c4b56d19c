// AWS::ECR::Repository: container images, under which key they lie, and which registries they are copied to.
import * as v from 'valibot'
import { chain, type Fact, gather, known } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { replicas } from './ecr-replication.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'ecr:ListTagsForResource'
const describing = {
  operation: 'ecr:DescribeRepositories',
  wrapper: 'repositories',
  arn: 'repositoryArn',
  tagging,
}

export function repository(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = keyOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ECR::Repository',
    holds: 'content',
    facets: { ...encryptedBy(key, told), classification: unclassified, ...placedLater },
    labels: askedLabels(told, observation, tagging, tagsUnder('tags')),
    references: gather(keyReference(key, told), replicas(observation, told.arn)),
  })
}

/** Null: under keys of S3's own. */
type Key = Fact<string | null>

const kinds = v.picklist(['AES256', 'KMS', 'KMS_DSSE'])
const name = v.nullish(v.pipe(v.string(), v.nonEmpty()))

const spelled = {
  api: {
    encryption: 'encryptionConfiguration',
    shape: v.pipe(
      v.object({ encryptionType: kinds, kmsKey: name }),
      v.transform(({ encryptionType, kmsKey }) => keyIn(encryptionType, kmsKey)),
    ),
  },
  config: {
    encryption: 'EncryptionConfiguration',
    shape: v.pipe(
      v.object({ EncryptionType: kinds, KmsKey: name }),
      v.transform(({ EncryptionType, KmsKey }) => keyIn(EncryptionType, KmsKey)),
    ),
  },
} as const

/** Without a name it is the key that AWS manages: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EncryptionConfiguration.html */
const keyIn = (kind: string, key: string | null | undefined): string | null =>
  kind === 'AES256' ? null : (key ?? 'alias/aws/ecr')

const keyOf = (told: Telling): Key => field(told, spelled[told.spelling].encryption, spelled[told.spelling].shape)

/** Nothing turns it off: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html */
const encryptedBy = (key: Key, { from }: Telling): { atRest: AtRest; custody: Custody } => ({
  atRest: {
    enabled: known(true, from),
    algorithm: known('AES256', from),
    keyOwner: chain(key, (one) => (one === null ? known('provider', from) : onlyKmsKnows)),
  },
  custody: { exclusive: chain(key, (one) => (one === null ? known(false, from) : onlyKmsKnows)) },
})

const keyReference = (key: Key, { arn }: Telling): Fact<Reference[]> =>
  pointers('key', 'ecr-encryption', key, (one, from) =>
    one === null ? [] : [{ locator: keyArn({ ...arn, region: known(arn.region, []) }, one, from) }],
  )
