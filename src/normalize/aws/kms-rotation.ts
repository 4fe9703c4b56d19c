// Whether a KMS key gets new material by itself, which its description does not tell.
import * as v from 'valibot'
import { type Fact, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { ask, call } from './answers.ts'
import { beside, onItem, type Telling } from './telling.ts'

const asking = 'kms:GetKeyRotationStatus'

const status = v.pipe(
  v.object({ KeyRotationEnabled: v.boolean() }),
  v.transform(({ KeyRotationEnabled }) => KeyRotationEnabled),
)

/**
 * KMS refuses the question for a key that cannot rotate: an asymmetric one, one for HMAC, one whose material was imported or
 * is in a store of its own. Keys of AWS rotate every year, and nobody can set that:
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
 */
export function rotatesByItself(told: Telling, observation: Observation, owner: Fact<string>): Fact<boolean> {
  if (owner.state === 'known' && owner.value === 'provider') return known(true, told.from)
  return onItem(told, observation, asking)
    ? beside(told, 'KeyRotationStatus', v.boolean(), asking)
    : ask(observation.answers, call(asking), status, { UnsupportedOperationException: false })
}
