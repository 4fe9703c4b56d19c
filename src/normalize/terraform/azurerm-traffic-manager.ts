// azurerm_traffic_manager_profile and its endpoints: where a name of DNS sends visitors, by geography or by another rule.
import type { PlannedRow } from '../../model/planned.ts'
import { body, enabledWord } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { allOf, at, each, of, textIn, usual } from './values.ts'

const type = 'Microsoft.Network/trafficManagerProfiles'

/** As Azure calls each. */
const kinds: Readonly<Record<string, string>> = {
  azurerm_traffic_manager_azure_endpoint: `${type}/azureEndpoints`,
  azurerm_traffic_manager_external_endpoint: `${type}/externalEndpoints`,
  azurerm_traffic_manager_nested_endpoint: `${type}/nestedEndpoints`,
}

export function trafficManagerProfile(planned: Planned): Answered[] {
  const { main, parts } = planned
  const endpoints = Object.entries(kinds).flatMap(([name, kind]) => parts(name).map((one) => endpoint(one, kind)))
  const label = at(of(main, 'dns_config'), 0, 'relative_name')
  return [
    body(planned, type, {
      location: 'global', // it has no other
      properties: {
        profileStatus: of(main, 'profile_status') ?? usual(main, 'profile_status'),
        trafficRoutingMethod: of(main, 'traffic_routing_method'),
        ...(typeof label === 'string' ? { dnsConfig: { fqdn: `${label.toLowerCase()}.trafficmanager.net` } } : {}),
        endpoints: allOf(main, endpoints),
      },
    }),
  ]
}

/** Where an endpoint of Azure's own is, Azure knows. */
const endpoint = (one: PlannedRow, kind: string) => ({
  type: kind,
  properties: {
    endpointStatus: enabledWord(of(one, 'enabled') ?? usual(one, 'enabled')),
    targetResourceId: textIn(of(one, 'target_resource_id')),
    target: textIn(of(one, 'target')),
    endpointLocation: textIn(of(one, 'endpoint_location')),
    geoMapping: each(of(one, 'geo_mappings'), (code) => code),
  },
})
