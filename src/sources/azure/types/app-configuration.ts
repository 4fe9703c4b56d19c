// Settings of applications.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const type = 'Microsoft.AppConfiguration/configurationStores'

export const appConfigurationTypes: readonly ArmType[] = [
  {
    type,
    apiVersion: '2024-05-01',
    asks: [{ action: `${type}/replicas/read`, path: '/replicas', list: true }, diagnosticSettings],
  },
]
