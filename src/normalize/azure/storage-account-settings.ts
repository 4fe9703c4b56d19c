// What can be set on a storage account, each setting well-formed or unknown on its own.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, known, map, partial, unknown } from '../../model/fact.ts'
import { named } from '../decode.ts'
import { type ArmBody } from './arm-body.ts'
import { host, type VaultKey } from './encryption.ts'
import { tls } from './tls.ts'

export interface StorageSettings {
  encrypted: Fact<boolean>
  keyOwner: Fact<'provider' | 'customer'>
  key: VaultKey
  httpsOnly: Fact<boolean>
  minimumTls: Fact<number>
  /** Its owners may open containers to requests without any credential. */
  anonymous: Fact<boolean>
  /** How the SKU copies to the paired region; null: it does not. */
  geoCopy: Fact<Redundancy['geoCopy']>
  /** What the SKU keeps in the account's own region. */
  zones: Fact<Redundancy['zones']>
  secondary: Fact<string>
  /** Where its services answer: `patientrecords.blob.core.windows.net`. */
  hosts: Fact<string[]>
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

const hostsIn = (endpoints: Readonly<Record<string, unknown>>): string[] =>
  Object.values(endpoints).flatMap((uri) => (v.is(host, uri) ? [new URL(uri).hostname.toLowerCase()] : []))

interface Redundancy {
  geoCopy: 'azure-grs-pair' | 'azure-gzrs-pair' | null
  zones: 'single-zone' | 'multi-zone'
}

const redundancies: ReadonlyMap<string, Redundancy> = new Map([
  ['LRS', { geoCopy: null, zones: 'single-zone' }],
  ['ZRS', { geoCopy: null, zones: 'multi-zone' }],
  ['GRS', { geoCopy: 'azure-grs-pair', zones: 'single-zone' }],
  ['RAGRS', { geoCopy: 'azure-grs-pair', zones: 'single-zone' }],
  ['GZRS', { geoCopy: 'azure-gzrs-pair', zones: 'multi-zone' }],
  ['RAGZRS', { geoCopy: 'azure-gzrs-pair', zones: 'multi-zone' }],
])

/** `Standard_RAGRS`, `PremiumV2_ZRS`: the redundancy stands last. A word that is new to us may mean any copy. */
const sku = v.pipe(
  v.string(),
  v.transform((name) => redundancies.get(name.slice(name.lastIndexOf('_') + 1).toUpperCase())),
  v.custom<Redundancy>((found) => found !== undefined),
)

export function storageSettings({ setting, settingOr, location }: ArmBody): StorageSettings {
  const primary = setting(['properties', 'primaryLocation'], region)
  const redundancy = setting(['sku', 'name'], sku)
  const keyOwner = setting(['properties', 'encryption', 'keySource'], keySource)
  return {
    encrypted: chain(setting(['properties', 'encryption', 'services'], services), everyService),
    keyOwner,
    key: chain(keyOwner, (owner, from) =>
      owner === 'provider'
        ? known(null, from)
        : setting(['properties', 'encryption', 'keyVaultProperties', 'keyVaultUri'], host),
    ),
    httpsOnly: setting(['properties', 'supportsHttpsTrafficOnly'], v.boolean()),
    // Accounts that never had it set accept TLS 1.0, as Microsoft documents, and their bodies lack the field.
    minimumTls: settingOr(['properties', 'minimumTlsVersion'], tls, 1.0),
    // Where it was never set it is as it was when the account was made, and that was once to allow it.
    anonymous: settingOr(['properties', 'allowBlobPublicAccess'], v.boolean(), true),
    geoCopy: map(redundancy, ({ geoCopy }) => geoCopy),
    zones: map(redundancy, ({ zones }) => zones),
    secondary: setting(['properties', 'secondaryLocation'], region),
    hosts: map(setting(['properties', 'primaryEndpoints'], named(v.unknown())), hostsIn),
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
