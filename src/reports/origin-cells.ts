// Where the facts of a row come from, as cells.
import type { Origin } from '../model/resource.ts'
import type { ScanIdentity } from '../model/run.ts'

/** Every answer is at least as fresh as the oldest; the newest would claim too much. */
export const oldest = (origins: readonly Origin[]): string | undefined =>
  origins.map(({ observedAt }) => observedAt).sort()[0]

/** One item per origin, so that ids stay beside their operations; nothing where no origin has one. */
export function besideEach(
  origins: readonly Origin[],
  part: (origin: Origin) => string | undefined,
): string[] | undefined {
  const items = origins.map((origin) => part(origin) ?? '')
  return items.some((item) => item !== '') ? items : undefined
}

/** Who read an account. Its name comes from outside, and `constructor` must find nothing. */
export const collectorOf = ({ collectors }: ScanIdentity, account: string): string | undefined =>
  Object.hasOwn(collectors, account) ? collectors[account] : undefined
