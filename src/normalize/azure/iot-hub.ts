// Microsoft.Devices/IotHubs: what devices report and are told, the paired region that the hub fails over to, and where it sends messages on.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { allTrue, anyTrue, chain, type Fact, gather, known, map, not, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { routes, uploads } from './iot-hub-routes.ts'
import { addressRules, ruleSet, verdictOnAll } from './public-access.ts'
import { tls } from './tls.ts'
import { caseless, enabled } from './words.ts'

const type = 'Microsoft.Devices/IotHubs'

export function iotHub(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(['properties', 'encryption'], encryption, null) // left out where Microsoft has the key
  const endpoint = body.setting(['properties', 'hostName'], caseless)
  const locations = body.setting(['properties', 'locations'], v.pipe(v.array(location), v.minLength(1)))
  return armResource(observation, body, {
    type,
    ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
    holds: 'content',
    location: { ...body.location, region: primaryOf(locations, body) },
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/iot-hub/iot-hub-customer-managed-keys
      inTransit: {
        enforced: known(true, []), // https://learn.microsoft.com/azure/iot-hub/iot-hub-devguide-protocols: each of them under TLS
        minimumVersion: body.setting(['properties', 'minTlsVersion'], tls),
      },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      ...placedLater,
    },
    references: gather(
      keyReference('azure-iot-hub-encryption', key),
      failover(locations, body),
      routes(body),
      uploads(body),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const encryption = v.pipe(
  v.object({ keyVaultProperties: v.tuple([v.object({ keyIdentifier: host })]) }),
  v.transform(({ keyVaultProperties: [{ keyIdentifier }] }) => keyIdentifier),
)

const region = v.pipe(v.string(), v.nonEmpty(), v.transform(regionName))

const location = v.variant('role', [
  v.object({ role: v.literal('primary'), location: region }),
  // null: of a hub that is planned nobody says which, and the region table knows the pair.
  v.object({ role: v.literal('secondary'), location: v.nullable(region) }),
])

type Locations = v.InferOutput<typeof location>[]

/** A failover moves it, and `location` keeps naming the region of its creation. */
const primaryOf = (locations: Fact<Locations>, { location: home }: ArmBody): Fact<string> =>
  locations.state === 'unknown' && locations.reason === 'not-recorded'
    ? home.region
    : chain(locations, (all, from) => {
        const primary = all.find((one) => one.role === 'primary')
        return primary === undefined ? unknown('malformed') : known(primary.location, from)
      })

const mechanism = 'azure-iot-hub-pair'

/**
 * Identities and twins of devices are copied to the pair, and nobody can turn that off, except where Azure offers to keep data in
 * the region: https://learn.microsoft.com/azure/iot-hub/iot-hub-ha-dr
 */
function failover(locations: Fact<Locations>, { settingOr }: ArmBody): Fact<Reference[]> {
  const stays = settingOr(['properties', 'enableDataResidency'], v.boolean(), false)
  if (stays.state === 'known' && stays.value) return known([], stays.from)
  return pointers('replica', mechanism, locations, (all, from) =>
    all
      .filter(({ role }) => role === 'secondary')
      .map((one) => ({
        role: 'pair',
        locator: one.location === null ? unknown('unresolved') : known(`azure-region:${one.location}`, from),
      })),
  )
}

/** Whoever has a key, from anywhere: neither kind of rule for addresses shuts the others out. */
const isPublic = ({ setting, settingOr }: ArmBody): Fact<boolean> =>
  allTrue(
    setting(['properties', 'publicNetworkAccess'], enabled),
    anyTrue(
      settingOr(['properties', 'networkRuleSets'], ruleSet, true),
      // What devices have sent is read there. Azure always tells it.
      not(settingOr(['properties', 'networkRuleSets', 'applyToBuiltInEventHubEndpoint'], v.boolean(), true)),
    ),
    map(settingOr(['properties', 'ipFilterRules'], addressRules, []), (rules) => verdictOnAll(rules) !== 'shut out'),
  )
