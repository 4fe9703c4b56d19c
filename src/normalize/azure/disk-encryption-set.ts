// Microsoft.Compute/diskEncryptionSets: the vault with the key of every disk that names the set.
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { heldOutside, host, keyReference } from './encryption.ts'

const type = 'Microsoft.Compute/diskEncryptionSets'

export function diskEncryptionSet(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.setting(['properties', 'activeKey', 'keyUrl'], host)
  return armResource(observation, body, {
    type,
    holds: 'key',
    facets: { custody: { exclusive: heldOutside(key) } },
    references: keyReference('azure-disk-encryption-set', key),
  })
}
