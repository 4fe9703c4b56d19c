// AI services with their model deployments, and machine learning workspaces.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const accounts = 'Microsoft.CognitiveServices/accounts'
const workspaces = 'Microsoft.MachineLearningServices/workspaces'

export const aiTypes: readonly ArmType[] = [
  {
    type: accounts,
    apiVersion: '2025-06-01',
    graph: false,
    listed: true,
    secrets: ['apiProperties'], // keys of services that it asks
    asks: [{ action: `${accounts}/deployments/read`, path: '/deployments', list: true }, diagnosticSettings],
  },
  {
    type: workspaces,
    apiVersion: '2024-10-01',
    graph: false,
    asks: [{ action: `${workspaces}/computes/read`, path: '/computes', list: true }, diagnosticSettings],
  },
]
