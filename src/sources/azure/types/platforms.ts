// Platforms that data is worked on with: Databricks, Kubernetes, and the volumes of NetApp.
import { type ArmType, diagnosticSettings, parentOf } from '../arm-type.ts'

const accounts = 'Microsoft.NetApp/netAppAccounts'

/** Of each a field that is left out is read as "no key of the customer's" or "no copy". */
export const platformTypes: readonly ArmType[] = [
  {
    type: 'Microsoft.Databricks/workspaces',
    apiVersion: '2023-02-01',
    graph: false,
    asks: [diagnosticSettings],
  },
  {
    type: 'Microsoft.ContainerService/managedClusters',
    apiVersion: '2024-09-01',
    graph: false,
    secrets: ['servicePrincipalProfile', 'windowsProfile', 'linuxProfile'],
    asks: [diagnosticSettings],
  },
  {
    type: `${accounts}/capacityPools/volumes`,
    apiVersion: '2024-03-01',
    graph: false,
    asks: [{ action: `${accounts}/read`, path: '', within: parentOf }],
  },
]
