// What is left to say of an observation that became no resource.
import type { GapReason } from '../model/fact.ts'
import type { Gap, Observation } from '../model/observation.ts'

/** Names the call whose answer could not be used: the first one, unless another is given. AWS writes `service:Operation`, Azure `Service/what/read`. */
export function gapOf(
  observation: Observation,
  reason: GapReason,
  call = observation.answers[0]?.origin.operation ?? `${observation.provider}:observe`,
): Gap {
  const { provider, account, region, type } = observation
  const end = call.search(/[:/]/)
  return {
    kind: 'gap',
    provider,
    account,
    ...(region === undefined ? {} : { region }),
    service: call.slice(0, end),
    operation: call.slice(end + 1),
    reason,
    type,
    count: 1,
  }
}
