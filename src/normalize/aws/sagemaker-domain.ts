// AWS::SageMaker::Domain: the file system and the disks that its people work on, and the buckets that they share results in.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways } from './always-encrypted.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { bucketsOf, keysOf } from './sagemaker-storage.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'sagemaker:ListTags'
const describing = { operation: 'sagemaker:DescribeDomain', wrapper: 'Domain', arn: 'DomainArn', tagging }

export function studioDomain(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = keyOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SageMaker::Domain',
    holds: 'content',
    // Under a key that AWS manages where none is named: sagemaker/latest/APIReference/API_CreateDomain.html
    facets: { ...encryptedAlways(key), classification: unclassified, ...placedLater },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: gather(keysOf(told, 'sagemaker-encryption', key), results(told)),
  })
}

/** Domains that are older than the name have it under another, which names the same. */
const keyOf = (told: Telling): Fact<string | null> =>
  chain(fieldOrNone(told, 'KmsKeyId', v.string(), null), (key, from) =>
    key === null ? fieldOrNone(told, 'HomeEfsFileSystemKmsKeyId', v.string(), null) : known(key, from),
  )

const text = v.nullish(v.string())
const settings = v.object({
  SharingSettings: v.nullish(
    v.object({
      NotebookOutputOption: v.nullish(v.picklist(['Allowed', 'Disabled'])),
      S3OutputPath: text,
      S3KmsKeyId: text,
    }),
  ),
  CanvasAppSettings: v.nullish(
    v.object({ WorkspaceSettings: v.nullish(v.object({ S3ArtifactPath: text, S3KmsKeyId: text })) }),
  ),
})

/** Those of everybody; what one profile sets for itself is not asked. Where sharing is allowed, AWS demands a path for it. */
function results(told: Telling): Fact<Reference[]> {
  const chosen = chain(field(told, 'DefaultUserSettings', settings), ({ SharingSettings, CanvasAppSettings }, from) => {
    const { NotebookOutputOption, S3OutputPath, S3KmsKeyId } = SharingSettings ?? {}
    const isShared = NotebookOutputOption === 'Allowed'
    if (isShared && !S3OutputPath) return unknown('not-recorded', describing.operation)
    const shared = isShared ? { path: S3OutputPath, key: S3KmsKeyId } : {}
    const { S3ArtifactPath, S3KmsKeyId: canvasKey } = CanvasAppSettings?.WorkspaceSettings ?? {}
    return known([shared, { path: S3ArtifactPath, key: canvasKey }], from)
  })
  return gather(
    pointers('replica', 'sagemaker-sharing', chosen, (all, from) => bucketsOf(told, all, from)),
    keysOf(
      told,
      'sagemaker-sharing-encryption',
      chain(chosen, (all, from) =>
        known(
          all.flatMap(({ key }) => key ?? []),
          from,
        ),
      ),
    ),
  )
}
