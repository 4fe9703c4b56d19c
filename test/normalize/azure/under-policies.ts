// A subscription that policies are assigned to, and what is exempt from them, as Azure Resource Manager tells of them.
import type { Observation } from '../../../src/model/observation.ts'
import { observedWith, subscriptionId } from './observed.ts'

/** Each a list, or the name of a refusal. */
export const underPolicies = (assignments: object | string, exemptions: object | string = { value: [] }): Observation =>
  observedWith(
    'Microsoft.Resources/subscriptions',
    { id: `/subscriptions/${subscriptionId}` },
    {
      'Microsoft.Authorization/policyAssignments/read': assignments,
      'Microsoft.Authorization/policyExemptions/read': exemptions,
    },
  )
