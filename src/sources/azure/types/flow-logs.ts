// Flow logs of networks.
import type { ArmType } from '../arm-type.ts'

export const flowLogTypes: readonly ArmType[] = [
  { type: 'Microsoft.Network/networkWatchers/flowLogs', apiVersion: '2023-11-01', graph: false },
]
