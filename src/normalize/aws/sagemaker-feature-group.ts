// AWS::SageMaker::FeatureGroup: features of whomever a model is asked about, online in its region, offline in a bucket anywhere.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways } from './always-encrypted.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { bucketsOf, keysOf } from './sagemaker-storage.ts'
import { fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'sagemaker:ListTags'
const operation = 'sagemaker:DescribeFeatureGroup'
const describing = { operation, wrapper: 'FeatureGroup', arn: 'FeatureGroupArn', tagging }

const key = v.nullish(v.string())
const online = v.object({ EnableOnlineStore: v.boolean(), SecurityConfig: v.nullish(v.object({ KmsKeyId: key })) })
const offline = v.object({ S3StorageConfig: v.object({ S3Uri: v.string(), KmsKeyId: key }) })

export function featureGroup(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const store = map(fieldOrNone(told, 'OnlineStoreConfig', online, null), (one) =>
    one?.EnableOnlineStore === true ? one : null,
  )
  const bucket = map(fieldOrNone(told, 'OfflineStoreConfig', offline, null), (one) => one?.S3StorageConfig ?? null)
  const own = keyNamed(told, store, (one) => one.SecurityConfig?.KmsKeyId)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SageMaker::FeatureGroup',
    holds: 'content',
    // Both stores encrypt: sagemaker/latest/dg/feature-store-security.html
    facets: { ...encryptedAlways(openerOf(store, own)), classification: unclassified, ...placedLater },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: gather(
      pointers('replica', 'sagemaker-offline-store', bucket, (one, from) =>
        bucketsOf(told, [{ path: one?.S3Uri }], from),
      ),
      keysOf(
        told,
        'sagemaker-offline-encryption',
        keyNamed(told, bucket, (one) => one.KmsKeyId),
      ),
      keysOf(told, 'sagemaker-encryption', own),
    ),
  })
}

/** The API leaves out what nobody has named; AWS Config records a key of neither store: awslabs/aws-config-resource-schema. */
const keyNamed = <Store extends object>(
  { spelling }: Telling,
  store: Fact<Store | null>,
  key: (store: Store) => string | null | undefined,
): Fact<string | null> =>
  chain(store, (one, from) => {
    const name = one === null ? null : (key(one) ?? null)
    return one !== null && name === null && spelling === 'config'
      ? unknown('not-recorded', operation)
      : known(name, from)
  })

/** Null: one of AWS's own. Where nothing is online, the bucket says under which key it lies. */
const openerOf = (store: Fact<object | null>, key: Fact<string | null>): Fact<string | null> =>
  chain(store, (one) => (one === null ? unknown('unresolved', 's3:GetEncryptionConfiguration') : key))
