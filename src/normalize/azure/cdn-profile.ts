// Microsoft.Cdn/profiles: Front Door, and the delivery networks before it: what they keep at their edges, and whom they send where.
import * as v from 'valibot'
import { chain, type Fact, gather, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { cdnHosts, cdnPassages } from './cdn-endpoints.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { atItsEdges, encryptedAllTheWay, entranceReferences, type Passage } from './entrance.ts'
import { frontDoorHosts, frontDoorPassages, lowestVersion } from './front-door-routes.ts'

const type = 'Microsoft.Cdn/profiles'

export function cdnProfile(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const isFrontDoor = body.setting(['sku', 'name'], frontDoor)
  const passages = chain(isFrontDoor, (is): Fact<Passage[]> =>
    is ? frontDoorPassages(observation) : cdnPassages(observation),
  )
  const diagnostics = diagnosticSettings(observation)
  const hosts = [...frontDoorHosts(observation), ...cdnHosts(observation)]
  return armResource(observation, body, {
    type,
    holds: 'metadata', // what it keeps is a copy of what its origins hold, and judged as that
    location: atItsEdges(body.location),
    facets: {
      inTransit: {
        enforced: encryptedAllTheWay(passages),
        // Of the older kind only each domain tells, which is a question for each.
        minimumVersion: chain(isFrontDoor, (is) => (is ? lowestVersion(observation) : unknown('unsupported'))),
      },
      // https://learn.microsoft.com/azure/frontdoor/monitor-front-door-reference
      logging: {
        dataAccess: chain(isFrontDoor, (is) =>
          keepsLogs(diagnostics, [is ? 'FrontDoorAccessLog' : 'AzureCdnAccessLog']),
        ),
      },
      routing: { strayGeographies: unknown('unresolved') },
    },
    references: gather(entranceReferences(passages), logSinks(diagnostics)),
    ...(hosts.length === 0 ? {} : { aliases: hosts }),
  })
}

/** `Standard_AzureFrontDoor`; `Standard_Microsoft` and those of other companies are of the older kind. */
const frontDoor = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.transform((sku) => /_AzureFrontDoor$/i.test(sku)),
)
