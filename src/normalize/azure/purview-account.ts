// Microsoft.Purview/accounts: what was found out of other stores, with samples and classifications, and the stores that Purview keeps for itself.
import * as v from 'valibot'
import { gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways } from './encryption.ts'
import { enabled } from './words.ts'

const type = 'Microsoft.Purview/accounts'

export function purviewAccount(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      // Under Microsoft's keys only: https://learn.microsoft.com/purview/concept-best-practices-security#encryption
      ...encryptedAlways(known(null, [])),
      // Its endpoints are ones of https; which versions they refuse no page was found to say.
      inTransit: { enforced: known(true, []), minimumVersion: unknown('unsupported') },
      exposure: {
        public: body.setting(['properties', 'publicNetworkAccess'], enabled),
      },
      classification: unclassified,
      ...placedLater,
    },
    references: gather(
      // What is on its way into the catalogue. Younger accounts have theirs where nobody sees it, in their own region.
      pointers(
        'replica',
        'azure-purview-ingestion',
        body.settingOr(['properties', 'managedResources'], managed, []),
        (all, from) => all.map((id) => ({ locator: known(id, from) })),
      ),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const id = v.nullish(v.pipe(v.string(), v.toLowerCase()), '')

const managed = v.pipe(
  v.object({ storageAccount: id, eventHubNamespace: id }),
  v.transform(({ storageAccount, eventHubNamespace }) =>
    [storageAccount, eventHubNamespace].filter((one) => one !== ''),
  ),
)
