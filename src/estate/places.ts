// Where a resource's data is and where its configuration sends it: one place per copy, each with a country or the reason why not.
import { chain, type Fact, known, map, unknown } from '../model/fact.ts'
import { type Means, type Place, type PlaceRole, unreadReferences } from '../model/place.ts'
import type { Reference, Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { approvalOf } from './approved-region.ts'
import { countryOf, extentOf, subdivisionOf } from './country.ts'
import type { Located, Survey } from './survey.ts'
import { isOwnRegion } from './locator.ts'
import { mayBeOne, relationOf, sameEntity } from './relation.ts'

/** A place before any law has been asked about it. */
export type BarePlace = Omit<Place, 'laws'>

/** What the run has learned or was told by the time places are drawn. */
export interface Surroundings {
  rulebook: Rulebook
  survey: Pick<Survey, 'find' | 'copiesOf'>
}

interface Kind {
  role: PlaceRole
  /** Data is sent there by this means. */
  means?: Means
}

/** What each role of a reference makes of the place it points at. `source` is absent: data comes from there. */
export const kinds: Partial<Record<Reference['role'], Kind>> = {
  key: { role: 'key' },
  'log-sink': { role: 'log', means: 'log-export' },
  replica: { role: 'replica', means: 'replication' },
  pair: { role: 'replica', means: 'replication' },
  vault: { role: 'backup', means: 'backup' },
}

/** A replica of a key is key material abroad, which is judged as a key and not as data; who is let in need not keep a copy. */
export const byMechanism: Partial<Record<string, Kind>> = {
  'azure-hsm-region': { role: 'key', means: 'key-replication' },
  'kms-multi-region': { role: 'key', means: 'key-replication' },
  'dynamodb-export': { role: 'snapshot', means: 'snapshot-copy' },
  'ebs-snapshot-share': { role: 'processing', means: 'sharing' },
  'rds-snapshot-share': { role: 'processing', means: 'sharing' },
  'redshift-datashare': { role: 'processing', means: 'sharing' },
  'redshift-snapshot-share': { role: 'processing', means: 'sharing' },
  // It reads what another cluster stores, and keeps of it what it was asked for.
  'azure-kusto-follower': { role: 'processing', means: 'sharing' },
  // A function works on a message and need not keep it; what leaves AWS is in nobody's account.
  'firehose-function': { role: 'processing', means: 'processing' },
  'lambda-destination-function': { role: 'processing', means: 'processing' },
  'sns-function': { role: 'processing', means: 'processing' },
  'sns-endpoint': { role: 'processing', means: 'sharing' },
  'azure-integration-runtime': { role: 'processing', means: 'processing' },
  'azure-messaging-partner': { role: 'failover', means: 'failover' },
  // Backups that Azure copies to the paired region.
  'azure-backup-pair': { role: 'backup', means: 'backup' },
  'azure-mysql-backup-pair': { role: 'backup', means: 'backup' },
  'azure-postgresql-backup-pair': { role: 'backup', means: 'backup' },
  'azure-sql-backup-pair': { role: 'backup', means: 'backup' },
  'azure-synapse-backup-pair': { role: 'backup', means: 'backup' },
  'cosmos-backup-pair': { role: 'backup', means: 'backup' },
  // Whoever is asked works on the question, and need not keep it.
  'ai-account-region': { role: 'processing', means: 'processing' },
  'azure-data-factory-runtime': { role: 'processing', means: 'processing' },
  'ai-compute': { role: 'processing', means: 'processing' },
  'openai-deployment': { role: 'processing', means: 'processing' },
  'bedrock-inference-profile': { role: 'processing', means: 'processing' },
  // The nearest edge takes a call apart and hands it on; that of an API keeps nothing.
  'apigateway-edge': { role: 'processing', means: 'processing' },
  'cloudfront-origin-shield': { role: 'edge', means: 'edge-cache' },
  's3-multi-region-standby': { role: 'failover', means: 'failover' },
  'image-share': { role: 'processing', means: 'sharing' },
  'security-lake-subscriber': { role: 'processing', means: 'sharing' },
}

/** Keys by which a copy is encrypted where it is. */
const keysOfCopies: ReadonlySet<string> = new Set([
  'azure-gallery-replica-encryption',
  'azure-mysql-backup-encryption',
  'azure-postgresql-backup-encryption',
  'config-delivery-encryption',
  'dynamodb-export-encryption',
  'dynamodb-replica-encryption',
  'guardduty-export-encryption',
  'redshift-snapshot-copy',
  'sagemaker-async-encryption',
  'sagemaker-capture-encryption',
  'sagemaker-offline-encryption',
  'sagemaker-sharing-encryption',
  'secret-replica-encryption',
])

/** The primary place first. A reference that could not be followed has a place of unknown country, never no place. */
export function placesOf(resource: Resource, around: Surroundings): BarePlace[] {
  const { references } = resource
  const copies = references.state === 'unknown' ? [unread(references)] : references.value
  return [primaryPlace(resource, around), ...copies.flatMap((reference) => copy(resource, reference, around))]
}

export function primaryPlace(resource: Resource, around: Surroundings): BarePlace {
  const { kind } = resource.location
  const place = placeAt(resource, { role: 'primary' }, home(resource), around)
  return kind === 'logical' || kind === 'global' ? { ...place, extent: kind } : place
}

function copy(resource: Resource, reference: Reference, around: Surroundings): BarePlace[] {
  const kind = reference.role === 'source' ? undefined : (byMechanism[reference.mechanism] ?? kinds[reference.role])
  if (kind === undefined) return []
  const there = reference.role === 'pair' ? pairOf(resource, reference, around) : follow(resource, reference, around)
  return there === undefined ? [] : [placeAt(resource, kind, there, around, reference)]
}

/** A place of this resource's data; `reference` says how it gets there. */
export function placeAt(
  resource: Resource,
  { role, means }: Kind,
  { region, account, key: scanned }: Located,
  { rulebook }: Surroundings,
  reference?: Pick<Reference, 'mechanism' | 'locator'>,
): BarePlace {
  const { provider, owner, key } = resource
  const subdivision = subdivisionOf(rulebook, provider, region)
  const extent = extentOf(rulebook, provider, region)
  const entity = account.state === 'known' ? sameEntity(owner.account, account.value, rulebook.config) : undefined
  return {
    holder: key,
    role,
    region,
    country: countryOf(rulebook, provider, region),
    ...(subdivision === undefined ? {} : { subdivision }),
    ...(extent === undefined ? {} : { extent }),
    approved: approvalOf(rulebook.config, provider, region),
    mandates: rulebook.laws.some((law) => law.mandates.length > 0),
    account,
    relation: chain(account, (other, from) =>
      scanned === undefined && mayBeOne(owner.account, other)
        ? unknown('not-recorded', 'terraform:not-in-plan')
        : known(relationOf(owner.account, other, rulebook.config, scanned !== undefined), from),
    ),
    ...(entity === undefined ? {} : { sameEntity: entity }),
    ...(role === 'key' && reference !== undefined && keysOfCopies.has(reference.mechanism) ? { opensCopy: true } : {}),
    ...(means === undefined || reference === undefined
      ? {}
      : { via: { means, mechanism: reference.mechanism, locator: reference.locator } }),
  }
}

const home = (resource: Resource): Located => ({
  region: resource.location.region,
  account: known(resource.owner.account, []),
})

/** The region that the configuration names stands where the target was not found. */
export const orAsNamed = (looked: Fact<string>, named: string | undefined): Fact<string> =>
  looked.state === 'unknown' && named !== undefined ? known(named, []) : looked

/** What the configuration names stands where the target itself could not be looked up. */
function follow(resource: Resource, { locator, account, region: named }: Reference, { survey }: Surroundings): Located {
  const found: Fact<Located> = map(locator, (name) => survey.find(name))
  const looked = chain(found, (target) => target.region)
  const region = orAsNamed(looked, named)
  const owner = isOwnRegion(locator) ? own(resource) : chain(found, (target) => target.account)
  const key = found.state === 'unknown' ? undefined : found.value.key
  return {
    region,
    account: owner.state === 'unknown' && account !== undefined ? known(account, []) : owner,
    ...(key === undefined ? {} : { key }),
  }
}

/** The provider picks the pair, so the region table tells it; undefined where a provider without a pair makes no copy. */
function pairOf(resource: Resource, reference: Reference, around: Surroundings): Located | undefined {
  const { rulebook } = around
  if (reference.locator.state !== 'unknown') return { ...follow(resource, reference, around), account: own(resource) }
  const { region } = resource.location
  const pair = region.state === 'unknown' ? undefined : rulebook.regions.get(resource.provider)?.get(region.value)?.pair
  // Key Vault copies itself only where there is a pair; a geo-redundant account without one contradicts the table.
  if (pair === null && reference.mechanism === 'azure-key-vault-pair') return undefined
  const paired = pair === null || pair === undefined ? unknown('unresolved') : map(region, () => pair)
  return { region: region.state === 'unknown' ? region : paired, account: own(resource) }
}

const own = (resource: Resource): Fact<string> => known(resource.owner.account, [])

const unread = (locator: Fact<never>): Reference => ({
  role: 'replica',
  mechanism: unreadReferences,
  locator,
})
