// Encryption that nobody can turn off: under a key that the store names, or under one of AWS's own, which no account sees.
import { chain, type Fact, known } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { onlyKmsKnows } from './kms-facets.ts'

/** The ARN of the key; null where it is one of AWS's own. */
export type OwnedKey = Fact<string | null>

/** Only where the documentation says that the service always encrypts, and with this algorithm. */
export const encryptedAlways = (key: OwnedKey): { atRest: AtRest; custody: Custody } => {
  const from = key.state === 'unknown' ? [] : key.from
  return {
    atRest: {
      enabled: known(true, from),
      algorithm: known('AES256', from),
      keyOwner: chain(key, (arn, told) => (arn === null ? known('provider', told) : onlyKmsKnows)),
    },
    custody: { exclusive: chain(key, (arn, told) => (arn === null ? known(false, told) : onlyKmsKnows)) },
  }
}

export const ownedKeyReference = (key: OwnedKey, mechanism: string): Fact<Reference[]> =>
  pointers('key', mechanism, key, (arn, from) => (arn === null ? [] : [{ locator: known(arn, from) }]))
