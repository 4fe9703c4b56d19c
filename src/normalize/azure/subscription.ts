// Microsoft.Resources/subscriptions: no store; it carries what can only be asked of a subscription as a whole.
import { known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'

const type = 'Microsoft.Resources/subscriptions'

/** From files a subscription is known by its resources only, so its body is empty. */
export function subscription({ partition, account, source, answers }: Observation): Resource {
  return {
    schema: 1,
    key: ['azure', partition, account, '', type, account].join('|'),
    id: `/subscriptions/${account}`,
    source,
    provider: 'azure',
    partition,
    type,
    name: account,
    owner: { account },
    location: { raw: '', kind: 'none', region: unknown('unresolved') },
    holds: 'none',
    facets: {
      audit: {
        enabledRegions: unknown('not-recorded', `${type}/locations/read`),
        unloggedRegions: unknown('unresolved'),
      },
      coverage: { complete: unknown('unresolved') },
    },
    labels: unknown('not-recorded', `${type}/read`),
    references: known([], []),
    origins: answers.map(({ origin }) => origin),
  }
}
