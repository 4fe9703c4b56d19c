// azurerm_container_registry: the regions that images are copied to, under whose key they lie, and who may pull them.
import type { PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, hostOf } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, of, usual, writtenBlock } from './values.ts'

const type = 'Microsoft.ContainerRegistry/registries'

export function containerRegistry(planned: Planned): Answered[] {
  const { main, row } = planned
  const rules = writtenBlock(main, 'network_rule_set')
  return [
    body(planned, type, {
      properties: {
        loginServer: hostOf(planned, 'azurecr.io'),
        encryption: encryption(main),
        anonymousPullEnabled: of(main, 'anonymous_pull_enabled') ?? usual(main, 'anonymous_pull_enabled'),
        publicNetworkAccess: enabledWord(
          of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled'),
        ),
        networkRuleSet: isSet(rules) ? { defaultAction: at(rules, 0, 'default_action') } : undefined,
      },
    }),
    main &&
      told(`${type}/replications/read`, row, {
        value: each(of(main, 'georeplications'), (one) => ({ location: at(one, 'location') })),
      }),
    diagnostics(planned),
  ]
}

/** Before version 4 the block says itself whether it counts. */
function encryption(main: PlannedRow | undefined): unknown {
  const block = writtenBlock(main, 'encryption')
  if (!isSet(block) || at(block, 0, 'enabled') === false) return undefined
  return { status: 'enabled', keyVaultProperties: { keyIdentifier: at(block, 0, 'key_vault_key_id') } }
}
