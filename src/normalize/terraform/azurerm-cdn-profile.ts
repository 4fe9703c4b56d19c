// azurerm_cdn_frontdoor_profile and azurerm_cdn_profile: the one with its routes, the other with its endpoints.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, listOf } from './azurerm-body.ts'
import { frontDoor } from './azurerm-front-door.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, leadingTo, listIn, of, sameId, textIn, unlessMarked, usual } from './values.ts'

const type = 'Microsoft.Cdn/profiles'

export function cdnProfile(planned: Planned): Answered[] {
  const { main, row } = planned
  const isFrontDoor = (main ?? row).type.startsWith('azurerm_cdn_frontdoor_')
  const own = isFrontDoor
    ? { location: 'global', sku: { name: of(main, 'sku_name') } } // it has no other
    : { sku: { name: of(main, 'sku') } }
  return [body(planned, type, own), ...(isFrontDoor ? frontDoor(planned) : [endpoints(planned)]), diagnostics(planned)]
}

function endpoints(planned: Planned): Answered {
  const domains = planned.parts('azurerm_cdn_endpoint_custom_domain')
  const all = planned.parts('azurerm_cdn_endpoint').map((one) => ({
    properties: {
      hostName: textIn(unlessMarked(of(one, 'fqdn'))), // Azure makes it up
      isHttpAllowed: of(one, 'is_http_allowed') ?? usual(one, 'is_http_allowed'),
      origins: each(of(one, 'origin'), (origin) => {
        const host = at(origin, 'host_name')
        return leadingTo(host, { properties: { hostName: host } })
      }),
      geoFilters: each(of(one, 'geo_filter'), (filter) => ({
        relativePath: at(filter, 'relative_path'),
        action: at(filter, 'action'),
        countryCodes: at(filter, 'country_codes'),
      })),
      deliveryPolicy: { rules: rulesOf(one) },
      customDomains: domains
        .filter((domain) => sameId(of(domain, 'cdn_endpoint_id'), one.id))
        .map((domain) => ({ properties: { hostName: of(domain, 'host_name') } })),
    },
  }))
  return listOf(planned, `${type}/endpoints/read`, all)
}

/** What they do is not read: that there are some is enough. */
function rulesOf(endpoint: PlannedRow): unknown {
  const rules = [of(endpoint, 'global_delivery_rule'), of(endpoint, 'delivery_rule')]
  return rules.find(isMark) ?? rules.flatMap((some) => listIn(some) ?? [])
}
