// azurerm_site_recovery_replicated_vm: which disks of a machine are copied, and to which region.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { body } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, listIn, of } from './values.ts'

const type =
  'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems'

/** A fabric stands for a region, which a plan tells where it manages that. */
export function replicatedMachine(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const disks = each(of(main, 'managed_disk'), (disk) => ({ diskId: at(disk, 'disk_id') }))
  const machine = of(main, 'source_vm_id')
  const fabrics = parts('azurerm_site_recovery_fabric')
  const to = of(main, 'target_recovery_fabric_id')
  const from = of(main, 'source_recovery_fabric_name')
  return [
    body(planned, type, {
      properties: {
        providerSpecificDetails: {
          instanceType: 'A2A', // the provider knows no other
          // Where the disks are told, it is they that are copied, and nobody asks for the machine.
          fabricObjectId: typeof machine !== 'string' && (listIn(disks)?.length ?? 0) > 0 ? row.id : machine,
          primaryFabricLocation: regionOf(fabrics.find(({ name }) => name === from)),
          recoveryFabricLocation: regionOf(fabrics.find(({ id }) => isSame(id, to))),
          protectedManagedDisks: disks,
        },
      },
    }),
  ]
}

const regionOf = (fabric: PlannedRow | undefined): unknown => fabric?.region ?? notTold

const isSame = (id: string, named: unknown): boolean =>
  typeof named === 'string' && named.toLowerCase() === id.toLowerCase()
