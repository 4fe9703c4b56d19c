// The subscription itself: what can only be asked of it as a whole.
import type { Observation } from '../../model/observation.ts'
import { wholeList } from './listing.ts'
import { diagnosticSettings } from './arm-type.ts'
import type { Caller } from './caller.ts'
import type { Subscription } from './subscriptions.ts'

const type = 'Microsoft.Resources/subscriptions'

export async function observeSubscription(caller: Caller, { id, answer }: Subscription): Promise<Observation> {
  const path = `/subscriptions/${id}`
  const atScope = (list: string, apiVersion: string) => ({
    action: `${list}/read`,
    url: `${path}/providers/${list}?$filter=atScope()`,
    apiVersion,
  })
  const answers = await Promise.all([
    wholeList(caller, { action: `${type}/locations/read`, url: `${path}/locations`, apiVersion: '2022-12-01' }),
    // Of the activity log: who changed what.
    wholeList(caller, {
      ...diagnosticSettings,
      apiVersion: '2021-05-01-preview',
      url: `${path}${diagnosticSettings.path}`,
    }),
    // Those of the management groups around it too, and none of what is within it.
    wholeList(caller, atScope('Microsoft.Authorization/policyAssignments', '2023-04-01')),
    wholeList(caller, atScope('Microsoft.Authorization/policyExemptions', '2022-07-01-preview')),
  ])
  return {
    kind: 'observation',
    provider: 'azure',
    partition: caller.identity.cloud.name,
    account: id,
    type,
    nativeId: id,
    source: 'live',
    answers: [answer, ...answers],
  }
}
