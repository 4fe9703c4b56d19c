// Realistic estates of any size, the same for the same seed, in the order of their keys; no more than one account is held in memory.
import type { Asked } from '../src/model/observation.ts'
import type { Resource } from '../src/model/resource.ts'
import type { Rulebook } from '../src/model/rulebook.ts'
import { bucket, database, hub, snapshot } from './estate-aws.ts'
import { storageAccount, subscription, vault } from './estate-azure.ts'
import { account, key, mirroredKey, trail } from './estate-keys.ts'
import type { Kind, Site, World } from './estate-shape.ts'
import { type Seeded, seeded } from './seeded.ts'

export interface EstateOptions {
  count: number
  /** The share of resources whose judged input is that of an earlier one: 0, or 0.9. */
  repeat: number
  seed?: number
}

export interface Estate {
  accounts: string[]
  /** The calls by which trails are known to be all there are. */
  asked: Asked[]
  resources(): Generator<Resource>
}

/** How often each kind is met, in thousandths. */
const mix: Readonly<Record<'aws' | 'azure', readonly (readonly [Kind, number])[]>> = {
  aws: [
    [bucket, 400],
    [database, 350],
    [key, 145],
    [snapshot, 100],
    [mirroredKey, 5],
  ],
  azure: [
    [storageAccount, 920],
    [vault, 80],
  ],
}

const smallest = 100
const azureShare = 0.15

export function estateOf({ count, repeat, seed = 1 }: EstateOptions, regions: Rulebook['regions']): Estate {
  if (count < smallest) throw new Error(`an estate has at least ${smallest} resources`)
  const world = { aws: oneForEachCountry(regions.get('aws')), azure: oneForEachCountry(regions.get('azure')) }
  const sites = sitesOf(world, count, seed)
  return {
    accounts: sites.map(({ account }) => account),
    asked: sites.flatMap(({ account, cloud }) => (cloud === 'aws' ? world.aws.map((region) => trailsAsked(account, region)) : [])), // prettier-ignore
    *resources() {
      const draw = templates(repeat)
      for (const [index, site] of sites.entries()) {
        const noise = seeded(seed, 'account', index)
        const found = [...fixtures(site, index, noise)]
        while (found.length < site.size) found.push(...draw(kindFor(site.cloud, noise), site, noise))
        // The second of a pair may be one too many.
        yield* found.slice(0, site.size).sort((one, other) => (one.key < other.key ? -1 : 1))
      }
    },
  }
}

type Cloud = 'aws' | 'azure'
type SizedSite = Site & { cloud: Cloud; size: number }

function oneForEachCountry(
  table: ReadonlyMap<string, { country: string | null; partition?: string; verified: boolean }> | undefined,
): string[] {
  const found = new Map<string, string>()
  for (const [name, { country, partition, verified }] of table ?? []) {
    const open = verified && (partition === 'aws' || partition === 'AzureCloud')
    if (open && country !== null && !found.has(country)) found.set(country, name)
  }
  return [...found.values()]
}

/** The first account holds what the others send their copies and logs to. */
function sitesOf(world: World, count: number, seed: number): SizedSite[] {
  const hubs = world.aws.length + 2
  const rest = count - hubs
  const number = Math.max(3, Math.ceil(rest / 2000))
  const azure = Math.max(1, Math.round(number * azureShare))
  const hubOf = (region: string) => `arn:aws:s3:::${hubName(region, seed)}`
  const site = (index: number, size: number): SizedSite => {
    const cloud = index >= number - azure + 1 ? 'azure' : 'aws'
    const digits = String(index).padStart(9, '0')
    return { world, seed, hub: hubOf, cloud, size, account: cloud === 'aws' ? `100${digits}` : `0a1b2c3d-4e5f-4a6b-8c7d-900${digits}` } // prettier-ignore
  }
  const shareOf = (index: number) => Math.floor((rest * (index + 1)) / number) - Math.floor((rest * index) / number)
  return [site(0, hubs), ...Array.from({ length: number }, (_, index) => site(index + 1, shareOf(index)))]
}

const hubName = (region: string, seed: number): string => `example-archive-${region}-${seed}`

function fixtures(site: SizedSite, index: number, noise: Seeded): Resource[] {
  if (site.cloud === 'azure') return subscription(index, site, noise)
  const hubs = index === 0 ? site.world.aws.map((region) => hub(region, hubName(region, site.seed), site, noise)) : []
  return [...account(index, site, noise), ...trail(index, site, noise), ...hubs]
}

function kindFor(cloud: Cloud, noise: Seeded): Kind {
  let left = noise.below(1000)
  for (const [kind, share] of mix[cloud]) {
    if (left < share) return kind
    left -= share
  }
  throw new Error('the mix is no thousand')
}

/** Teams copy what stands near: a repeat is of one of the latest templates of its kind. */
const nearby = 100

function templates(repeat: number) {
  const counts = new Map<Kind, { drawn: number; made: number }>()
  return (kind: Kind, site: Site, noise: Seeded): Resource[] => {
    const { drawn, made } = counts.get(kind) ?? { drawn: 0, made: 0 }
    const isNew = made < Math.ceil((drawn + 1) * (1 - repeat))
    counts.set(kind, { drawn: drawn + 1, made: isNew ? made + 1 : made })
    return kind(isNew ? made : made - 1 - noise.below(Math.min(made, nearby)), site, noise)
  }
}

const trailsAsked = (account: string, region: string): Asked => ({
  kind: 'asked',
  provider: 'aws',
  account,
  region,
  service: 'cloudtrail',
  operation: 'DescribeTrails',
  calls: 1,
  failed: 0,
})
