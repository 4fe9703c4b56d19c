// Microsoft.Web/sites: web apps and functions, and whether anything of them is reached in the open.
import * as v from 'valibot'
import { allTrue, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { tls } from './tls.ts'
import { caseless } from './words.ts'

const type = 'Microsoft.Web/sites'

export function webSite(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const host = body.setting(['properties', 'defaultHostName'], caseless)
  const transfers = beside(observation, `${type}/config/read`, ftps)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      inTransit: {
        enforced: allTrue(
          body.setting(['properties', 'httpsOnly'], v.boolean()),
          map(transfers, (state) => state !== 'AllAllowed'),
        ),
        minimumVersion: beside(observation, `${type}/config/read`, minimum),
      },
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: logSinks(diagnosticSettings(observation)),
    ...(host.state === 'unknown' ? {} : { aliases: [host.value] }),
  })
}

/** https://learn.microsoft.com/azure/app-service/deploy-ftp: files are put there without TLS only where all is allowed. */
const ftps = v.pipe(
  v.object({ properties: v.object({ ftpsState: v.picklist(['AllAllowed', 'FtpsOnly', 'Disabled']) }) }),
  v.transform(({ properties }) => properties.ftpsState),
)

const minimum = v.pipe(
  v.object({ properties: v.object({ minTlsVersion: tls }) }),
  v.transform(({ properties }) => properties.minTlsVersion),
)
