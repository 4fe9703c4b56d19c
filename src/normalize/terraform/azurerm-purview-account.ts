// azurerm_purview_account: who may reach it, and the stores that Purview makes for itself, which nobody knows before it has.
import { isMark } from '../../model/planned.ts'
import { body, diagnostics, enabledWord } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, isSet, of, textIn, usual } from './values.ts'

export function purviewAccount(planned: Planned): Answered[] {
  const { main } = planned
  return [
    body(planned, 'Microsoft.Purview/accounts', {
      properties: {
        publicNetworkAccess: enabledWord(of(main, 'public_network_enabled') ?? usual(main, 'public_network_enabled')),
        managedResources: managed(of(main, 'managed_resources')),
      },
    }),
    diagnostics(planned),
  ]
}

const managed = (block: unknown): unknown =>
  isMark(block)
    ? block
    : isSet(block)
      ? {
          storageAccount: textIn(at(block, 0, 'storage_account_id')),
          eventHubNamespace: textIn(at(block, 0, 'event_hub_namespace_id')),
        }
      : undefined
