// AWS::SecretsManager::Secret: under which key it is kept, and the regions that it is replicated to; what it says is never read.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import type { Arn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { tagList } from './labels.ts'
import { answeredOrNone, field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'secretsmanager:DescribeSecret'
const describing = { operation, wrapper: 'Secret', arn: 'ARN', tagging: operation }

const copies = v.array(v.object({ Region: v.pipe(v.string(), v.nonEmpty()), KmsKeyId: v.nullish(v.string()) }))
type Copy = v.InferOutput<typeof copies>[number]

/** `primary` is null for the original, and for a secret of one region. */
interface Family {
  primary: string | null
  copies: Copy[]
}

export function secret(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const family = familyOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SecretsManager::Secret',
    holds: 'content',
    facets: {
      // Nothing turns it off: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
      atRest: {
        enabled: known(true, told.from),
        algorithm: known('AES256', told.from),
        keyOwner: onlyKmsKnows,
      },
      custody: { exclusive: onlyKmsKnows },
      classification: unclassified,
      ...placedLater,
    },
    labels: told.labels ?? answeredOrNone(told, 'Tags', tagList, []),
    references: gather(key(told), relatives(told.arn, family), keysOfCopies(told.arn, family)),
  })
}

/** "Secrets Manager only returns fields that have a value": https://docs.aws.amazon.com/goto/WebAPI/secretsmanager/DescribeSecret */
const key = (told: Telling): Fact<Reference[]> => {
  const name =
    told.spelling === 'api' ? fieldOrNone(told, 'KmsKeyId', v.string(), ownKey) : field(told, 'KMSKeyId', v.string())
  return pointers('key', 'secret-encryption', name, (id, from) => [
    { locator: keyArn(inRegion(told.arn, told.arn.region), id, from) },
  ])
}

const ownKey = 'alias/aws/secretsmanager'

const inRegion = (arn: Arn, region: string) => ({ ...arn, region: known(region, []) })

/** Config records neither field. */
function familyOf(told: Telling): Fact<Family> {
  if (told.spelling === 'config') return unknown('not-recorded', told.permission)
  return chain(fieldOrNone(told, 'PrimaryRegion', v.pipe(v.string(), v.nonEmpty()), null), (region) =>
    chain(fieldOrNone(told, 'ReplicationStatus', copies, []), (list, from) => {
      const primary = region === told.arn.region ? null : region
      return known({ primary, copies: list.filter(({ Region }) => Region !== told.arn.region) }, from)
    }),
  )
}

/** A copy whose status is `Failed` counts: it may hold what the secret said before. */
function relatives(arn: Arn, family: Fact<Family>): Fact<Reference[]> {
  if (family.state !== 'unknown' && family.value.primary !== null)
    return pointers('source', mechanism, family, ({ primary }, from) =>
      primary === null ? [] : [{ locator: known(sameIn(arn, primary), from) }],
    )
  return pointers('replica', mechanism, family, (of, from) =>
    of.copies.map(({ Region }) => ({ locator: known(sameIn(arn, Region), from) })),
  )
}

const mechanism = 'secret-replica'

/** The primary alone tells them, for each copy names its own; an unread family has left its reference already. */
function keysOfCopies(arn: Arn, family: Fact<Family>): Fact<Reference[]> {
  if (family.state === 'unknown' || family.value.primary !== null) return known([], [])
  return pointers('key', 'secret-replica-encryption', family, (of, from) =>
    of.copies.map(({ Region, KmsKeyId }) => ({ locator: keyArn(inRegion(arn, Region), KmsKeyId ?? ownKey, from) })),
  )
}

/** A replica has the name of its primary, random letters included. */
const sameIn = ({ partition, account, name }: Arn, region: string): string =>
  `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}`
