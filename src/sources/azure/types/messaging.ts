// Namespaces of messages: Event Hubs and Service Bus.
import type { ArmType, Ask } from '../arm-type.ts'
import { diagnosticSettings } from '../arm-type.ts'

const hubs = 'Microsoft.EventHub/namespaces'
const queues = 'Microsoft.ServiceBus/namespaces'

const asksOf = (type: `${string}/namespaces`): Ask[] => [
  { action: `${type}/networkRuleSets/read`, path: '/networkRuleSets/default' },
  { action: `${type}/disasterRecoveryConfigs/read`, path: '/disasterRecoveryConfigs', list: true },
  diagnosticSettings,
]

/** Versions before these, and perhaps the one that Resource Graph has, are silent about the regions that messages are copied to. */
export const messagingTypes: readonly ArmType[] = [
  {
    type: hubs,
    apiVersion: '2024-05-01-preview',
    graph: false,
    listed: true,
    asks: [{ action: `${hubs}/eventhubs/read`, path: '/eventhubs', list: true }, ...asksOf(hubs)],
  },
  { type: queues, apiVersion: '2023-01-01-preview', graph: false, listed: true, asks: asksOf(queues) },
]
