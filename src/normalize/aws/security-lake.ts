// AWS::SecurityLake::DataLake: the logs of a region in a bucket, the regions where they are gathered as well, and who may read them.
import * as v from 'valibot'
import { type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Days } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { type Cipher, cipherKey, encryptedWith } from './chosen-encryption.ts'
import { askedLabels, lowerCaseTagList, tagsUnder } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'securitylake:ListTagsForResource'
const describing = { operation: 'securitylake:ListDataLakes', wrapper: 'dataLakes', arn: 'dataLakeArn', tagging }

export function dataLake(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const cipher = field(told, 'encryptionConfiguration', encryption)
  const days: Fact<Days> = fieldOrNone(told, 'lifecycleConfiguration', lifetime, 'forever')
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SecurityLake::DataLake',
    holds: 'log',
    facets: {
      ...encryptedWith(cipher),
      retention: { days, locked: unknown('unresolved', 's3:GetBucketObjectLockConfiguration') }, // the bucket tells
      logStore: { days },
      classification: unclassified,
      isolation: placedLater.isolation,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('tags', lowerCaseTagList)),
    references: gather(
      cipherKey(cipher, told, 'security-lake-encryption'),
      bucket(told),
      rollups(told),
      subscribers(told, observation),
    ),
  })
}

const text = v.pipe(v.string(), v.nonEmpty())

/** As the examples of the API have it, one word stands for the key that S3 keeps: cli/latest/reference/securitylake/list-data-lakes.html */
const encryption = v.pipe(
  v.object({ kmsKeyId: text }),
  v.transform(({ kmsKeyId }): Cipher => (kmsKeyId === 'S3_MANAGED_KEY' ? 'owned' : { key: kmsKeyId })),
)

/** Without days nothing expires. */
const lifetime = v.pipe(
  v.object({ expiration: v.nullish(v.object({ days: v.nullish(v.pipe(v.number(), v.minValue(1))) })) }),
  v.transform(({ expiration }): Days => expiration?.days ?? 'forever'),
)

const bucket = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'security-lake-bucket', field(told, 's3BucketArn', text), (arn, from) => [
    { locator: known(arn, from) },
  ])

const replication = v.pipe(
  v.object({ regions: v.nullish(v.array(text), []) }),
  v.transform(({ regions }) => regions),
)

/** The lake of each rollup region takes in what this one has: security-lake/latest/userguide/add-rollup-region.html */
const rollups = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'security-lake-rollup', fieldOrNone(told, 'replicationConfiguration', replication, []), (list) =>
    list.map((region) => ({
      locator: known(told.arn.text.replace(`:${told.arn.region}:`, `:${region}:`), told.from),
      region,
    })),
  )

const readers = v.object({
  subscribers: v.array(v.object({ principal: text, subscriberStatus: v.nullish(v.string()) })),
})

/** Where they read it nobody says; one of the lake's own account takes nothing out of it. */
const subscribers = ({ arn }: Telling, { answers }: Observation): Fact<Reference[]> =>
  pointers(
    'vault',
    'security-lake-subscriber',
    ask(answers, call('securitylake:ListSubscribers'), readers),
    (all, from) =>
      all.subscribers
        .filter(({ principal, subscriberStatus }) => principal !== arn.account && subscriberStatus !== 'DEACTIVATED')
        .map(
          ({ principal }) =>
            /^\d{12}$/.test(principal)
              ? { locator: known(`arn:${arn.partition}:iam::${principal}:root`, from), account: principal }
              : { locator: unknown('unresolved') }, // a service, or who takes data outside of AWS
        ),
  )
