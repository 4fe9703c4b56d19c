// Follows the locators that name no region, an S3 bucket above all: each is looked up once, and the answer is kept for replays.
import { unknown } from '../model/fact.ts'
import type { Lookup } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'

/** Asks the provider where a locator points; a refusal is a Lookup with an unknown region, never a rejection. */
export type Locate = (locator: string) => Promise<Lookup>

const inFlight = 4

/** Look-ups for every locator that neither the estate nor an earlier run can tell, sorted by locator. */
export async function resolve(
  resources: readonly Resource[],
  known: readonly Lookup[],
  locate: Locate | undefined,
): Promise<Lookup[]> {
  const wanted = unresolved(resources, known)
  if (locate === undefined) return [...known, ...wanted.map(unanswered)].toSorted(byLocator)
  const found: Lookup[] = [...known]
  for (let start = 0; start < wanted.length; start += inFlight) {
    found.push(...(await Promise.all(wanted.slice(start, start + inFlight).map(locate))))
  }
  return found.toSorted(byLocator)
}

function unresolved(resources: readonly Resource[], known: readonly Lookup[]): string[] {
  const told = new Set([...known.map(({ locator }) => locator), ...resources.map(({ id }) => id)])
  const locators = resources.flatMap(({ references }) =>
    references.state === 'unknown'
      ? []
      : references.value.flatMap(({ locator }) => (locator.state === 'unknown' ? [] : [locator.value])),
  )
  return [...new Set(locators)].filter((locator) => namesNoRegion(locator) && !told.has(locator)).toSorted()
}

/** `arn:aws:s3:::bucket`: neither region nor account. */
const namesNoRegion = (locator: string): boolean => /^arn:[^:]+:s3:::/.test(locator)

const unanswered = (locator: string): Lookup => ({
  kind: 'lookup',
  locator,
  region: unknown('unresolved', 's3:ListBucket'),
  account: unknown('unresolved'),
})

const byLocator = (one: Lookup, other: Lookup): number => (one.locator < other.locator ? -1 : 1)
