// azurerm_network_watcher_flow_log: the account and the workspace that records of a network's traffic are put into.
import { isMark } from '../../model/planned.ts'
import { body } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, isSet, of } from './values.ts'

export function flowLog(planned: Planned): Answered[] {
  const { main } = planned
  return [
    body(planned, 'Microsoft.Network/networkWatchers/flowLogs', {
      properties: {
        enabled: of(main, 'enabled'),
        storageId: of(main, 'storage_account_id'),
        flowAnalyticsConfiguration: {
          networkWatcherFlowAnalyticsConfiguration: analytics(of(main, 'traffic_analytics')),
        },
      },
    }),
  ]
}

const analytics = (block: unknown): unknown =>
  isMark(block)
    ? block
    : isSet(block)
      ? {
          enabled: at(block, 0, 'enabled'),
          workspaceResourceId: at(block, 0, 'workspace_resource_id'),
          workspaceRegion: at(block, 0, 'workspace_region'),
        }
      : undefined
