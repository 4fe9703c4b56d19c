// What can be pointed at: every resource by each of its names, every looked-up locator, and what an ARN says of itself.
import { type Fact, known, unknown } from '../model/fact.ts'
import type { Lookup } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'

/** Where a locator turned out to point. */
export interface Located {
  region: Fact<string>
  account: Fact<string>
  /** The key of the resource, where it is in this estate. */
  key?: string
}

export interface Directory {
  find(locator: string): Located
  resource(key: string): Resource | undefined
}

export function directoryOf(resources: readonly Resource[], lookups: readonly Lookup[]): Directory {
  const byKey = new Map(resources.map((resource) => [resource.key, resource]))
  const byName = new Map<string, Located>()
  for (const lookup of lookups)
    byName.set(canonical(lookup.locator), { region: lookup.region, account: lookup.account })
  for (const resource of resources) {
    const located = { region: resource.location.region, account: known(resource.owner.account, []), key: resource.key }
    for (const name of [resource.id, ...(resource.aliases ?? [])]) byName.set(canonical(name), located)
  }
  return {
    find: (locator) => byName.get(canonical(locator)) ?? told(locator),
    resource: (key) => byKey.get(key),
  }
}

/** ARM ids and hosts are case-insensitive; in an ARN the case counts. */
const canonical = (name: string): string => (name.startsWith('arn:') ? name : name.toLowerCase())

/** What the locator itself states. An S3 ARN states neither region nor account, and a name is never read as either. */
function told(locator: string): Located {
  if (locator.startsWith('azure-region:')) {
    return { region: known(locator.slice('azure-region:'.length), []), account: unknown('unresolved') }
  }
  const [scheme, , service, region = '', account = ''] = locator.split(':')
  const permission = service === 's3' ? 's3:ListBucket' : undefined
  const state = (value: string) =>
    scheme === 'arn' && value !== '' ? known(value, []) : unknown('unresolved', permission)
  return { region: state(region), account: state(account) }
}
