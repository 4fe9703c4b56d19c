// One resource of a plan on one side of the change: as it was, or as it will be.
import { isDeepStrictEqual } from 'node:util'
import { type Address, parseAddress } from './address.ts'
import type { Configured, Plan, ResourceChange } from './plan-shape.ts'
import type { Configuration } from './configuration.ts'
import { providerSource } from './provider-source.ts'

export type Side = 'before' | 'after'

export interface Instance {
  /** As it will be called; what was moved is called so on both sides. */
  address: string
  at: Address
  /** Which of the blocks that it is made of. */
  nth?: { block: string; index: number }
  /** `aws`, `azurerm`: whichever registry it came from. */
  provider: string
  /** `hashicorp/aws`: whose it is. */
  source: string
  /** Of the provider's configuration: `aws.us`. */
  providerKey: string
  block: Configured | undefined
  /** It is made by this change: what it does not say is as the provider makes it. */
  isNew: boolean
  /** What exists and gets another value. */
  altered: readonly string[]
  values: Readonly<Record<string, unknown>>
  unknown: unknown
  sensitive: unknown
}

/** The resources that Terraform manages, on each side. Throws for an address that nobody can read. */
export function instancesOf({ resource_changes: changes }: Plan, configuration: Configuration, side: Side): Instance[] {
  return changes.filter(isManaged).flatMap((change) => instanceOf(change, configuration, side) ?? [])
}

/** What this change takes away: what it said of others is not so any more. */
export function removedBy(plan: Plan, configuration: Configuration): Instance[] {
  const isGone = ({ change: { after, actions } }: ResourceChange) => after === null && actions.includes('delete')
  return instancesOf({ ...plan, resource_changes: plan.resource_changes.filter(isGone) }, configuration, 'before')
}

/** What is deposed is what is left of an earlier change, to be deleted. */
const isManaged = ({ mode, deposed }: ResourceChange): boolean => mode !== 'data' && deposed === undefined

function instanceOf(change: ResourceChange, configuration: Configuration, side: Side): Instance | undefined {
  const told = toldOn(side, change)
  if (told === undefined) return undefined
  const at = parseAddress(change.address)
  if (at === undefined) throw new Error('a resource of a plan has no address that can be read')
  const block = configuration.blockOf(at)
  const provider = change.provider_name.split('/').at(-1) ?? ''
  return {
    address: change.address,
    at,
    provider,
    source: providerSource(change.provider_name),
    providerKey: block?.provider_config_key ?? provider,
    block,
    isNew: side === 'after' && change.change.actions.includes('create'),
    altered: side === 'after' ? alteredBy(change) : [],
    ...told,
  }
}

function alteredBy({ change: { before, after, actions } }: ResourceChange): string[] {
  if (before === null || after === null || !actions.includes('update')) return []
  return Object.keys(after).filter((name) => !isDeepStrictEqual(before[name], after[name]))
}

/** What is forgotten stays as it was: only Terraform knows no more of it. */
function toldOn(
  side: Side,
  { change }: ResourceChange,
): Pick<Instance, 'values' | 'unknown' | 'sensitive'> | undefined {
  const { before, after, actions, after_unknown: unknown, before_sensitive, after_sensitive } = change
  if (side === 'before' || actions.includes('forget')) {
    if (side === 'after' && after !== null) return { values: after, unknown, sensitive: after_sensitive }
    return before === null ? undefined : { values: before, unknown: undefined, sensitive: before_sensitive }
  }
  return after === null ? undefined : { values: after, unknown, sensitive: after_sensitive }
}
