// The subscription itself: what can only be asked of it as a whole.
import type { Observation } from '../../model/observation.ts'
import { wholeList } from './listing.ts'
import { diagnosticSettings } from './arm-type.ts'
import type { Caller } from './caller.ts'
import type { Subscription } from './subscriptions.ts'

const type = 'Microsoft.Resources/subscriptions'

export async function observeSubscription(caller: Caller, { id, answer }: Subscription): Promise<Observation> {
  const path = `/subscriptions/${id}`
  const answers = await Promise.all([
    wholeList(caller, { action: `${type}/locations/read`, url: `${path}/locations`, apiVersion: '2022-12-01' }),
    // Of the activity log: who changed what.
    wholeList(caller, {
      ...diagnosticSettings,
      apiVersion: '2021-05-01-preview',
      url: `${path}${diagnosticSettings.path}`,
    }),
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
