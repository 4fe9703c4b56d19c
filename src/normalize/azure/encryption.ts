// Encryption that nobody can turn off, under a key of Microsoft's or one in a vault of the customer's.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { ArmBody } from './arm-body.ts'

/** The host of the vault with the key, or the set of keys that names it; null where the key is Microsoft's. */
export type VaultKey = Fact<string | null>

/** Of an address: `https://Keys.vault.azure.net/keys/records` is in `keys.vault.azure.net`. */
export const host = v.pipe(
  v.string(),
  v.url(),
  v.transform((uri) => new URL(uri).hostname.toLowerCase()),
  v.nonEmpty(),
)

const record = v.record(v.string(), v.unknown())

/**
 * Of `properties.encryption`, which many types leave out where the key is Microsoft's. Where it is there and does not say
 * whose the key is, that may be anybody's.
 */
export function chosenKey(
  { setting, settingOr }: ArmBody,
  owner: string,
  isCustomers: v.GenericSchema<unknown, boolean>,
  uri: string[],
): VaultKey {
  const path = ['properties', 'encryption']
  return chain(settingOr(path, record, null), (set, from): VaultKey => {
    if (set === null) return known(null, from)
    return chain(setting([...path, owner], isCustomers), (yes, told): VaultKey =>
      yes ? setting([...path, ...uri], host) : known(null, told),
    )
  })
}

/** Only where the documentation says that the service always encrypts; it names AES 256 for each of them. */
export const encryptedAlways = (key: VaultKey): { atRest: AtRest; custody: Custody } => {
  const from = key.state === 'unknown' ? [] : key.from
  return {
    atRest: {
      enabled: known(true, from),
      algorithm: known('AES256', from),
      keyOwner: chain(key, (vault, told) => known(vault === null ? 'provider' : 'customer', told)),
    },
    custody: { exclusive: heldOutside(key) },
  }
}

/** Of what lies in several parts, each under a key of its own: one under Microsoft's is enough for Microsoft to read it. */
export const weakest = (...keys: [VaultKey, ...VaultKey[]]): VaultKey =>
  keys.find((key) => key.state === 'known' && key.value === null) ??
  keys.find((key) => key.state !== 'known') ??
  keys[0]

export const heldOutside = (key: VaultKey): Fact<boolean> =>
  chain(key, (vault, from) => (vault === null ? known(false, from) : heldIn(vault, from)))

/** Microsoft runs every key vault. A managed HSM may take its keys from elsewhere, and nobody here has asked it. */
function heldIn(vault: string, from: number[]): Fact<boolean> {
  // A set is no vault: it names one, which estate asks it for.
  if (vault.includes('/diskencryptionsets/')) return unknown('unresolved', 'Microsoft.Compute/diskEncryptionSets/read')
  return /\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net)$/.test(vault)
    ? known(false, from)
    : unknown('unsupported', 'Microsoft.KeyVault/managedHSMs/read')
}

export const keyReference = (mechanism: string, key: VaultKey): Fact<Reference[]> =>
  pointers('key', mechanism, key, (vault, from) => (vault === null ? [] : [{ locator: known(vault, from) }]))
