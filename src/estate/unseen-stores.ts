// Why there may be stores that nobody has seen: what a store has in common with those is not known either.
import type { Fact } from '../model/fact.ts'
import { namesOf, unreadFor } from '../model/gaps.ts'
import type { Gap } from '../model/observation.ts'
import type { TypeRule } from '../model/rulebook.ts'

/** Only stores of a type that we would read count: of the others we never see any, and the account is told incomplete for them. */
export function unseenStores(gaps: readonly Gap[], types: ReadonlyMap<string, TypeRule>): Fact<never> | undefined {
  const gap = gaps.find(({ type }) => type !== undefined && types.get(type)?.facets.includes('isolation'))
  return gap && unreadFor(gap.reason, namesOf(gap)[0])
}
