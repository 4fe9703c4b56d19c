// How AWS Backup encrypts what it keeps: under the key of the vault, or under one that AWS owns and shows to nobody.
import * as v from 'valibot'
import { anyTrue, chain, type Fact, known, map } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { type Encryption, encryptedBy } from './storage-encryption.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

export interface BackupEncryption extends Encryption {
  ownedByAws: Fact<boolean>
}

/** A vault always has a key, for what it encrypts by itself; other backups keep the encryption of their own service. */
export function vaultEncryption(told: Telling): BackupEncryption {
  const { key, ownedByAws } = keyOf(told)
  return {
    key,
    ownedByAws,
    encrypted: anyTrue(
      ownedByAws,
      map(key, () => true),
    ),
  }
}

export const pointEncryption = (told: Telling): BackupEncryption => ({
  ...keyOf(told),
  encrypted: field(told, 'IsEncrypted', v.boolean()),
})

/** Of whom the key is, AWS tells only since there are vaults under keys of its own: without that word it is not taken for one. */
const keyOf = (told: Telling): Omit<BackupEncryption, 'encrypted'> => ({
  key: field(told, 'EncryptionKeyArn', v.string()),
  ownedByAws: map(
    fieldOrNone(told, 'EncryptionKeyType', v.picklist(['AWS_OWNED_KMS_KEY', 'CUSTOMER_MANAGED_KMS_KEY']), null),
    (type) => type === 'AWS_OWNED_KMS_KEY',
  ),
})

/** AES-256 throughout: https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html */
export function backupEncryptedBy(encryption: BackupEncryption): { atRest: AtRest; custody: Custody } {
  const { encrypted, ownedByAws } = encryption
  const { atRest, custody } = encryptedBy(encryption)
  return {
    atRest: {
      ...atRest,
      keyOwner: chain(ownedByAws, (yes) =>
        yes ? map(encrypted, (on) => (on ? 'provider' : 'none')) : atRest.keyOwner,
      ),
    },
    custody: { exclusive: chain(ownedByAws, (yes, from) => (yes ? known(false, from) : custody.exclusive)) },
  }
}

/** A key that AWS owns is in no account, and so in none of the places that can be told. */
export function backupKey({ encrypted, key, ownedByAws }: BackupEncryption, { arn }: Telling): Fact<Reference[]> {
  const named = chain(encrypted, (on, from) => (on ? map(ownedByAws, (yes) => !yes) : known(false, from)))
  const home = { ...arn, region: known(arn.region, []) }
  return pointers('key', 'backup-encryption', named, (yes) =>
    yes ? [{ locator: chain(key, (name, from) => keyArn(home, name, from)) }] : [],
  )
}
