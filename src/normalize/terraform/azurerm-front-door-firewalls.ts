// azurerm_cdn_frontdoor_security_policy and the firewalls that they name: before which domains each stands, and whom its own rules let in.
import type { PlannedRow } from '../../model/planned.ts'
import { enabledWord, listOf } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, of, sameId, usual } from './values.ts'

const policies = 'Microsoft.Network/frontDoorWebApplicationFirewallPolicies'

export function firewalls(planned: Planned): Answered[] {
  const guards = planned.parts('azurerm_cdn_frontdoor_security_policy').map(guardOf)
  const walls = planned.parts('azurerm_cdn_frontdoor_firewall_policy')
  // Of one that this plan does not manage nobody knows whom it lets in.
  const areTold = guards.every(({ wall }) => walls.some(({ id }) => sameId(id, wall)))
  return [
    listOf(
      planned,
      'Microsoft.Cdn/profiles/securitypolicies/read',
      guards.map(({ wall, associations }) => ({
        properties: { parameters: { wafPolicy: { id: wall }, associations } },
      })),
    ),
    areTold ? told(`${policies}/read`, walls[0] ?? planned.row, { value: walls.map(wallOf) }) : undefined,
  ]
}

function guardOf(one: PlannedRow) {
  const firewall = at(of(one, 'security_policies'), 0, 'firewall', 0)
  const association = (block: unknown) => ({
    domains: each(at(block, 'domain'), (domain) => ({ id: at(domain, 'cdn_frontdoor_domain_id') })),
    patternsToMatch: at(block, 'patterns_to_match'),
  })
  return {
    wall: at(firewall, 'cdn_frontdoor_firewall_policy_id'),
    associations: each(at(firewall, 'association'), association),
  }
}

const wallOf = (one: PlannedRow) => ({
  id: one.id,
  properties: {
    policySettings: {
      enabledState: enabledWord(of(one, 'enabled') ?? usual(one, 'enabled')),
      mode: of(one, 'mode'),
    },
    customRules: { rules: each(of(one, 'custom_rule'), ruleOf) },
  },
})

const ruleOf = (one: unknown) => ({
  priority: at(one, 'priority'),
  enabledState: enabledWord(at(one, 'enabled')),
  ruleType: at(one, 'type'),
  action: at(one, 'action'),
  matchConditions: each(at(one, 'match_condition'), (condition) => ({
    matchVariable: at(condition, 'match_variable'),
    operator: at(condition, 'operator'),
    negateCondition: at(condition, 'negation_condition'),
    matchValue: at(condition, 'match_values'),
  })),
})
