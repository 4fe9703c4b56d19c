// A flow log that is kept in one region and analysed in another, as Azure Resource Manager tells of it.
import { subscriptionId } from './observed.ts'

const providers = `/subscriptions/${subscriptionId}/resourceGroups/Network/providers`

export const flows = {
  id: `${providers}/Microsoft.Network/networkWatchers/westeurope/flowLogs/clinic`,
  name: 'clinic',
  type: 'Microsoft.Network/networkWatchers/flowLogs',
  location: 'westeurope',
  tags: {},
  properties: {
    enabled: true,
    storageId: `${providers}/Microsoft.Storage/storageAccounts/Flows`,
    flowAnalyticsConfiguration: {
      networkWatcherFlowAnalyticsConfiguration: {
        enabled: true,
        workspaceRegion: 'East US',
        workspaceResourceId: `${providers}/Microsoft.OperationalInsights/workspaces/Flows`,
      },
    },
  },
}
