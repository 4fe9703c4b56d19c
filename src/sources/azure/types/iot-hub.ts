// IoT hubs: what devices report and are told.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

export const iotHubTypes: readonly ArmType[] = [
  {
    type: 'Microsoft.Devices/IotHubs',
    apiVersion: '2023-06-30',
    graph: false,
    secrets: ['authorizationPolicies'],
    asks: [diagnosticSettings],
  },
]
