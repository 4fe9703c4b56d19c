// azurerm_machine_learning_workspace: the vault, the account and the registry that it works with, and the regions of its machines.
import { afterApply, isMark, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, isSet, of, textIn } from './values.ts'

const type = 'Microsoft.MachineLearningServices/workspaces'

export function machineLearningWorkspace(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const near = (one: PlannedRow) => computeIn(textIn(of(one, 'location')) ?? row.region ?? afterApply)
  return [
    body(planned, type, {
      properties: {
        encryption: encryption(of(main, 'encryption')),
        keyVault: of(main, 'key_vault_id'),
        storageAccount: of(main, 'storage_account_id'),
        containerRegistry: textIn(of(main, 'container_registry_id')),
        applicationInsights: textIn(of(main, 'application_insights_id')),
      },
    }),
    listOf(planned, `${type}/computes/read`, [
      ...parts('azurerm_machine_learning_compute_cluster').map(near),
      ...parts('azurerm_machine_learning_compute_instance').map(near), // beside the workspace, since version 4
      ...parts('azurerm_machine_learning_inference_cluster').map((one) => attached(of(one, 'kubernetes_cluster_id'))),
      ...parts('azurerm_machine_learning_synapse_spark').map((one) => attached(of(one, 'synapse_spark_pool_id'))),
    ]),
    diagnostics(planned),
  ]
}

const encryption = (block: unknown): unknown =>
  isMark(block)
    ? block
    : isSet(block)
      ? { status: 'Enabled', keyVaultProperties: { keyIdentifier: at(block, 0, 'key_id') } }
      : undefined

const computeIn = (location: unknown) => ({ properties: { computeLocation: location } })

const attached = (id: unknown) => ({ properties: { resourceId: id } })
