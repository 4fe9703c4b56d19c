// azurerm_application_insights: the workspace that what an application tells is written to.
import { body, diagnostics } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { of, textIn } from './values.ts'

export function applicationInsights(planned: Planned): Answered[] {
  const workspace = textIn(of(planned.main, 'workspace_id'))
  return [
    body(planned, 'Microsoft.Insights/components', {
      properties: {
        IngestionMode: workspace === undefined ? 'ApplicationInsights' : 'LogAnalytics',
        WorkspaceResourceId: workspace,
      },
    }),
    diagnostics(planned),
  ]
}
