// Which regions Azure Policy lets new resources of a subscription into: the built-in "Allowed locations", where it denies.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Guardrail } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import { beside, listOf } from './beside.ts'

const allowedLocations = '/providers/microsoft.authorization/policydefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c'

const text = v.pipe(v.string(), v.toLowerCase())
const none = v.nullish(v.array(v.unknown()), [])

/** https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure */
const assignment = v.pipe(
  v.object({
    id: text,
    properties: v.object({
      policyDefinitionId: text,
      enforcementMode: v.nullish(v.picklist(['Default', 'DoNotEnforce']), 'Default'),
      notScopes: v.nullish(v.array(text), []),
      resourceSelectors: none,
      overrides: none,
      parameters: v.nullish(v.record(v.string(), v.object({ value: v.unknown() })), {}),
    }),
  }),
  v.transform(({ id, properties: { policyDefinitionId: definition, enforcementMode, parameters, ...rest } }) => ({
    id,
    definition,
    denies: enforcementMode === 'Default',
    excepted: rest.notScopes,
    // For some resources only, or with another effect.
    narrowed: rest.resourceSelectors.length > 0 || rest.overrides.length > 0,
    parameters,
  })),
)
type Assignment = v.InferOutput<typeof assignment>

const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((written) => Date.parse(written)),
)

/** Of the subscription, of what is around it or within it: one group where anything may be made is enough. */
const exemption = v.pipe(
  v.object({ properties: v.object({ policyAssignmentId: text, expiresOn: v.nullish(time) }) }),
  v.transform(({ properties }) => properties),
)

/** Until estate holds them against the config, `strayRegions` are all that it lets through. */
export function regionGuardrail(observation: Observation, enabledRegions: Fact<string[]>): Guardrail {
  const assigned = beside(observation, 'Microsoft.Authorization/policyAssignments/read', listOf(assignment))
  const exempt = beside(observation, 'Microsoft.Authorization/policyExemptions/read', listOf(exemption))
  const regions = chain(assigned, (all, from) =>
    chain(exempt, (exemptions) => {
      const now = Date.parse(observation.answers[from[0] ?? 0]?.origin.observedAt ?? '')
      const lifted = exemptions
        .filter(({ expiresOn: until }) => until === null || until === undefined || !(until <= now))
        .map(({ policyAssignmentId }) => policyAssignmentId)
      return letThrough(
        all.filter(({ id, denies }) => denies && !lifted.includes(id)),
        observation.account,
        from,
      )
    }),
  )
  return {
    enforced: map(regions, (named) => named !== null),
    strayRegions: chain(regions, (named, from) => (named === null ? enabledRegions : known(named, from))),
  }
}

/** Each assignment denies what the others would let through; null: none fences the whole subscription. */
function letThrough(inForce: readonly Assignment[], account: string, from: number[]): Fact<string[] | null> {
  const fences = inForce.filter(({ definition }) => definition === allowedLocations)
  const whole = fences.filter(
    ({ narrowed, excepted }) => !narrowed && excepted.every((scope) => isElsewhere(scope, account)),
  )
  const [first, ...others] = whole.map(({ parameters }) =>
    v.safeParse(locations, parameters['listOfAllowedLocations']?.value),
  )
  if (first === undefined) return inForce.some(mayFence) ? unknown('unsupported') : known(null, from)
  if (!first.success || others.some(({ success }) => !success)) return unknown('malformed')
  const regions = others.reduce(
    (left, other) => left.filter((name) => other.success && other.output.includes(name)),
    first.output,
  )
  return known(regions.toSorted(), from)
}

const locations = v.array(v.pipe(v.string(), v.nonEmpty(), v.transform(regionName)))

/** A management group among the exceptions may be one that the subscription is in. */
const isElsewhere = (scope: string, account: string): boolean =>
  scope.startsWith('/subscriptions/') && scope.split('/')[2] !== account.toLowerCase()

/** What people have defined themselves, and whatever is told of locations, may fence as well; only its definition would tell. */
const mayFence = ({ definition, parameters }: Assignment): boolean =>
  definition !== allowedLocations &&
  (!definition.startsWith('/providers/microsoft.authorization/') ||
    Object.keys(parameters).some((name) => /location|region/i.test(name)))
