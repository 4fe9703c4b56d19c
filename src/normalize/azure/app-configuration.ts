// Microsoft.AppConfiguration/configurationStores: settings of applications, and the regions that they are copied to.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { access, isOpen } from './public-access.ts'

const type = 'Microsoft.AppConfiguration/configurationStores'

export function configurationStore(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(['properties', 'encryption', 'keyVaultProperties', 'keyIdentifier'], host, null) // null where Microsoft has the key
  const endpoint = body.setting(['properties', 'endpoint'], host)
  return armResource(observation, body, {
    type,
    ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/azure-app-configuration/concept-customer-managed-keys
      // Its endpoint is one of https; which versions it refuses no page was found to say.
      inTransit: { enforced: known(true, []), minimumVersion: unknown('unsupported') },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      ...placedLater,
    },
    references: gather(
      keyReference('azure-app-configuration-encryption', key),
      // Each takes changes: https://learn.microsoft.com/azure/azure-app-configuration/concept-geo-replication
      pointers(
        'replica',
        'azure-app-configuration-replica',
        beside(observation, `${type}/replicas/read`, listOf(replica)),
        (all, from) => all.map(({ location }) => ({ locator: known(`azure-region:${location}`, from) })),
      ),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const replica = v.object({ location: v.pipe(v.string(), v.nonEmpty(), v.transform(regionName)) })

/** Left null, it is open until it has a private endpoint: https://learn.microsoft.com/azure/azure-app-configuration/howto-disable-public-access */
const isPublic = ({ settingOr }: ArmBody): Fact<boolean> =>
  chain(settingOr(['properties', 'publicNetworkAccess'], access, null), (word, from) =>
    word === null
      ? map(
          settingOr(['properties', 'privateEndpointConnections'], v.array(v.unknown()), []),
          (all) => all.length === 0,
        )
      : isOpen(known(word, from)),
  )
