// A workspace of audit logs and an application that writes into it, as Azure Resource Manager tells of them.
import { group } from './observed.ts'

export const audit = {
  id: `${group}/providers/Microsoft.OperationalInsights/workspaces/audit`,
  name: 'audit',
  type: 'Microsoft.OperationalInsights/workspaces',
  location: 'westeurope',
  tags: {},
  properties: {
    sku: { name: 'PerGB2018' },
    retentionInDays: 90,
    features: { enableLogAccessUsingOnlyResourcePermissions: true },
    replication: { enabled: true, location: 'North Europe', provisioningState: 'Succeeded' },
  },
}

export const portal = {
  id: `${group}/providers/microsoft.insights/components/portal`,
  name: 'portal',
  type: 'Microsoft.Insights/components',
  kind: 'web',
  location: 'westeurope',
  tags: { DataClass: 'personal' },
  properties: {
    Application_Type: 'web',
    IngestionMode: 'LogAnalytics',
    WorkspaceResourceId: audit.id,
    RetentionInDays: 90,
    InstrumentationKey: '6b0f9c3e-hush',
    ConnectionString:
      'InstrumentationKey=6b0f9c3e-hush;IngestionEndpoint=https://westeurope.in.applicationinsights.azure.com/',
  },
}

export const tablesOf = (...days: number[]) => ({
  value: days.map((totalRetentionInDays, index) => ({
    name: `Table${index}`,
    properties: {
      totalRetentionInDays,
      retentionInDays: 30,
      schema: { columns: [{ name: 'ColumnOfNoUse', type: 'string' }] },
    },
  })),
})

export const exporting = (to: string, enable = true) => ({
  value: [{ name: 'rule', properties: { enable, destination: { resourceId: to }, tableNames: ['SecurityEvent'] } }],
})
