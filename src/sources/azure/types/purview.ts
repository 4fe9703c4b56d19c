// Catalogues of what other stores hold.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

export const purviewTypes: readonly ArmType[] = [
  {
    type: 'Microsoft.Purview/accounts',
    apiVersion: '2021-12-01',
    graph: false,
    secrets: ['cloudConnectors'], // with the external id by which it enters accounts of AWS
    asks: [diagnosticSettings],
  },
]
