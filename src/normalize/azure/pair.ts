// Copies to the region pair, which Azure picks: estate finds it in the region table.
import { type Fact, map, partialAs, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'

/** `unread`: what a copy would be. A redundancy that was not read may be any: the role is not `pair` then, so that no table answers for what nobody knows. */
export function pairReference(
  mechanism: string,
  isCopied: Fact<boolean>,
  unread: 'vault' | 'replica' = 'vault',
): Fact<Reference[]> {
  if (isCopied.state === 'unknown') return partialAs([{ role: unread, mechanism, locator: isCopied }], isCopied, [])
  return map(isCopied, (copied) => (copied ? [{ role: 'pair', mechanism, locator: unknown('unresolved') }] : []))
}
