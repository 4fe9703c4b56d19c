// What can be set on a storage account, each setting well-formed or unknown on its own.
import * as v from 'valibot'
import { chain, type Fact, known, partial, unknown } from '../../model/fact.ts'
import { type ArmBody, regionName } from './arm-body.ts'

export interface StorageSettings {
  encrypted: Fact<boolean>
  keyOwner: Fact<'provider' | 'customer'>
  /** The host of the vault with the customer's key. */
  keyVault: Fact<string>
  httpsOnly: Fact<boolean>
  minimumTls: Fact<number>
  /** How the SKU copies to the paired region; null: it does not. */
  geoCopy: Fact<'azure-grs-pair' | 'azure-gzrs-pair' | null>
  secondary: Fact<string>
  /** Where the account is served from: a failover moves it, and `location` keeps naming the region of its creation. */
  primary: Fact<string>
}

const region = v.pipe(v.string(), v.nonEmpty(), v.transform(regionName))

const services = v.pipe(
  v.record(v.string(), v.object({ enabled: v.boolean() })),
  v.transform((all) => new Map(Object.entries(all).map(([name, { enabled }]) => [name.toLowerCase(), enabled]))),
)

const keySource = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.picklist(['microsoft.storage', 'microsoft.keyvault']),
  v.transform((source) => (source === 'microsoft.storage' ? ('provider' as const) : ('customer' as const))),
)

const host = v.pipe(
  v.string(),
  v.url(),
  v.transform((uri) => new URL(uri).hostname.toLowerCase()),
  v.nonEmpty(),
)

const versions: ReadonlyMap<string, number> = new Map([
  ['TLS1_0', 1.0],
  ['TLS1_1', 1.1],
  ['TLS1_2', 1.2],
  ['TLS1_3', 1.3],
])

const tls = v.pipe(
  v.string(),
  v.transform((name) => versions.get(name)),
  v.number(),
)

const copies: ReadonlyMap<string, 'azure-grs-pair' | 'azure-gzrs-pair' | null> = new Map([
  ['LRS', null],
  ['ZRS', null],
  ['GRS', 'azure-grs-pair'],
  ['RAGRS', 'azure-grs-pair'],
  ['GZRS', 'azure-gzrs-pair'],
  ['RAGZRS', 'azure-gzrs-pair'],
])

/** `Standard_RAGRS`, `PremiumV2_ZRS`: the redundancy stands last. A word that is new to us may mean any copy. */
const sku = v.pipe(
  v.string(),
  v.transform((name) => copies.get(name.slice(name.lastIndexOf('_') + 1).toUpperCase())),
  v.nullable(v.picklist(['azure-grs-pair', 'azure-gzrs-pair'])),
)

export function storageSettings({ setting, location }: ArmBody): StorageSettings {
  const primary = setting(['properties', 'primaryLocation'], region)
  const minimumTls = setting(['properties', 'minimumTlsVersion'], tls)
  const properties = setting(['properties'], v.record(v.string(), v.unknown()))
  return {
    encrypted: chain(setting(['properties', 'encryption', 'services'], services), everyService),
    keyOwner: setting(['properties', 'encryption', 'keySource'], keySource),
    keyVault: setting(['properties', 'encryption', 'keyVaultProperties', 'keyVaultUri'], host),
    httpsOnly: setting(['properties', 'supportsHttpsTrafficOnly'], v.boolean()),
    // Accounts that never had it set accept TLS 1.0, as Microsoft documents, and their bodies lack the field.
    minimumTls: isAbsent(minimumTls) && properties.state === 'known' ? known(1.0, properties.from) : minimumTls,
    geoCopy: setting(['sku', 'name'], sku),
    secondary: setting(['properties', 'secondaryLocation'], region),
    primary: isAbsent(primary) ? location.region : primary,
  }
}

const isAbsent = (fact: Fact<unknown>): boolean => fact.state === 'unknown' && fact.reason === 'not-recorded'

/** Every account has at least these two; a list without them is a fragment. */
const always = ['blob', 'file']

function everyService(all: ReadonlyMap<string, boolean>, from: number[]): Fact<boolean> {
  if ([...all.values()].includes(false)) return known(false, from)
  if (all.size === 0) return unknown('not-recorded')
  return always.every((name) => all.has(name)) ? known(true, from) : partial(true, 'not-recorded', from)
}
