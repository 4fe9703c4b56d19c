// Encryption that is off, under a key of AWS's own, which no account sees, or under a key that the store names.
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import type { Telling } from './telling.ts'

/** A key as the store names it: by its id, its alias or an ARN. */
export type Cipher = 'off' | 'owned' | { key: string }

/** Only of a service that documents AES-256. */
export const encryptedWith = (cipher: Fact<Cipher>): { atRest: AtRest; custody: Custody } => ({
  atRest: {
    enabled: map(cipher, (one) => one !== 'off'),
    algorithm: map(cipher, (one) => (one === 'off' ? 'none' : 'AES256')),
    keyOwner: chain(cipher, ownerOf),
  },
  custody: { exclusive: chain(cipher, (one, from) => (isNamed(one) ? onlyKmsKnows : known(false, from))) },
})

function ownerOf(cipher: Cipher, from: number[]): AtRest['keyOwner'] {
  if (isNamed(cipher)) return onlyKmsKnows
  return known(cipher === 'off' ? 'none' : 'provider', from)
}

const isNamed = (cipher: Cipher): cipher is { key: string } => typeof cipher === 'object'

export const cipherKey = (cipher: Fact<Cipher>, { arn }: Telling, mechanism: string): Fact<Reference[]> =>
  pointers('key', mechanism, cipher, (one, from) =>
    isNamed(one) ? [{ locator: keyArn({ ...arn, region: known(arn.region, []) }, one.key, from) }] : [],
  )
