// azurerm_log_analytics_workspace: the stores that its logs are exported to; how long each table keeps them is not in a plan.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { of, usual } from './values.ts'

const type = 'Microsoft.OperationalInsights/workspaces'

export function logAnalyticsWorkspace(planned: Planned): Answered[] {
  const { main, parts } = planned
  const exports = parts('azurerm_log_analytics_data_export_rule')
  // Of one that exists nobody here knows what was set by other means than this provider's.
  const unset = main?.isNew === true ? undefined : notTold
  const cluster = parts('azurerm_log_analytics_linked_service').map((one) => of(one, 'write_access_id'))
  return [
    body(planned, type, {
      properties: {
        features: { clusterResourceId: cluster.find((id) => id !== undefined) ?? unset },
        replication: unset,
      },
    }),
    listOf(planned, `${type}/dataExports/read`, exports.map(rule)),
    diagnostics(planned),
  ]
}

const rule = (one: PlannedRow) => ({
  properties: {
    enable: of(one, 'enabled') ?? usual(one, 'enabled'),
    destination: { resourceId: of(one, 'destination_resource_id') },
  },
})
