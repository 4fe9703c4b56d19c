// AWS::SageMaker::Domain: the file system and the disks that its people work on, and the buckets that they share results in.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways } from './always-encrypted.ts'
import { ask, call } from './answers.ts'
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
    references: gather(keysOf(told, 'sagemaker-encryption', key), results(told, observation.answers)),
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

type Settings = v.InferOutput<typeof settings>
type Sharing = NonNullable<Settings['SharingSettings']>

interface Shared {
  path?: string | null | undefined
  key?: string | null | undefined
}

/** Those of everybody, and what single people have set for themselves. */
function results(told: Telling, answers: readonly Answer[]): Fact<Reference[]> {
  const everybodys = field(told, 'DefaultUserSettings', settings)
  const chosen = gather(
    chain(everybodys, (one, from) => allShared([one], {}, from, describing.operation)),
    ownOf(answers, everybodys),
  )
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

/** `usual`: what holds for whoever has set nothing else. Where somebody may share, and nobody has named a bucket, it may be any. */
function allShared(all: readonly Settings[], usual: Sharing, from: number[], permission: string): Fact<Shared[]> {
  const shared = all.map(({ SharingSettings }): Shared | null => {
    const { NotebookOutputOption, S3OutputPath, S3KmsKeyId } = SharingSettings ?? {}
    if (NotebookOutputOption !== 'Allowed') return null
    return { path: S3OutputPath || usual.S3OutputPath, key: S3KmsKeyId || usual.S3KmsKeyId }
  })
  if (shared.some((one) => one !== null && !one.path)) return unknown('not-recorded', permission)
  const made = all.map(({ CanvasAppSettings }): Shared => {
    const { S3ArtifactPath, S3KmsKeyId } = CanvasAppSettings?.WorkspaceSettings ?? {}
    return { path: S3ArtifactPath, key: S3KmsKeyId }
  })
  return known([...shared.filter((one) => one !== null), ...made], from)
}

const listed = v.object({ UserProfiles: v.array(v.object({ UserProfileName: v.string() })) })
const described = v.object({
  profiles: v.array(v.object({ UserProfileName: v.string(), UserSettings: v.nullish(settings) })),
})
const asking = 'sagemaker:DescribeUserProfile'

const ownOf = (answers: readonly Answer[], everybodys: Fact<Settings>): Fact<Shared[]> =>
  chain(ask(answers, call('sagemaker:ListUserProfiles'), listed), ({ UserProfiles }, from) =>
    UserProfiles.length === 0
      ? known([], from)
      : chain(ask(answers, call(asking), described), ({ profiles }, at) =>
          profiles.length === UserProfiles.length
            ? chain(everybodys, ({ SharingSettings }) =>
                allShared(
                  profiles.map(({ UserSettings }) => UserSettings ?? {}),
                  SharingSettings ?? {},
                  at,
                  asking,
                ),
              )
            : unknown('malformed', asking),
        ),
  )
