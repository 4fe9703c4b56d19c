// What every generated resource has in common, whatever its kind: where it stands, its key, its one origin.
import { type Fact, known, unknown } from '../src/model/fact.ts'
import type { Facets } from '../src/model/facets.ts'
import type { Holds, Label, Reference, Resource } from '../src/model/resource.ts'
import type { Seeded } from './seeded.ts'

/** One region for each country, so that two regions are never one input. */
export interface World {
  aws: readonly string[]
  azure: readonly string[]
}

export interface Site {
  world: World
  account: string
  seed: number
  /** The ARN of the bucket there that takes the copies and logs of all accounts. */
  hub(region: string): string
}

/** `template` fixes all that the controls see, and no two templates are alike; `noise` makes the rest. */
export type Kind = (template: number, site: Site, noise: Seeded) => Resource[]

export interface Shape {
  type: string
  name: string
  id: string
  aliases?: string[]
  holds: Holds
  /** Empty for an account. */
  region: string
  facets: Facets
  labels: Fact<Label[]>
  references: Fact<Reference[]>
}

interface Cloud {
  provider: string
  partition: string
  operation: string
  nativeId(shape: Shape): string
}

const clouds = {
  aws: { provider: 'aws', partition: 'aws', operation: 'file:config-snapshot', nativeId: ({ name }) => name },
  azure: { provider: 'azure', partition: 'AzureCloud', operation: 'file:arm', nativeId: ({ id }) => id.toLowerCase() },
} as const satisfies Record<string, Cloud>

export function resourceOf(cloud: keyof typeof clouds, { account }: Site, noise: Seeded, shape: Shape): Resource {
  const { provider, partition, operation, nativeId } = clouds[cloud]
  const { region, ...told } = shape
  return {
    schema: 1,
    key: `${provider}|${partition}|${account}|${region}|${shape.type}|${nativeId(shape)}`,
    source: 'snapshot',
    provider,
    partition,
    owner: { account },
    location:
      region === ''
        ? { raw: '', kind: 'none', region: unknown('unresolved') }
        : { raw: region, kind: 'region', region: read(region) },
    ...told,
    origins: [{ operation, observedAt: '2026-11-24T06:00:00.000Z', rawSha256: noise.hex(64) }],
  }
}

/** A fact from the one answer there is. */
export const read = <T>(value: T): Fact<T> => known(value, [0])

export const points = (role: Reference['role'], mechanism: string, locator: string): Reference => ({
  role,
  mechanism,
  locator: read(locator),
})

/** Left open by normalizers: only the whole estate can tell. */
export const later: Fact<never> = unknown('unresolved')

export function at<T>(list: readonly T[], index: number | undefined): T {
  const item = list[index ?? -1]
  if (item === undefined) throw new Error(`nothing at ${index}`)
  return item
}

export const named = (noise: Seeded, what: string): string =>
  `${noise.of(['crm', 'erp', 'lake', 'mail', 'orders', 'web'])}-${what}-${noise.hex(10)}`
