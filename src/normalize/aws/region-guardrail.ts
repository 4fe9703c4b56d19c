// Which regions the policies of its organization leave to an account, and whether any asks for tags.
import { chain, type Fact, known, partialAs, unknown } from '../../model/fact.ts'
import type { Guardrail } from '../../model/facets.ts'
import { asksForTags, fencesOff, letsIn } from './control-policy.ts'
import type { Levels } from './policies-over.ts'
import { anyOf, type Held } from './policy-conditions.ts'
import type { ResourceStatement } from './resource-policy.ts'

/** A region that no list names: what lets it through keeps nobody in. */
const unheardOf = 'xx-nowhere-0'

/** What binds an account: service control policies, and those over the resources in it. */
export interface Over {
  levels: Fact<Levels | null>
  resource: Fact<ResourceStatement[]>
}

/** Until estate holds them against the config, `strayRegions` are all that the policies let through. */
export function regionGuardrail({ levels, resource }: Over, enabledRegions: Fact<string[]>): Guardrail {
  const closedIn = (all: Levels) => (region: string) => isClosed(all, resource, region)
  return {
    enforced: chain(levels, (all, from) =>
      all === null ? known(false, from) : isFenced(closedIn(all), enabledRegions, why(resource), from),
    ),
    strayRegions: chain(enabledRegions, (regions, seen) =>
      chain(levels, (all, from) =>
        all === null ? known(regions, seen) : letThrough(closedIn(all), regions, why(resource), from),
      ),
    ),
    declared: unknown('unresolved'),
  }
}

/** Why nobody can say whether a region is closed: one policy was not read, or says what only its author could explain. */
const why = (resource: Over['resource']): Unread => (resource.state === 'unknown' ? resource : unreadable)
type Unread = Extract<Fact<never>, { state: 'unknown' }>
const unreadable: Unread = { state: 'unknown', reason: 'unsupported', permission: 'organizations:DescribePolicy' }

type Closing = (region: string) => Held

function isFenced(closedIn: Closing, enabled: Fact<string[]>, open: Unread, from: number[]): Fact<boolean> {
  const regions = [unheardOf, ...(enabled.state === 'unknown' ? [] : enabled.value)]
  const closed = regions.map(closedIn)
  if (closed.includes('yes')) return known(true, from)
  return closed.includes('unclear') ? open : known(false, from)
}

function letThrough(closedIn: Closing, regions: readonly string[], open: Unread, from: number[]): Fact<string[]> {
  const closed = regions.map((region) => ({ region, held: closedIn(region) }))
  const stray = closed.filter(({ held }) => held === 'no').map(({ region }) => region)
  if (!closed.some(({ held }) => held === 'unclear')) return known(stray, from)
  return stray.length === 0 ? open : partialAs(stray, open, from)
}

/** A denial at any level holds; what is allowed must be allowed at each. */
function isClosed(all: Levels, resource: Over['resource'], region: string): Held {
  const statements = all.flat()
  const held = [
    ...statements.map((one) => fencesOff(one, region, { statements, resource })),
    ...all.map((level) => not(anyOf(level.map((one) => letsIn(one, region))))),
  ]
  return anyOf(held)
}

const opposite: Record<Held, Held> = { yes: 'no', no: 'yes', unclear: 'unclear' }
const not = (held: Held): Held => opposite[held]

/** Where no policy asks for tags, nothing does; one that does may ask it of some things only. */
export const labelsRequired = (over: Fact<Levels | null>): Fact<boolean> =>
  chain(over, (all, from) => (all?.flat().some(asksForTags) === true ? unreadable : known(false, from)))
