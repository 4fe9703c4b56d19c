// Registries of container images.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const registries = 'Microsoft.ContainerRegistry/registries'

export const containerTypes: readonly ArmType[] = [
  {
    type: registries,
    apiVersion: '2023-07-01',
    asks: [{ action: `${registries}/replications/read`, path: '/replications', list: true }, diagnosticSettings],
  },
]
