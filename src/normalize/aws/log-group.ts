// AWS::Logs::LogGroup: how long its logs stay, under which key, and where they are sent on; from the API, as Config knows no such type.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Days } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways, ownedKeyReference } from './always-encrypted.ts'
import { type Arn, parseArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagMap, tagsUnder } from './labels.ts'
import { subscriptions } from './log-subscriptions.ts'
import { fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'logs:ListTagsForResource'
const describing = {
  operation: 'logs:DescribeLogGroups',
  wrapper: 'logGroups',
  arn: (fields: Readonly<Record<string, unknown>>) => parsed(fields['arn'] ?? fields['logGroupArn']),
  tagging,
}

/** With `:*` it is all that is in the group, and it is the one spelling that every answer has. */
const parsed = (text: unknown): Arn | undefined =>
  parseArn(typeof text === 'string' ? text.replace(/:\*$/, '') : undefined)

export function logGroup(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = fieldOrNone(told, 'kmsKeyId', v.pipe(v.string(), v.startsWith('arn:')), null)
  const days = daysOf(told)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Logs::LogGroup',
    holds: 'log',
    facets: {
      ...encryptedAlways(key), // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
      // Whoever may can delete the group with all that is in it: AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html
      retention: { days, locked: known(false, told.from) },
      logStore: { days },
      classification: unclassified,
      ...placedLater,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('tags', tagMap)),
    references: gather(ownedKeyReference(key, 'logs-encryption'), ...subscriptions(observation, told)),
  })
  return { ...resource, aliases: [`${told.arn.text}:*`] }
}

const classes = v.picklist(['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'])

/** Without a setting nothing expires (API_PutRetentionPolicy.html), but in the class `DELIVERY`, which keeps a day whatever is set. */
const daysOf = (told: Telling): Fact<Days> =>
  chain(fieldOrNone(told, 'logGroupClass', classes, 'STANDARD'), (kind, from) =>
    kind === 'DELIVERY'
      ? known(1, from)
      : map(fieldOrNone(told, 'retentionInDays', v.pipe(v.number(), v.minValue(1)), null), (days) => days ?? 'forever'),
  )
