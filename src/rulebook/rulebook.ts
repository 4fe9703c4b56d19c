// Puts the rules and a company's config together, as the other rooms see them; and what policies see of them.
import type { Config, Rulebook } from '../model/rulebook.ts'
import { sha256 } from '../runtime/sha256.ts'
import { canonicalJson } from './digest.ts'
import type { Rules } from './load-rules.ts'
import type { Parameters } from './parameters.ts'

/** Only the laws that the config puts in play, in its order. */
export function rulebookOf({ parameters: _p, usual: _u, zones: _z, laws, ...seen }: Rules, config: Config): Rulebook {
  return { ...seen, laws: config.laws.flatMap((law) => laws.filter(({ id }) => id === law)), config }
}

/** The data document of the policies, under the digest that every answer must repeat. */
export function policyData({ parameters }: Pick<Rules, 'parameters'>): { digest: string; parameters: Parameters } {
  return { digest: sha256(canonicalJson(parameters)), parameters }
}
