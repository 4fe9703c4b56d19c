// Entrances, which decide where visitors are received: Traffic Manager.
import type { ArmType } from '../arm-type.ts'

/** Of each a field that is left out is read as "nobody is sent there". */
export const entranceTypes: readonly ArmType[] = [
  { type: 'Microsoft.Network/trafficManagerProfiles', apiVersion: '2022-04-01', graph: false },
]
