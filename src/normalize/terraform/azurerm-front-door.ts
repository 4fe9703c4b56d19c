// What lies in an azurerm_cdn_frontdoor_profile: the endpoints that visitors come to, the routes from there, and the groups of origins that they lead to.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { enabledWord, idUnder, listOf } from './azurerm-body.ts'
import { firewalls } from './azurerm-front-door-firewalls.ts'
import { rulesIn } from './azurerm-front-door-rules.ts'
import type { Answered, Planned } from './translation.ts'
import { at, chosen, each, isSet, leadingTo, of, textIn, usual } from './values.ts'

const type = 'Microsoft.Cdn/profiles'

export function frontDoor(planned: Planned): Answered[] {
  const { parts } = planned
  const list = (path: string, items: readonly unknown[]) => listOf(planned, `${type}/${path}/read`, items)
  const all = (path: string, rows: readonly PlannedRow[], turn: (one: PlannedRow) => unknown) =>
    list(path, rows.map(turn))
  const sets = [...parts('azurerm_cdn_frontdoor_rule_set'), ...parts('azurerm_cdn_frontdoor_batch_rule_set')]
  return [
    all('afdendpoints', parts('azurerm_cdn_frontdoor_endpoint'), endpoint),
    all('customdomains', parts('azurerm_cdn_frontdoor_custom_domain'), domain),
    all('origingroups', parts('azurerm_cdn_frontdoor_origin_group'), ({ id }) => ({ id })),
    all('origingroups/origins', parts('azurerm_cdn_frontdoor_origin'), origin),
    all('afdendpoints/routes', parts('azurerm_cdn_frontdoor_route'), route),
    all('rulesets', sets, ({ id }) => ({ id })),
    list('rulesets/rules', rulesIn(parts)),
    ...firewalls(planned),
  ]
}

/** As most of these have it: on, unless somebody says otherwise. */
const state = (one: PlannedRow, attribute: string): unknown => enabledWord(of(one, attribute) ?? usual(one, attribute))

/** Its host is one that Azure makes up. */
const endpoint = (one: PlannedRow) => ({ id: one.id, properties: { enabledState: state(one, 'enabled') } })

const domain = (one: PlannedRow) => ({
  id: one.id,
  properties: { hostName: of(one, 'host_name'), tlsSettings: { minimumTlsVersion: lowest(one) } },
})

/** The second name is that before version 5. */
function lowest(one: PlannedRow): unknown {
  const block = of(one, 'tls')
  return (
    textIn(chosen(at(block, 0, 'minimum_version'))) ??
    textIn(chosen(at(block, 0, 'minimum_tls_version'))) ??
    usual(one, 'tls.minimum_version')
  )
}

function origin(one: PlannedRow): unknown {
  const host = of(one, 'host_name')
  return leadingTo(host, {
    id: idUnder(of(one, 'cdn_frontdoor_origin_group_id'), 'origins', of(one, 'name')),
    properties: { hostName: host, enabledState: state(one, 'enabled') },
  })
}

const targets = (ids: unknown): unknown => each(ids, (id) => ({ id }))

const route = (one: PlannedRow) => ({
  id: idUnder(of(one, 'cdn_frontdoor_endpoint_id'), 'routes', of(one, 'name')),
  properties: {
    originGroup: { id: of(one, 'cdn_frontdoor_origin_group_id') },
    ruleSets: targets(of(one, 'cdn_frontdoor_rule_set_ids')),
    customDomains: targets(of(one, 'cdn_frontdoor_custom_domain_ids')),
    linkToDefaultDomain: state(one, 'link_to_default_domain'),
    supportedProtocols: of(one, 'supported_protocols'),
    httpsRedirect: state(one, 'https_redirect_enabled'),
    forwardingProtocol: of(one, 'forwarding_protocol') ?? usual(one, 'forwarding_protocol'),
    cacheConfiguration: cache(of(one, 'cache')),
    enabledState: state(one, 'enabled'),
  },
})

const cache = (block: unknown): unknown => (isMark(block) ? block : isSet(block) ? {} : null)
