// AWS::CloudTrail::EventDataStore: what was done in an account or an organization, kept in one region wherever it was done.
import * as v from 'valibot'
import { known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways, ownedKeyReference } from './always-encrypted.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { field, fieldOrNone, isTelling, tellingOf } from './telling.ts'
import { resourceTags } from './trail.ts'

const tagging = 'cloudtrail:ListTags'
const describing = {
  operation: 'cloudtrail:GetEventDataStore',
  wrapper: 'EventDataStore',
  arn: 'EventDataStoreArn',
  tagging,
}

export function eventDataStore(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = fieldOrNone(told, 'KmsKeyId', v.pipe(v.string(), v.startsWith('arn:')), null)
  const days = field(told, 'RetentionPeriod', v.pipe(v.number(), v.minValue(1)))
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::CloudTrail::EventDataStore',
    holds: 'log',
    facets: {
      ...encryptedAlways(key), // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake.html
      // Whoever may can take the protection away and then the store: awscloudtrail/latest/userguide/query-eds-disable-termination.html
      retention: { days, locked: known(false, told.from) },
      logStore: { days },
      classification: unclassified,
      ...placedLater,
    },
    labels: told.labels ?? ask(observation.answers, call(tagging), resourceTags),
    references: ownedKeyReference(key, 'cloudtrail-lake-encryption'),
  })
}
