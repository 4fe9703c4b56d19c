// Records and images of patients.
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const service = (name: string): ArmType => ({
  type: `Microsoft.HealthcareApis/workspaces/${name}`,
  apiVersion: '2024-03-31',
  graph: false,
  asks: [diagnosticSettings],
})

export const healthTypes: readonly ArmType[] = [service('fhirservices'), service('dicomservices')]
