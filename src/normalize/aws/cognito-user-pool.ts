// AWS::Cognito::UserPool: a directory of people, its key, its replicas, and where its logs go.
import * as v from 'valibot'
import { type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Recovery } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways, type OwnedKey, ownedKeyReference } from './always-encrypted.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagMap } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'cognito-idp:DescribeUserPool'
const describing = { operation, wrapper: 'UserPool', arn: 'Arn', tagging: operation }

const key = v.pipe(
  v.variant('KeyType', [
    v.object({ KeyType: v.literal('AWS_OWNED_KEY') }),
    v.object({ KeyType: v.literal('CUSTOMER_MANAGED_KEY'), KmsKeyArn: v.string() }),
  ]),
  v.transform((one) => ('KmsKeyArn' in one ? one.KmsKeyArn : null)),
)

/** The pools of one family, each in a region of its own; one without replicas may list itself, or nothing. */
const pools = v.pipe(
  v.object({
    UserPoolReplicas: v.pipe(
      v.array(v.object({ UserPoolArn: v.string(), Role: v.picklist(['PRIMARY', 'SECONDARY']) })),
      v.check((list) => list.length === 0 || list.some(({ Role }) => Role === 'PRIMARY')),
    ),
  }),
  v.transform(({ UserPoolReplicas }) => ({
    primary: UserPoolReplicas.find(({ Role }) => Role === 'PRIMARY')?.UserPoolArn,
    secondaries: UserPoolReplicas.flatMap(({ Role, UserPoolArn }) => (Role === 'SECONDARY' ? [UserPoolArn] : [])),
  })),
)
type Family = v.InferOutput<typeof pools>

const destination = v.union([
  v.object({ CloudWatchLogsConfiguration: v.object({ LogGroupArn: v.string() }) }),
  v.object({ S3Configuration: v.object({ BucketArn: v.string() }) }),
  v.object({ FirehoseConfiguration: v.object({ StreamArn: v.string() }) }),
])
const sinks = v.pipe(
  v.object({ LogDeliveryConfiguration: v.object({ LogConfigurations: v.array(destination) }) }),
  v.transform(({ LogDeliveryConfiguration: { LogConfigurations } }) =>
    LogConfigurations.map((one) => {
      if ('S3Configuration' in one) return one.S3Configuration.BucketArn
      return 'FirehoseConfiguration' in one
        ? one.FirehoseConfiguration.StreamArn
        : one.CloudWatchLogsConfiguration.LogGroupArn
    }),
  ),
)

export function userPool(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { answers } = observation
  const opens = keyOf(told)
  const { atRest, custody } = encryptedAlways(opens) // cognito/latest/developerguide/data-protection.html, which names no algorithm
  const family = ask(answers, call('cognito-idp:ListUserPoolReplicas'), pools)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Cognito::UserPool',
    holds: 'content',
    facets: {
      atRest: { ...atRest, algorithm: unknown('unsupported') },
      custody,
      classification: unclassified,
      recovery: recoveryOf(told, family),
      ...placedLater,
    },
    labels: told.labels ?? field(told, 'UserPoolTags', tagMap),
    references: gather(
      ownedKeyReference(opens, 'cognito-encryption'),
      relatives(told, family),
      pointers(
        'log-sink',
        'cognito-logs',
        ask(answers, call('cognito-idp:GetLogDeliveryConfiguration'), sinks),
        (list, from) => list.map((arn) => ({ locator: known(arn, from) })),
      ),
    ),
  })
}

/** Under a key of AWS's own where nobody has chosen one; an item may be older than the choice. */
const keyOf = (told: Telling): OwnedKey =>
  told.spelling === 'api' ? fieldOrNone(told, 'KeyConfiguration', key, null) : field(told, 'KeyConfiguration', key)

/** The primary's ARN settles whose copy this is; a secondary is told of its siblings, and none of them is its own copy. */
const relatives = ({ arn }: Telling, family: Fact<Family>): Fact<Reference[]> => {
  if (family.state !== 'unknown' && isCopy(arn.text, family.value))
    return pointers('source', mechanism, family, ({ primary = '' }, from) => [{ locator: known(primary, from) }])
  return pointers('replica', mechanism, family, ({ secondaries }, from) =>
    secondaries.map((one) => ({ locator: known(one, from) })),
  )
}

const mechanism = 'cognito-replica'
const isCopy = (own: string, { primary = own }: Family): boolean => primary !== own

/** Cognito has no backups to turn on; what somebody exports by himself no call tells. */
const recoveryOf = (told: Telling, family: Fact<Family>): Recovery => ({
  original: map(family, (of) => !isCopy(told.arn.text, of)),
  rpoHours: unknown('unsupported'),
  newestPointHours: unknown('unsupported'),
  protected: map(field(told, 'DeletionProtection', v.picklist(['ACTIVE', 'INACTIVE'])), (word) => word === 'ACTIVE'),
})
