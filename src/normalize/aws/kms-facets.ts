// What a KMS key says of itself: whose it is, where its material is held, and whether it is about to go.
import * as v from 'valibot'
import { map, unknown } from '../../model/fact.ts'
import type { Keys } from '../../model/facets.ts'
import { field, type Telling } from './telling.ts'

/** What a store cannot say of the key that it names: whose it is, and where it is held. */
export const onlyKmsKnows = unknown('unresolved', 'kms:DescribeKey')

const spelled = {
  api: { manager: 'KeyManager', origin: 'Origin', enabled: 'Enabled', state: 'KeyState' },
  config: { manager: 'keyManager', origin: 'origin', enabled: 'enabled', state: 'keyState' },
} as const

const origins = v.picklist(['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'])

// A word that is new to us may be another way to go, so it is refused.
const states = v.picklist([
  'Creating',
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingImport',
  'PendingReplicaDeletion',
  'Unavailable',
  'Updating',
])

export function keyFacets(told: Telling): Keys {
  const name = spelled[told.spelling]
  const origin = field(told, name.origin, origins)
  return {
    owner: map(field(told, name.manager, v.picklist(['AWS', 'CUSTOMER'])), (manager) =>
      manager === 'AWS' ? 'provider' : 'customer',
    ),
    // Imported material (EXTERNAL) is a copy that AWS holds, and AWS runs the HSMs of AWS_CLOUDHSM.
    external: map(origin, (from) => from === 'EXTERNAL_KEY_STORE'),
    enabled: field(told, name.enabled, v.boolean()),
    pendingDeletion: map(
      field(told, name.state, states),
      (state) => state === 'PendingDeletion' || state === 'PendingReplicaDeletion',
    ),
    // KMS waits at least 7 days with every key; imported material alone can be deleted at once.
    deletionProtected: map(origin, (from) => from !== 'EXTERNAL'),
  }
}
