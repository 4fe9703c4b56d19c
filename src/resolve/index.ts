// Follows the locators that name no region, an S3 bucket above all: each is looked up once, and the answer is kept for replays.
import { unknown } from '../model/fact.ts'
import type { Lookup } from '../model/observation.ts'
import { inParallel } from '../runtime/in-parallel.ts'

/** Asks the provider where a locator points; a refusal is a Lookup with an unknown region, never a rejection. */
export type Locate = (locator: string) => Promise<Lookup>

const inFlight = 4

/** Look-ups for the locators that neither the estate nor an earlier run can tell, with those that are known; sorted by locator. */
export async function resolve(
  unresolved: readonly string[],
  known: readonly Lookup[],
  locate: Locate | undefined,
): Promise<Lookup[]> {
  if (locate === undefined) return [...known, ...unresolved.map(unanswered)].toSorted(byLocator)
  const found = await Array.fromAsync(inParallel(unresolved, inFlight, locate))
  return [...known, ...found].toSorted(byLocator)
}

const unanswered = (locator: string): Lookup => ({
  kind: 'lookup',
  locator,
  region: unknown('unresolved', 's3:ListBucket'),
  account: unknown('unresolved'),
})

const byLocator = (one: Lookup, other: Lookup): number => (one.locator < other.locator ? -1 : 1)
