// Which regions Azure Policy lets new resources of a subscription into: the built-in "Allowed locations", where it denies.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Guardrail } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import { type Assignment, inForce, isOfWhole, isTheirs } from './policy-assignments.ts'

const allowedLocations = '/providers/microsoft.authorization/policydefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c'

/** Until estate holds them against the config, `strayRegions` are all that it lets through. */
export function regionGuardrail(observation: Observation, enabledRegions: Fact<string[]>): Guardrail {
  const regions = chain(inForce(observation), (all, from) => letThrough(all, observation.account, from))
  return {
    enforced: map(regions, (named) => named !== null),
    strayRegions: chain(regions, (named, from) => (named === null ? enabledRegions : known(named, from))),
    declared: unknown('unresolved'),
  }
}

/** Each assignment denies what the others would let through; null: none fences the whole subscription. */
function letThrough(all: readonly Assignment[], account: string, from: number[]): Fact<string[] | null> {
  const fences = all.filter(({ definition }) => definition === allowedLocations)
  const whole = fences.filter((one) => isOfWhole(one, account))
  const [first, ...others] = whole.map(({ parameters }) =>
    v.safeParse(locations, parameters['listOfAllowedLocations']?.value),
  )
  if (first === undefined) return all.some(mayFence) ? unknown('unsupported') : known(null, from)
  if (!first.success || others.some(({ success }) => !success)) return unknown('malformed')
  const regions = others.reduce(
    (left, other) => left.filter((name) => other.success && other.output.includes(name)),
    first.output,
  )
  return known(regions.toSorted(), from)
}

const locations = v.array(v.pipe(v.string(), v.nonEmpty(), v.transform(regionName)))

/** Whatever is told of locations may fence as well. */
const mayFence = (one: Assignment): boolean =>
  isTheirs(one) ||
  (one.definition !== allowedLocations && Object.keys(one.parameters).some((name) => /location|region/i.test(name)))
