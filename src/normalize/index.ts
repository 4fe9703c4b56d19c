// From what a source observed to a Resource: one function per type, pure, found by the type's name.
import type { Gap, Observation } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import { awsNormalizers } from './aws/index.ts'
import { asUnasked } from './aws/unasked.ts'
import { azureNormalizers } from './azure/index.ts'
import { gapOf } from './gap.ts'
import { fromPlan } from './terraform/index.ts'

/** `undefined`: the provider says that the resource is gone, which is neither a resource to judge nor a gap. */
export type Normalizer = (observation: Observation) => Resource | Gap | undefined

// A map, not an object: the names come from outside, and `constructor` must find nothing. ARM types have no fixed case.
const normalizers: ReadonlyMap<string, Normalizer> = new Map(
  [...Object.entries(awsNormalizers), ...Object.entries(azureNormalizers)].map(([type, read]) => [
    type.toLowerCase(),
    read,
  ]),
)

/** The Resource, or the reason why there is none: a type that nobody here reads, or an answer that a normalizer choked on. */
export function normalize(observation: Observation): Resource | Gap | undefined {
  const read = normalizers.get(observation.type.toLowerCase())
  if (read === undefined) return gapOf(observation, 'unsupported')
  try {
    if (observation.source === 'terraform') return fromPlan(observation, read)
    const isInPart = observation.unasked === true && observation.provider === 'aws'
    return isInPart ? asUnasked(read(observation)) : read(observation)
  } catch {
    return gapOf(observation, 'malformed') // the row must not be lost with the run; its gap makes the run incomplete
  }
}
