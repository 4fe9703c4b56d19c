// Which gaps leave a run incomplete: those that hide data, unless somebody has put their name to not knowing, and still does today.
import { hasEnded } from './days.ts'
import { type Fact, type GapReason, unknown } from './fact.ts'
import type { Gap } from './observation.ts'
import type { AcceptedGap, TypeRule } from './rulebook.ts'

/** The entries that name the call or the permission, on whatever day. */
export const namedIn = (
  entries: readonly AcceptedGap[],
  account: string,
  names: readonly (string | undefined)[],
): AcceptedGap[] => entries.filter((entry) => entry.account === account && names.includes(entry.operation))

/** `names`: how the call or the permission is spelled. */
export const isAccepted = (
  entries: readonly AcceptedGap[],
  account: string,
  names: readonly (string | undefined)[],
  now: string,
): boolean => namedIn(entries, account, names).some(({ until }) => !hasEnded(until, now.slice(0, 10)))

/** How a gap may be named: by its permission, or by the call. */
export const namesOf = ({ permission, service, operation }: Gap): string[] => [
  ...(permission === undefined ? [] : [permission]),
  `${service}:${operation}`,
]

/** A fact for want of a call. No right would tell what nobody wanted to ask. */
export const unreadFor = (reason: GapReason, call: string | undefined): Fact<never> =>
  reason === 'not-asked' ? unknown(reason) : unknown(reason, call)

/**
 * A service that a region does not have hides nothing there. A type that nobody reads yet hides data only where it is known to hold some. Where AWS Config is off, what is read by its
 * own calls is read all the same: that is told and no hole.
 */
export const hidesData = (gap: Gap, types: ReadonlyMap<string, TypeRule>): boolean =>
  gap.absent !== true &&
  !lacksWitness(gap) &&
  !isReadOtherwise(gap) &&
  (gap.reason !== 'unsupported' || gap.type === undefined || types.has(gap.type))

/** Nobody has counted here what is of types that are not read. */
export const lacksWitness = ({ service, operation, reason }: Gap): boolean =>
  service === 'config' &&
  operation === 'GetDiscoveredResourceCounts' &&
  (reason === 'not-enabled' || reason === 'not-recorded')

/** What AWS Config's items would have told is read by its own calls instead; a call that fails there is a gap of its own. */
const isReadOtherwise = ({ service, operation }: Gap): boolean =>
  service === 'config' && operation === 'SelectResourceConfig'

/** A whole account that somebody selected and that did not let us in. Where no answer came, or no time was left to ask, nobody has refused. */
export const isLockedOut = ({ service, operation, reason }: Gap): boolean =>
  service === 'sts' && operation === 'AssumeRole' && reason !== 'not-enabled' && reason !== 'timeout'
