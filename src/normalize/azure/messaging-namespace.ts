// Event Hubs and Service Bus: under whose key messages lie, who reaches them, and the regions and stores that they are copied to.
import * as v from 'valibot'
import { allTrue, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Facets } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host } from './encryption.ts'
import { capture, eventHubs, retained } from './event-hubs.ts'
import { partners, primaryRegion, replicaRegions } from './messaging-copies.ts'
import { tls } from './tls.ts'
import { access, isOpen, ruleSet } from './public-access.ts'

const hubs = 'Microsoft.EventHub/namespaces'
const queues = 'Microsoft.ServiceBus/namespaces'

export function eventHubsNamespace(observation: Observation): Resource | Gap {
  const all = eventHubs(observation, hubs)
  return namespace(observation, hubs, { retention: { days: retained(all), locked: known(false, []) } }, capture(all))
}

export const serviceBusNamespace = (observation: Observation): Resource | Gap =>
  namespace(observation, queues, {}, known([], []))

function namespace(
  observation: Observation,
  type: typeof hubs | typeof queues,
  more: Facets,
  sent: Fact<Reference[]>,
): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const vaults = body.settingOr(['properties', 'encryption'], encryption, []) // left out where Microsoft has the key
  const endpoint = body.setting(['properties', 'serviceBusEndpoint'], host)
  return armResource(observation, body, {
    type,
    ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
    holds: 'content',
    location: { ...body.location, region: primaryRegion(body) },
    facets: {
      // https://learn.microsoft.com/azure/event-hubs/configure-customer-managed-key, and service-bus-messaging/configure-customer-managed-key
      ...encryptedAlways(map(vaults, (all) => all[0] ?? null)),
      inTransit: {
        // https://learn.microsoft.com/azure/event-hubs/transport-layer-security-enforce-minimum-version, and service-bus-messaging/ likewise
        enforced: known(true, []),
        minimumVersion: body.setting(['properties', 'minimumTlsVersion'], tls),
      },
      exposure: { public: isPublic(observation, type, body) },
      classification: unclassified,
      redundancy: { mode: map(body.setting(['properties', 'zoneRedundant'], v.boolean()), zones) },
      ...placedLater,
      ...more,
    },
    references: gather(
      pointers('key', 'azure-messaging-encryption', vaults, (all, from) =>
        all.map((vault) => ({ locator: known(vault, from) })),
      ),
      replicaRegions(body),
      partners(observation, type),
      sent,
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const encryption = v.pipe(
  v.object({ keyVaultProperties: v.pipe(v.array(v.object({ keyVaultUri: host })), v.minLength(1)) }),
  v.transform(({ keyVaultProperties }) => [...new Set(keyVaultProperties.map(({ keyVaultUri }) => keyVaultUri))]),
)

const zones = (several: boolean) => (several ? ('multi-zone' as const) : ('single-zone' as const))

const rules = v.pipe(
  v.object({ properties: ruleSet }),
  v.transform(({ properties }) => properties),
)

/** Whoever has a key, from anywhere: enabled is what Azure makes of a setting that nobody made. */
const isPublic = (observation: Observation, type: `${string}/namespaces`, { settingOr }: ArmBody): Fact<boolean> =>
  allTrue(
    isOpen(settingOr(['properties', 'publicNetworkAccess'], access, 'Enabled' as const)),
    beside(observation, `${type}/networkRuleSets/read`, rules),
  )
