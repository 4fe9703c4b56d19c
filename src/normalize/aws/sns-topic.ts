// AWS::SNS::Topic: where it takes messages, under which key it keeps them until then, and who may send and receive them.
import * as v from 'valibot'
import { allTrue, chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Label, Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { logGroupArn } from './arn.ts'
import { identifiedByPlainArn } from './arn-without-kind.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { policyText } from './bucket-policy.ts'
import { type Cipher, cipherKey, encryptedWith } from './chosen-encryption.ts'
import { lowerCaseTagList, tagsUnder } from './labels.ts'
import { demandsTls } from './message-policy.ts'
import { openToAnyone } from './open-policy.ts'
import { delivered, subscribersOf } from './sns-subscriptions.ts'
import { beside, field, fieldOrNone, isTelling, onItem, type Telling, tellingOf } from './telling.ts'

const tagging = 'sns:ListTagsForResource'
const describing = {
  operation: 'sns:GetTopicAttributes',
  wrapper: 'Attributes',
  arn: identifiedByPlainArn('TopicArn'),
  tagging,
}

export function topic(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const cipher = cipherOf(told)
  const policy = field(told, 'Policy', policyText)
  const subscribers = subscribersOf(observation)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SNS::Topic',
    holds: 'content',
    facets: {
      ...encryptedWith(cipher), // sns/latest/dg/sns-server-side-encryption.html
      inTransit: {
        enforced: allTrue(
          demandsTls(cipher, policy, { arn: told.arn.text, calls: ['sns:Publish'] }),
          map(subscribers, (list) => list.every(({ Protocol }) => Protocol !== 'http')),
        ),
        minimumVersion: unknown('unsupported'),
      },
      exposure: { public: chain(policy, openToAnyone) },
      classification: unclassified,
      // Kept "across multiple, geographically separated servers and data centers": sns/latest/dg/welcome-features.html
      redundancy: { mode: known('multi-zone', told.from) },
      ...placedLater,
    },
    labels: labelsOf(observation, told),
    references: gather(cipherKey(cipher, told, 'sns-encryption'), delivered(subscribers), statusLogs(told)),
  })
}

/** An attribute that was never set is left out, and one that was taken back is empty. */
const cipherOf = (told: Telling): Fact<Cipher> =>
  map(fieldOrNone(told, 'KmsMasterKeyId', v.string(), ''), (key) => (key === '' ? 'off' : { key }))

/** Config keeps tags beside the configuration too, and a query may ask for these alone. */
function labelsOf(observation: Observation, told: Telling): Fact<Label[]> {
  const { labels } = told
  if (labels !== undefined && labels.state !== 'unknown') return labels
  return onItem(told, observation, tagging)
    ? beside(told, 'Tags', lowerCaseTagList, tagging)
    : ask(observation.answers, call(tagging), tagsUnder('Tags'))
}

/**
 * A role to write with is how deliveries are logged, each kind of subscriber by a role of its own, to groups of names that
 * nobody chooses: sns/latest/dg/topics-attrib.html
 */
function statusLogs({ arn, fields, from }: Telling): Fact<Reference[]> {
  const { region, account, name } = arn
  const isSet = (role: RegExp) => Object.entries(fields).some(([key, value]) => role.test(key) && Boolean(value))
  const groups = [
    ...(isSet(/SuccessFeedbackRoleArn$/) ? [`sns/${region}/${account}/${name}`] : []),
    ...(isSet(/FailureFeedbackRoleArn$/) ? [`sns/${region}/${account}/${name}/Failure`] : []),
  ]
  return pointers('log-sink', 'sns-delivery-status', known(groups, from), (list) =>
    list.map((group) => ({ locator: known(logGroupArn(arn, group), from) })),
  )
}
