// azurerm_traffic_manager_profile and its endpoints: where a name of DNS sends visitors, by geography or by another rule.
import type { PlannedRow } from '../../model/planned.ts'
import { body, enabledWord } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { allOf, at, chosen, each, of, textIn, usual } from './values.ts'

const type = 'Microsoft.Network/trafficManagerProfiles'

/** As Azure calls each. */
const kinds: Readonly<Record<string, string>> = {
  azurerm_traffic_manager_azure_endpoint: `${type}/azureEndpoints`,
  azurerm_traffic_manager_external_endpoint: `${type}/externalEndpoints`,
  azurerm_traffic_manager_nested_endpoint: `${type}/nestedEndpoints`,
}

export function trafficManagerProfile(planned: Planned): Answered[] {
  const { main, parts } = planned
  const endpoints = [
    ...Object.entries(kinds).flatMap(([name, kind]) => parts(name).map((one) => endpoint(one, kind, switched(one)))),
    // Before version 3 there was one for all kinds.
    ...parts('azurerm_traffic_manager_endpoint').map((one) =>
      endpoint(one, kindOf(of(one, 'type')), chosen(textIn(of(one, 'endpoint_status')))),
    ),
  ]
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

const kindOf = (word: unknown): unknown => (typeof word === 'string' ? `${type}/${word}` : word)

const switched = (one: PlannedRow): unknown => enabledWord(of(one, 'enabled') ?? usual(one, 'enabled'))

/** Where an endpoint of Azure's own is, Azure knows. */
const endpoint = (one: PlannedRow, kind: unknown, status: unknown) => ({
  type: kind,
  properties: {
    endpointStatus: status,
    targetResourceId: textIn(of(one, 'target_resource_id')),
    target: chosen(textIn(of(one, 'target'))),
    endpointLocation: chosen(textIn(of(one, 'endpoint_location'))),
    geoMapping: each(of(one, 'geo_mappings'), (code) => code),
  },
})
