// Where Azure keeps logs: Log Analytics workspaces, and Application Insights, which writes into one.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const workspaces = 'Microsoft.OperationalInsights/workspaces'

/** A workspace has hundreds of tables, each with the names of all of its columns. */
const withoutColumns = (table: unknown): unknown => {
  if (!isRecord(table) || !isRecord(table['properties'])) return table
  const { schema: _, ...properties } = table['properties']
  return { ...table, properties }
}

export const monitorTypes: readonly ArmType[] = [
  {
    type: workspaces,
    apiVersion: '2025-02-01',
    // No version of it is promised to tell of replication.
    graph: false,
    asks: [
      { action: `${workspaces}/tables/read`, path: '/tables', list: true, keep: withoutColumns },
      { action: `${workspaces}/dataExports/read`, path: '/dataExports', list: true },
      diagnosticSettings,
    ],
  },
  {
    type: 'Microsoft.Insights/components',
    apiVersion: '2020-02-02',
    secrets: ['InstrumentationKey', 'ConnectionString'],
    asks: [diagnosticSettings],
  },
]
