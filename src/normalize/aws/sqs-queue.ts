// AWS::SQS::Queue: how its messages are encrypted, who may send and fetch them, and how long they stay.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { named } from '../decode.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { identifiedByPlainArn } from './arn-without-kind.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { policyText } from './bucket-policy.ts'
import { type Cipher, cipherKey, encryptedWith } from './chosen-encryption.ts'
import { demandsTls } from './message-policy.ts'
import { openToAnyone } from './open-policy.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'sqs:ListQueueTags'
const describing = {
  operation: 'sqs:GetQueueAttributes',
  wrapper: 'Attributes',
  arn: identifiedByPlainArn('QueueArn'),
  tagging,
}

/** A queue without tags is answered without them: localstack holds that against AWS itself (`test_tag_untag_queue`). */
const tags = v.pipe(
  v.object({ Tags: v.optional(named(v.string()), {}) }),
  v.transform(({ Tags }) => Object.entries(Tags).map(([key, value]) => ({ key, value, from: 'tag' as const }))),
)

/** A dead-letter queue is always in the region and account of the queue: sqs-dead-letter-queues.html in the developer guide. */
export function queue(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const cipher = cipherOf(told)
  const policy = policyOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SQS::Queue',
    holds: 'content',
    facets: {
      ...encryptedWith(cipher), // AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
      inTransit: {
        enforced: demandsTls(cipher, policy, { arn: told.arn.text, calls }),
        minimumVersion: unknown('unsupported'),
      },
      exposure: { public: chain(policy, openToAnyone) },
      // Whoever may fetch a message or purge the queue deletes what is in it; nothing stands against that.
      retention: { days: map(field(told, 'MessageRetentionPeriod', seconds), inDays), locked: known(false, told.from) },
      classification: unclassified,
      // Kept in several zones of its region: SQSDeveloperGuide/disaster-recovery-resiliency.html
      redundancy: { mode: known('multi-zone', told.from) },
      ...placedLater,
    },
    labels: told.labels ?? ask(observation.answers, call(tagging), tags),
    references: cipherKey(cipher, told, 'sqs-encryption'),
  })
}

const calls = ['sqs:SendMessage', 'sqs:ReceiveMessage']

/** The API writes every attribute as text, Config most of them as what they are. */
const seconds = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]),
  v.minValue(60), // the least that SQS takes
)
const inDays = (period: number): number => period / 86_400

const flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])]),
  v.transform((raw) => raw === true || raw === 'true'),
)

/** An attribute that was never set is left out. Whether SQS has a key of its own do the work is younger (2021) than the type. */
const cipherOf = (told: Telling): Fact<Cipher> =>
  chain(fieldOrNone(told, 'KmsMasterKeyId', v.string(), ''), (key, from): Fact<Cipher> => {
    if (key !== '') return known({ key }, from)
    return map(field(told, 'SqsManagedSseEnabled', flag), (on) => (on ? 'owned' : 'off'))
  })

/** A queue that has none lets in only who its own account lets in; Config does not say that it tells of one. */
const policyOf = (told: Telling) =>
  told.spelling === 'api' ? fieldOrNone(told, 'Policy', policyText, []) : field(told, 'Policy', policyText)
