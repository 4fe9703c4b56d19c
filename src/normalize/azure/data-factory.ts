// Microsoft.DataFactory/factories: pipelines that move data, and the regions of the machines that they run on.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'

const type = 'Microsoft.DataFactory/factories'

export function dataFactory(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(['properties', 'encryption'], encryption, null) // left out where Microsoft has the key
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/data-factory/enable-customer-managed-key
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azure-data-factory-encryption', key),
      runtimes(observation, body.location.region),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const encryption = v.pipe(
  v.object({ vaultBaseUrl: host }),
  v.transform(({ vaultBaseUrl }) => vaultBaseUrl),
)

const runtime = v.pipe(
  v.object({
    properties: v.object({
      type: v.picklist(['Managed', 'SelfHosted']),
      managedVirtualNetwork: v.nullish(v.object({})),
      typeProperties: v.nullish(
        v.object({ computeProperties: v.nullish(v.object({ location: v.nullish(v.pipe(v.string(), v.nonEmpty())) })) }),
      ),
    }),
  }),
  v.transform(({ properties: { type: kind, managedVirtualNetwork, typeProperties } }) => ({
    own: kind === 'SelfHosted',
    inside: Boolean(managedVirtualNetwork),
    location: regionName(typeProperties?.computeProperties?.location ?? 'AutoResolve'),
  })),
)

/** One for each region. Every factory has a runtime besides that no list names, and whether a pipeline uses it no setting tells. */
function runtimes(observation: Observation, home: Fact<string>): Fact<Reference[]> {
  const { account } = observation
  const all = beside(observation, `${type}/integrationRuntimes/read`, listOf(runtime))
  return pointers('replica', 'azure-data-factory-runtime', all, (each, from) => {
    const places = each.map((one) => region(one, home, from))
    return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()].map((place) => ({
      locator: place.state === 'unknown' ? place : known(`azure-region:${place.value}`, from),
      account,
    }))
  })
}

/**
 * https://learn.microsoft.com/azure/data-factory/concepts-integration-runtime#integration-runtime-location: one that resolves
 * itself goes to where the data is sent, but within a managed network stays at home. Machines of one's own may be anywhere.
 */
function region(
  { own, inside, location }: v.InferOutput<typeof runtime>,
  home: Fact<string>,
  from: number[],
): Fact<string> {
  if (own) return unknown('unsupported')
  if (location !== 'autoresolve') return known(location, from)
  return inside ? home : unknown('unresolved')
}
