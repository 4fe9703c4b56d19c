// The subscription itself: what can only be asked of it as a whole.
import type { Observation } from '../../model/observation.ts'
import { wholeList } from './listing.ts'
import { diagnosticSettings } from './arm-type.ts'
import type { Caller } from './caller.ts'
import type { Subscription } from './subscriptions.ts'

const type = 'Microsoft.Resources/subscriptions'

export async function observeSubscription(caller: Caller, { id, answer }: Subscription): Promise<Observation> {
  const path = `/subscriptions/${id}`
  const policies = (list: string, apiVersion: string, filter = '') => ({
    action: `${list}/read`,
    url: `${path}/providers/${list}${filter}`,
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
    wholeList(caller, policies('Microsoft.Authorization/policyAssignments', '2023-04-01', '?$filter=atScope()')),
    // Of what is within it as well: whoever exempts a group of it opens that.
    wholeList(caller, policies('Microsoft.Authorization/policyExemptions', '2022-07-01-preview')),
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
