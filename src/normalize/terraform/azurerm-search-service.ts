// azurerm_search_service: whether it demands keys of one's own, who reaches it, and how many replicas it has.
import { body, diagnostics, enabledWord } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { each, of, usual, word } from './values.ts'

export function searchService(planned: Planned): Answered[] {
  const { main } = planned
  const demanded =
    of(main, 'customer_managed_key_enforcement_enabled') ?? usual(main, 'customer_managed_key_enforcement_enabled')
  return [
    body(planned, 'Microsoft.Search/searchServices', {
      properties: {
        encryptionWithCmk: {
          enforcement: word(demanded, 'Enabled', 'Disabled'),
          encryptionComplianceStatus: of(main, 'customer_managed_key_encryption_compliance_status'),
        },
        publicNetworkAccess: enabledWord(
          of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled'),
        ),
        networkRuleSet: { ipRules: each(of(main, 'allowed_ips'), (value) => ({ value })) },
        replicaCount: of(main, 'replica_count') ?? usual(main, 'replica_count'),
      },
    }),
    diagnostics(planned),
  ]
}
