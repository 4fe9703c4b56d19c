// The audit of SQL of Azure, of a server, a database or Synapse: a resource of its own beside what it is about.
import type { PlannedRow } from '../../model/planned.ts'
import { enabledWord } from './azurerm-body.ts'
import { type Answered, told } from './translation.ts'
import { chosen, of, textIn, usual } from './values.ts'

/** Off, until somebody turns it on: https://learn.microsoft.com/azure/azure-sql/database/auditing-setup */
export function auditing(
  operation: string,
  owner: PlannedRow | undefined,
  policy: PlannedRow | undefined,
  isOn: unknown = of(policy, 'enabled') ?? usual(policy, 'enabled'),
): Answered {
  if (policy === undefined) {
    const isOff =
      owner !== undefined && (owner.isNew || owner.removed.some((part) => part.endsWith('_auditing_policy')))
    return isOff ? told(operation, owner, { properties: { state: 'Disabled' } }) : undefined
  }
  return told(operation, policy, {
    properties: {
      state: enabledWord(isOn),
      storageEndpoint: textIn(of(policy, 'storage_endpoint')) ?? textIn(of(policy, 'blob_storage_endpoint')), // the second since version 5
      isAzureMonitorTargetEnabled: of(policy, 'log_monitoring_enabled') ?? usual(policy, 'log_monitoring_enabled'),
      auditActionsAndGroups: chosen(of(policy, 'audit_actions_and_groups')),
      predicateExpression: textIn(of(policy, 'predicate_expression')),
    },
  })
}
