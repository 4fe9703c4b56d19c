// Puts the rules and a company's config together, as the other rooms see them; and what policies see of them.
import type { Parameters } from '../model/parameters.ts'
import type { Config, Rulebook } from '../model/rulebook.ts'
import { sha256 } from '../runtime/sha256.ts'
import { canonicalJson } from './digest.ts'
import type { Rules } from './load-rules.ts'

/** Only the laws that the config puts in play, in its order. */
export function rulebookOf(rules: Rules, config: Config): Rulebook {
  const { version, digest, regions, types, dataless, planned, bases, people, stages, conflicts } = rules
  const { expiringDays, conditionCheckDays } = rules
  const laws = config.laws.flatMap((law) => rules.laws.filter(({ id }) => id === law))
  const tables = { version, digest, regions, types, dataless, planned, bases, people, stages, conflicts }
  return { ...tables, laws, expiringDays, conditionCheckDays, config }
}

/** The data document of the policies, under the digest that every answer must repeat. */
export function policyData({ parameters }: Pick<Rules, 'parameters'>): { digest: string; parameters: Parameters } {
  return { digest: sha256(canonicalJson(parameters)), parameters }
}
