// AWS::Glue::Database: names of tables, columns and places, with statistics of what is in them, encrypted as the catalogue of its region is.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { type Cipher, cipherKey, encryptedWith } from './chosen-encryption.ts'
import { identifiedBy } from './ebs-storage.ts'
import { askedLabels, tagMap, tagsUnder } from './labels.ts'
import { isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'glue:GetTags'

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html */
const describing = {
  operation: 'glue:GetDatabases',
  wrapper: 'DatabaseList',
  arn: identifiedBy(
    'Name',
    ({ partition, region, account }, name) => `arn:${partition}:glue:${region}:${account}:database/${name}`,
  ),
  tagging,
}

export function catalogDatabase(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const cipher = cipherOf(observation)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Glue::Database',
    holds: 'metadata',
    facets: encryptedWith(cipher),
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags', tagMap)),
    references: gather(cipherKey(cipher, told, 'glue-catalog-encryption'), passwordKey(told, observation)),
  })
}

const settings = call('glue:GetDataCatalogEncryptionSettings')
const within = <T>(shape: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.object({ DataCatalogEncryptionSettings: shape }),
    v.transform(({ DataCatalogEncryptionSettings }) => DataCatalogEncryptionSettings),
  )

/** Under a key, whether Glue asks for it by itself or through a role. */
const atRest = within(
  v.pipe(
    v.object({
      EncryptionAtRest: v.variant('CatalogEncryptionMode', [
        v.object({ CatalogEncryptionMode: v.literal('DISABLED') }),
        v.object({
          CatalogEncryptionMode: v.picklist(['SSE-KMS', 'SSE-KMS-WITH-SERVICE-ROLE']),
          SseAwsKmsKeyId: v.pipe(v.string(), v.nonEmpty()),
        }),
      ]),
    }),
    v.transform(({ EncryptionAtRest: one }): Cipher => ('SseAwsKmsKeyId' in one ? { key: one.SseAwsKmsKeyId } : 'off')),
  ),
)

const cipherOf = ({ answers }: Observation): Fact<Cipher> => ask(answers, settings, atRest)

/** Null: passwords of connections lie there as everything else does. */
const passwords = within(
  v.pipe(
    v.object({
      ConnectionPasswordEncryption: v.variant('ReturnConnectionPasswordEncrypted', [
        v.object({ ReturnConnectionPasswordEncrypted: v.literal(false) }),
        v.object({ ReturnConnectionPasswordEncrypted: v.literal(true), AwsKmsKeyId: v.pipe(v.string(), v.nonEmpty()) }),
      ]),
    }),
    v.transform(({ ConnectionPasswordEncryption: one }) => ('AwsKmsKeyId' in one ? one.AwsKmsKeyId : null)),
  ),
)

const passwordKey = ({ arn }: Telling, { answers }: Observation): Fact<Reference[]> =>
  pointers('key', 'glue-connection-passwords', ask(answers, settings, passwords), (key, from) =>
    key === null ? [] : [{ locator: keyArn({ ...arn, region: known(arn.region, []) }, key, from) }],
  )
