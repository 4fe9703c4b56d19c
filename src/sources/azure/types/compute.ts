// Disks of machines, what was copied from them, and the sets that name their keys; the bodies tell all that is asked of them.
import type { ArmType } from '../arm-type.ts'

const disks = '2024-03-02'

export const computeTypes: readonly ArmType[] = [
  { type: 'Microsoft.Compute/disks', apiVersion: disks },
  { type: 'Microsoft.Compute/snapshots', apiVersion: disks },
  { type: 'Microsoft.Compute/diskEncryptionSets', apiVersion: disks },
  { type: 'Microsoft.Compute/images', apiVersion: '2024-07-01' },
  { type: 'Microsoft.Compute/galleries/images/versions', apiVersion: '2024-03-03', graph: false },
]
