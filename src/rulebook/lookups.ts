// How the rulebook is asked about a type, whose spelling is the provider's.
import { globMatches } from '../model/glob.ts'
import type { Rulebook, TypeRule } from '../model/rulebook.ts'

/** Azure's answers differ in the case of a type; the rule carries the spelling of ours. */
export function typeRuleOf({ types }: Pick<Rulebook, 'types'>, provider: string, type: string): TypeRule | undefined {
  const exact = types.get(type)
  if (exact !== undefined || provider !== 'azure') return exact?.provider === provider ? exact : undefined
  return [...types.values()].find(
    (rule) => rule.provider === provider && rule.type.toLowerCase() === type.toLowerCase(),
  )
}

export const isDataless = (
  { dataless, planned }: Pick<Rulebook, 'dataless' | 'planned'>,
  provider: string,
  type: string,
): boolean =>
  dataless.has(type) ||
  planned.dataless.some((name) => globMatches(name, type)) ||
  (provider === 'azure' && [...dataless].some((name) => name.toLowerCase() === type.toLowerCase()))
