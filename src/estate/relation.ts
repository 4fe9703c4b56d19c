// How the account at the other end of a copy stands to our own.
import type { Relation } from '../model/place.ts'
import type { Config } from '../model/rulebook.ts'

/** `scanned`: the copy itself was read by this scan, so its account is no stranger. */
export function relationOf(own: string, other: string, config: Config, scanned = false): Relation {
  if (own === other) return 'same'
  if (sameEntity(own, other, config) === true) return 'same-owner'
  if (scanned) return 'listed'
  const listed = [...config.awsAccounts, ...config.azureSubscriptions, ...config.entities.flatMap(accountsOf)]
  return listed.includes(other) ? 'listed' : 'unlisted'
}

/** Whether one legal entity holds both ends; undefined unless `entities` names both accounts. */
export function sameEntity(own: string, other: string, config: Config): boolean | undefined {
  const [ours, theirs] = [own, other].map((account) => entityOf(account, config))
  return ours === undefined || theirs === undefined ? undefined : ours === theirs
}

/** The legal person that holds an account; undefined where `entities` does not say. */
export const entityOf = (account: string, { entities }: Config): Config['entities'][number] | undefined =>
  entities.find((entity) => accountsOf(entity).includes(account))

const accountsOf = ({ aws, azure }: Config['entities'][number]): string[] => [...aws, ...azure]
