// How the account at the other end of a copy stands to our own.
import type { Relation } from '../model/place.ts'
import { isUnnamed } from '../model/planned.ts'
import type { Config } from '../model/rulebook.ts'

/** `scanned`: the copy itself was read by this scan, so its account is no stranger. */
export function relationOf(own: string, other: string, config: Config, scanned = false): Relation {
  if (own === other) return 'same'
  if (sameEntity(own, other, config) === true) return 'same-owner'
  if (scanned) return 'listed'
  return isListed(other, config) ? 'listed' : 'unlisted'
}

/** A plan that names no account does not tell that another is a stranger's. */
export const mayBeOne = (own: string, other: string): boolean => own !== other && (isUnnamed(own) || isUnnamed(other))

const isListed = (account: string, config: Config): boolean =>
  config.awsAccounts.includes(account) ||
  config.azureSubscriptions.includes(account) ||
  entityOf(account, config) !== undefined

/** Whether one legal entity holds both ends; undefined unless `entities` names both accounts. */
export function sameEntity(own: string, other: string, config: Config): boolean | undefined {
  const [ours, theirs] = [own, other].map((account) => entityOf(account, config))
  return ours === undefined || theirs === undefined ? undefined : ours === theirs
}

type Entity = Config['entities'][number]

/** The legal person that holds an account; undefined where `entities` does not say. */
export const entityOf = (account: string, { entities }: Config): Entity | undefined => holdersIn(entities).get(account)

/** Asked several times for every place: a config is read once, and its entities do not change. */
const holders = new WeakMap<readonly Entity[], ReadonlyMap<string, Entity>>()

function holdersIn(entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  const known = holders.get(entities)
  if (known !== undefined) return known
  const pairs = entities.flatMap((entity) => [...entity.aws, ...entity.azure].map((one) => [one, entity] as const))
  const made = new Map(pairs.toReversed()) // of two that name it the first holds it
  holders.set(entities, made)
  return made
}
