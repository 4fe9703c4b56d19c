// azurerm_cdn_frontdoor_rule, and the rules within azurerm_cdn_frontdoor_batch_rule_set: what they do with whoever is on a route.
import { isRecord } from '../../model/json.ts'
import { isMark } from '../../model/planned.ts'
import { idUnder } from './azurerm-body.ts'
import type { Planned } from './translation.ts'
import { at, isSet, listIn, of } from './values.ts'

export function rulesIn(parts: Planned['parts']): unknown[] {
  const own = parts('azurerm_cdn_frontdoor_rule').map((one) =>
    rule(of(one, 'cdn_frontdoor_rule_set_id'), of(one, 'name'), of(one, 'actions')),
  )
  const batches = parts('azurerm_cdn_frontdoor_batch_rule_set').flatMap((one): unknown[] => {
    const rules = of(one, 'rule')
    return isMark(rules)
      ? [rules]
      : (listIn(rules) ?? []).map((each) => rule(one.id, at(each, 'name'), at(each, 'actions')))
  })
  return [...own, ...batches]
}

const rule = (set: unknown, name: unknown, actions: unknown) => ({
  id: idUnder(set, 'rules', name),
  properties: { actions: actionsIn(actions) },
})

/** Until version 5 the name of each ended in `_action`. */
function actionsIn(block: unknown): unknown {
  const all = at(block, 0)
  if (!isRecord(all) || isMark(all)) return all
  return Object.entries(all).flatMap(([name, some]) =>
    isMark(some)
      ? [some]
      : isSet(some)
        ? (listIn(some) ?? []).map((one) => action(name.replace(/_action$/, ''), one))
        : [],
  )
}

/** As Azure calls each that says nothing else that matters here. */
const names: Readonly<Record<string, string>> = {
  modify_request_header: 'ModifyRequestHeader',
  modify_response_header: 'ModifyResponseHeader',
  request_header: 'ModifyRequestHeader',
  response_header: 'ModifyResponseHeader',
  url_rewrite: 'UrlRewrite',
}

function action(name: string, one: unknown): unknown {
  if (name === 'url_redirect')
    return { name: 'UrlRedirect', parameters: { destinationProtocol: at(one, 'redirect_protocol') } }
  if (name === 'route_configuration_override') return { name: 'RouteConfigurationOverride', parameters: override(one) }
  return { name: names[name] ?? name }
}

/** Until version 5 what is within `origin_group` and `caching` now stood right here. */
function override(one: unknown) {
  const group = at(one, 'origin_group', 0, 'cdn_frontdoor_origin_group_id') ?? at(one, 'cdn_frontdoor_origin_group_id')
  return {
    originGroupOverride:
      group === undefined
        ? null
        : {
            originGroup: { id: group },
            forwardingProtocol: at(one, 'origin_group', 0, 'forwarding_protocol') ?? at(one, 'forwarding_protocol'),
          },
    cacheConfiguration: cache(at(one, 'caching', 0, 'behaviour') ?? at(one, 'cache_behavior')),
  }
}

const cache = (behaviour: unknown): unknown =>
  isMark(behaviour) ? behaviour : isSet(behaviour) && behaviour !== 'Disabled' ? {} : null
