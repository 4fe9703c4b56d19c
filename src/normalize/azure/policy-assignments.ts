// The assignments of Azure Policy that a subscription is under: which of them are in force, and for all of it.
import * as v from 'valibot'
import { chain, type Fact, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { beside, listOf } from './beside.ts'

const text = v.pipe(v.string(), v.toLowerCase())
const none = v.nullish(v.array(v.unknown()), [])

/** https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure */
const assignment = v.pipe(
  v.object({
    id: text,
    identity: v.nullish(v.object({ type: text })),
    properties: v.object({
      policyDefinitionId: text,
      // The last of them binds nobody but those that have enrolled: https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure#enforcement-mode
      enforcementMode: v.nullish(v.picklist(['Default', 'DoNotEnforce', 'Enroll']), 'Default'),
      notScopes: v.nullish(v.array(text), []),
      resourceSelectors: none,
      overrides: none,
      parameters: v.nullish(v.record(v.string(), v.object({ value: v.unknown() })), {}),
    }),
  }),
  v.transform(
    ({ id, identity, properties: { policyDefinitionId: definition, enforcementMode, parameters, ...rest } }) => ({
      id,
      /** Without one it deploys nothing: https://learn.microsoft.com/azure/governance/policy/how-to/remediate-resources */
      isSomebody: (identity?.type ?? 'none') !== 'none',
      definition,
      enforced: enforcementMode === 'Default',
      excepted: rest.notScopes,
      // For some resources only, or with another effect.
      narrowed: rest.resourceSelectors.length > 0 || rest.overrides.length > 0,
      parameters,
    }),
  ),
)
export type Assignment = v.InferOutput<typeof assignment>

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

/** Those that do something and not only report it, and from which nobody is exempt. */
export function inForce(observation: Observation): Fact<Assignment[]> {
  const assigned = beside(observation, 'Microsoft.Authorization/policyAssignments/read', listOf(assignment))
  const exempt = beside(observation, 'Microsoft.Authorization/policyExemptions/read', listOf(exemption))
  return chain(assigned, (all, from) =>
    chain(exempt, (exemptions) => {
      const now = Date.parse(observation.answers[from[0] ?? 0]?.origin.observedAt ?? '')
      const lifted = exemptions
        .filter(({ expiresOn: until }) => until === null || until === undefined || !(until <= now))
        .map(({ policyAssignmentId }) => policyAssignmentId)
      return known(
        all.filter(({ id, enforced }) => enforced && !lifted.includes(id)),
        from,
      )
    }),
  )
}

export const isOfWhole = ({ id, narrowed, excepted }: Assignment, account: string): boolean =>
  !narrowed && isAbove(id, account) && excepted.every((scope) => isElsewhere(scope, account))

/** To the subscription, or to a management group around it: a list that was asked for otherwise has those of its groups as well. */
const isAbove = (id: string, account: string): boolean =>
  id.startsWith(`/subscriptions/${account.toLowerCase()}/providers/`) ||
  id.startsWith('/providers/microsoft.management/managementgroups/')

/** A management group among the exceptions may be one that the subscription is in. */
const isElsewhere = (scope: string, account: string): boolean =>
  scope.startsWith('/subscriptions/') && scope.split('/')[2] !== account.toLowerCase()

/** What people have defined themselves may do anything; only its definition would tell. */
export const isTheirs = ({ definition }: Assignment): boolean =>
  !definition.startsWith('/providers/microsoft.authorization/')
